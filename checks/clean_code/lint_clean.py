"""Few problems by a pinned selection of ruff's rules for real defects."""

from collections.abc import Iterable, Iterator

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.diagnostic import Diagnostic
from mlfolio.evidence.code.diagnostics import DEFECTS
from mlfolio.evidence.code.import_time import names_read_on_import
from mlfolio.evidence.code.lint import Lint
from mlfolio.evidence.code.missing_imports import ModulesHere
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.code.syntax import runs_on_python_2
from mlfolio.evidence.coursework.handouts import cells_not_to_modify, of_a_provider
from mlfolio.evidence.files import Files
from mlfolio.evidence.packages.dependencies import Dependencies
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable

_NOTHING_AT = 30
"""Problems per 1,000 lines where nothing is granted: the tenth with most, among 47 real repositories, starts there."""

_SMALLEST = 200
"""Lines. A smaller project is counted as one of this size: its first slip is no density yet."""

_STOPS = 10
"""Problems that a module counts as which cannot be imported, or run as a script: the rest of it is for nothing."""

_PASSES_AT = 0.95
_ONCE_A_NAME = ("F821", "NPY")
_ALIKE = {"NPY003": "NPY201", "PLW0128": "PLW0127"}
"""Rules that say once more what another one says of the same name, or of the same assignment."""

_PYTHON_2 = frozenset("basestring cmp execfile file long raw_input reduce reload unichr unicode xrange".split())
"""Names that Python 2 had."""

_NAMES_OF_IPYTHON = frozenset({"display", "get_ipython"})
"""Built-in names wherever IPython runs the code, modules that its notebooks import among it."""

_BROUGHT = _PYTHON_2 | _NAMES_OF_IPYTHON
"""Names that some other Python has."""

_FACTS = {
    "B006": "a mutable default is shared by all calls",
    "B015": "a comparison whose result nobody uses",
    "B017": "a test that any exception passes",
    "E711": "a comparison with `None` by `==` or `!=`",
    "E722": "a bare `except` swallows every error, Ctrl-C among them",
    "F632": "`is` compares a literal by identity",
    "NPY001": "what numpy 1.24 has removed",
    "NPY003": "what numpy 2 has removed",
    "NPY201": "what numpy 2 has removed",
    "F403": "a star import hides where names come from",
}
"""What ruff puts as advice, as a fact."""

_BEFORE_2 = lazy_pattern(r"(?:==|~=|<=?) ?[01]\.|< ?2|^[01]\.|=[01]\.")
_ADVICE = lazy_pattern(r"[,;.] (?:[Rr]eplace|[Uu]se|[Cc]onsider|[Pp]refer|[Rr]emove|raise|[Dd]id you)\b")


@check(
    title="The code has few defects that a linter finds",
    how=(
        "Ruff's rules for real defects, none for style: undefined names, star imports, bare except that goes on, "
        "mutable defaults, comparisons that are never true, what newer numpy has removed. A module that cannot be "
        "imported (an undefined name at the top, or, before Python 3.14, in an annotation; a module or name of the "
        "project's own that is not here) counts as ten. Unused code and syntax "
        "errors are counted elsewhere; cells headed 'do not modify', and notebooks in which a provider of courses "
        "states its rights, are left out. No problem grants all, 30 or more per 1,000 lines of code nothing (under 200 "
        "lines count as 200); passes up to 1.5 per 1,000. Half of 47 real repositories have at most one."
    ),
    fix=(
        "Run `ruff check --select A001,B,E711,E722,F,NPY,PLE,PLW,W605 .` and mend what it reports. Where a module"
        " or name is not here, which ruff does not see, add it or import what is."
    ),
    # Real defects, though most careful authors have few: it goes with judged code at .35 on 47 repositories.
    weight=1.5,
    absence=True,
    source=Citation("A", "Programming Proficiency", "writing clean, maintainable code"),
    after=("code-parses",),
    bad=[
        Example(
            {
                "train.py": (
                    "from models import *  <-- bad\n\n\ndef fit(rows, seen=[]):  <-- bad\n    try:\n"
                    "        seen.append(rows)\n    except:  <-- bad\n        return None\n"
                )
            }
        ),
        Example(
            {"eda.ipynb": ["import numpy as np", "ages = np.zeros(3, dtype=np.float)  <-- bad", "print(agse)  <-- bad"]}
        ),
        Example(
            {
                "net/__init__.py": "",
                "net/layers.py": "def dense(x: float) -> Tuple[float, float]:  <-- bad\n    return x, x\n",
                "net/train.py": "from net.layers import dense, relu  <-- bad\n\nprint(dense(1.0), relu)\n",
                "net/api.py": "from .model import Net  <-- bad\n\nprint(Net)\n",
            },
            note="modules that nobody can import",
        ),
    ],
    good=[
        Example(
            {
                "net/layers.py": "import other.layers\n\ntry:\n    from net.fast import dense\nexcept ImportError:\n"
                "    from net import slow as dense\n\n\ndef fit():\n    import net.later\n\n"
                "    return net, other, dense\n",
                "net/slow.py": "from net import config, layers\nfrom net._version import version\n\n"
                "print(config, layers, version)\n",
            },
            note="others' modules, and those that a build or the reader makes",
        ),
        Example({"train.py": "def fit(rows, seen=None):\n    return [*(seen or []), *rows]\n"}),
        Example(
            {"eda.ipynb": ["%time total = sum(range(9))\ntotal", "total == 36"]}, note="notebooks may show a value"
        ),
    ],
)
def lint_clean(sources: Sources, lint: Lint, dependencies: Dependencies, files: Files) -> Verdict:
    """A linter finds in a second what a reviewer finds in an hour: names that do not exist, errors swallowed whole.

    Code that was never put through one shows it.
    """
    handed_out = of_a_provider(files)
    authored = [one for one in sources.authored if one.has_statements and one.path not in handed_out]
    lines = sum(source.code_lines for source in authored)
    if not lines:
        return not_applicable("no Python code that parses" if not handed_out else "a course wrote all the code")
    rules = [rule for rule in DEFECTS if not (rule.startswith("NPY") and _holds_numpy_back(dependencies))]
    said = (one for source in authored for one in lint.about(source.path, *rules) if not _is_given(one, source))
    held = [one for one in said if not _is_brought(one, sources)]
    found = list(_distinct(held))
    asked_for = dependencies.declared("python") | {one.name for one in dependencies.installs}
    missing = list(_missing(authored, ModulesHere(files, sources, asked_for)))
    stopped = {*_stopped(held, authored), *(one.path for one in missing)}
    # What stops a module is one of its problems already, unless it is an import.
    problems = len(found) + (_STOPS - 1) * len(stopped) + len({one.path for one in missing})
    density = 1000 * problems / max(lines, _SMALLEST)
    return graded(1 - density / _NOTHING_AT, [*missing, *_findings(found)], passes_at=_PASSES_AT)


def _missing(authored: list[Source], own: ModulesHere) -> Iterator[Finding]:
    for source in authored:
        for one in own.missing(source):
            yield source.finding(f"imports `{one.name}`, which is not here: the module cannot be imported", one.line)


def _stopped(diagnostics: list[Diagnostic], authored: list[Source]) -> Iterator[str]:
    """Yield the paths of the modules that look up an undefined name whatever the data."""
    undefined = {(one.path, one.name, one.line) for one in diagnostics if one.rule == "F821"}
    paths = {path for path, *_ in undefined}
    for source in authored:
        if source.path in paths and not source.is_notebook:
            read = {(source.path, *one) for one in names_read_on_import(source) if one[0] not in _BROUGHT}
            if read & undefined:
                yield source.path


def _is_given(one: Diagnostic, source: Source) -> bool:
    """Whether it stands in a cell that a course wrote, and asks to leave alone."""
    return one.cell is not None and one.cell in cells_not_to_modify(source)


def _is_brought(one: Diagnostic, sources: Sources) -> bool:
    """Whether what runs the code brings the name: Python 2, or IPython, which notebooks here show to be at hand."""
    if one.name in _PYTHON_2:
        return runs_on_python_2(sources)
    return one.rule == "F821" and one.name in _NAMES_OF_IPYTHON and any(source.is_notebook for source in sources)


def _holds_numpy_back(dependencies: Dependencies) -> bool:
    """Whether a version of numpy is asked for that still has what newer ones have removed."""
    asked = (one.specifier for one in (*dependencies.requirements, *dependencies.installs) if one.name == "numpy")
    return any(_BEFORE_2.search(specifier) for specifier in asked)


def _distinct(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Leave out what repeats the same cause: one undefined name in a file, several escapes on a line."""
    seen: set[tuple[object, ...]] = set()
    for one in diagnostics:
        cause = one.name if one.rule.startswith(_ONCE_A_NAME) else (one.cell, one.line)
        whole = (one.path, _ALIKE.get(one.rule, one.rule), cause)
        if whole not in seen:
            seen.add(whole)
            yield one


def _findings(found: list[Diagnostic]) -> list[Finding]:
    worst_first = sorted(
        found, key=lambda one: (not one.rule.startswith(("F", "PLE", "B")), one.path, one.cell or 0, one.line)
    )
    return [Finding(_fact(one), one.path, one.line, one.cell) for one in worst_first]


def _fact(one: Diagnostic) -> str:
    said = _ADVICE.split(one.message)[0]
    fact = _FACTS.get(one.rule) or said[:1].lower() + said[1:].rstrip(".")
    fact = f"`{one.name}` is {fact}" if one.rule.startswith("NPY") and one.rule in _FACTS else fact
    return f"{fact} ({one.rule})"
