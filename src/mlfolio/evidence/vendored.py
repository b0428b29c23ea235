"""Which folders hold other people's work, which is listed and never judged."""

import re
from collections.abc import Collection, Iterable

from mlfolio.patterns import lazy_pattern

_OTHERS = r"vendors?|vendored|_vendor|(?:third|3rd)[_-]?party|extern|externals?|googletest|googlemock|catch2|_deps"
COPIED = lazy_pattern(rf"(^|/)(?:{_OTHERS})/", re.IGNORECASE)
"""Folders that hold other people's code, copied in so that the author's may use it."""

VENDORED = lazy_pattern(
    rf"(^|/)({_OTHERS}|node_modules"
    # A kit of tools that is unpacked where it is used, with the keys by which its maker tells it.
    r"|google-cloud-sdk"
    r"|bower_components|site-packages|dist-packages|\.?venv|virtualenv|[^/]*[-_]v?env|\.tox|\.nox|\.eggs|__pycache__"
    # A folder env/ that only lists what to install is no environment.
    r"|\.?env(?!/(?:environment|requirements)[\w.-]{0,40}$)|\.ipynb_checkpoints"
    r"|\.history(?=/(?:[^/\n]+/){0,20}[^/\n]*_\d{14}(?:\.\w+)?$))/",
    re.IGNORECASE,
)
"""Folders that hold other people's code or a machine's leavings: nothing there is the author's work."""

_NUMBERED = lazy_pattern(r"[A-Za-z]\w*?(?:-[A-Za-z]\w*){0,5}[-_]v?\d+\.\d[\w.]*", re.IGNORECASE)
"""The name of a folder that a release of somebody's project is unpacked into (`libsvm-3.23`)."""

_PACKED_BRANCH = lazy_pattern(r"[A-Za-z][\w.-]{0,80}-(?:master|main)", re.IGNORECASE)
"""A folder as hosts pack a branch (`npy-matlab-master`)."""

_OF_LIBRARIES = frozenset({"lib", "libs", "plugins", "deps"})
"""Folders in which a release needs no licence to be one of others."""

_RIGHTS = ("license", "licence", "copying", "copyright")
_LICENCES = ("license", "licence", "copying")
_GUIDED_ELSEWHERE = frozenset({"", ".github", "docs"})
"""Where a repository keeps its own rules for contributors."""

_OF_A_SERIES = lazy_pattern(r"(?:^|/)\d{1,2}(?:\.\d{1,2}){0,2}[-_. ]{1,3}[A-Za-z][^/]*$")
"""A folder with a number that its author gave it, as `4.1-Churn`: what is copied in keeps its name."""


def foreign_folders(paths: Collection[str], folders: Iterable[str]) -> set[str]:
    """Return those of `folders`, by no name of a vendored one, in which a release or a whole project of others lies.

    `paths` are the files that are looked for a licence and for rules.
    """
    return _releases(paths, folders) | _copied_projects(paths)


def _releases(paths: Iterable[str], folders: Iterable[str]) -> set[str]:
    """Return the folders called like a release or a packed branch, in lib/ or with a licence of their own."""
    in_libraries: dict[str, bool] = {}
    for folder in folders:
        above, _, name = folder.rpartition("/")
        is_numbered = _NUMBERED.fullmatch(name) is not None
        if is_numbered or _PACKED_BRANCH.fullmatch(name):
            in_libraries[folder] = is_numbered and above.rpartition("/")[2].lower() in _OF_LIBRARIES
    licensed = _holding(paths, _RIGHTS) if in_libraries else set()
    return {folder for folder, is_so in in_libraries.items() if is_so or folder in licensed}


def _holding(paths: Iterable[str], starts: tuple[str, ...]) -> set[str]:
    """Return the folders with a file of their own whose name starts so."""
    parted = (path.rpartition("/") for path in paths)
    return {folder for folder, _, name in parted if name.lower().startswith(starts)}


def _copied_projects(paths: Collection[str]) -> set[str]:
    """Return the folders with a licence and with rules for contributors, where the repository has no such rules.

    So lies somebody's whole repository in another: `yolov5/` with its LICENSE and its CONTRIBUTING.md. A portfolio's
    project that is numbered in a series is its author's.
    """
    guided = _holding(paths, ("contributing.",))
    if not guided or any(folder.lower() in _GUIDED_ELSEWHERE for folder in guided):
        return set()
    return {one for one in guided & _holding(paths, _LICENCES) if not _OF_A_SERIES.search(one)}
