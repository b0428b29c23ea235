"""Which distributions an import can come from, and what each brings along."""

import sys

from mlfolio.evidence.packages.distribution_names import ALTERNATIVES, BRINGS
from mlfolio.evidence.packages.known_modules import KNOWN_MODULES
from mlfolio.evidence.packages.requirements import normalised

_PYTHON_2 = frozenset(
    "__builtin__ BaseHTTPServer ConfigParser Cookie HTMLParser Queue SimpleHTTPServer SocketServer StringIO Tkinter"
    " UserDict UserList UserString anydbm cPickle cProfile cStringIO commands cookielib copy_reg dumbdbm exceptions"
    " future_builtins gdbm htmlentitydefs httplib md5 new popen2 repr robotparser rfc822 sets sha thread tkFileDialog"
    " tkMessageBox ttk urllib2 urlparse whichdb xmlrpclib _winreg".split()
)
_LATER = frozenset("annotationlib compression tomllib".split())
_REMOVED = frozenset(
    "aifc asynchat asyncore audioop binhex cgi cgitb chunk crypt distutils dummy_threading formatter imghdr imp lib2to3"
    " macpath msilib nis nntplib ossaudiodev parser pipes smtpd sndhdr spwd sunau symbol telnetlib uu xdrlib".split()
)

STANDARD_LIBRARY = frozenset(sys.stdlib_module_names) | _PYTHON_2 | _LATER | _REMOVED
"""The modules that some Python brings, from 2.7 on; the same on whatever Python mlfolio runs."""

PLATFORM = frozenset(
    "google.colab kaggle_secrets kaggle_datasets kaggle_environments kaggle_evaluation learntools dbutils IPython"
    " ipykernel ipython_genutils jupyter_core pkg_resources setuptools pip wheel get_ipython this antigravity"
    " _typeshed __main__ pyspark.dbutils notebookutils mssparkutils awsglue".split()
)
"""What a notebook service, Jupyter or every installation of Python already holds."""

_NAMESPACES = frozenset({"google", "azure"})

PARTS = {"mpl_toolkits": "matplotlib", "pylab": "matplotlib"}
"""Modules that come with another one, which most code imports besides: the package is said once."""


def distributions(module: str) -> frozenset[str]:
    """Return the names, normalised, that a top-level module may be declared by; its own name is always among them."""
    own = normalised(module)
    return ALTERNATIVES.get(module, frozenset()) | {own, f"python-{own}", f"{own}-python", f"py{own}"}


def with_all_they_bring(declared: frozenset[str]) -> frozenset[str]:
    """Return `declared` and what those distributions are known to install along with themselves."""
    found = set(declared)
    waiting = list(declared)
    while waiting:
        for brought in BRINGS.get(waiting.pop(), ()):
            if brought not in found:
                found.add(brought)
                waiting.append(brought)
    return frozenset(found)


def is_well_known(module: str) -> bool:
    """Return whether a top-level module belongs to a distribution that nearly every reader knows."""
    return module in ALTERNATIVES or normalised(module) in BRINGS


def is_told(module: str) -> bool:
    """Return whether a top-level module that is not here can be told from one of the authors' own that is missing."""
    return is_well_known(module) or module in KNOWN_MODULES or module.partition(".")[0] in _NAMESPACES


def covers(declared: frozenset[str], module: str) -> bool:
    """Return whether one of the distributions in `declared` can hold the top-level `module`.

    A module that is not well known may be part of any distribution whose name holds its own (`flask_login`,
    `google.cloud`, `scikitplot`): its real name is not known here.
    """
    if distributions(module) & declared:
        return True
    if is_well_known(module) and module not in _NAMESPACES:
        return False
    plain = normalised(module).replace("-", "")
    return len(plain) > 3 and any(plain in one.replace("-", "") for one in declared)
