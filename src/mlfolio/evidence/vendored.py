"""Which folders hold other people's work, which is listed and never judged."""

import re
from collections.abc import Collection

from mlfolio.patterns import lazy_pattern

_OTHERS = r"vendors?|vendored|_vendor|(?:third|3rd)[_-]?party|extern|externals?|googletest|googlemock|catch2|_deps"
COPIED = lazy_pattern(rf"(^|/)(?:{_OTHERS})/", re.IGNORECASE)
"""Folders that hold other people's code, copied in so that the author's may use it."""

VENDORED = lazy_pattern(
    rf"(^|/)({_OTHERS}|node_modules"
    r"|bower_components|site-packages|dist-packages|\.?venv|virtualenv|[^/]*[-_]v?env|\.tox|\.nox|\.eggs|__pycache__"
    # A folder env/ that only lists what to install is no environment.
    r"|\.?env(?!/(?:environment|requirements)[\w.-]{0,40}$)|\.ipynb_checkpoints"
    r"|\.history(?=/(?:[^/\n]+/){0,20}[^/\n]*_\d{14}(?:\.\w+)?$))/",
    re.IGNORECASE,
)
"""Folders that hold other people's code or a machine's leavings: nothing there is the author's work."""

_NUMBERED = r"[A-Za-z]\w*?(?:-[A-Za-z]\w*){0,5}[-_]v?\d+\.\d[\w.]*/"
_RELEASE = lazy_pattern(
    rf"((?:^|.*/)(?:{_NUMBERED}|[A-Za-z][\w.-]{{0,80}}-(?:master|main)/))(?:licen[cs]e|copying|copyright)[^/]*"
    rf"|((?:^|.*/)(?:libs?|plugins|deps)/{_NUMBERED}).*",
    re.IGNORECASE,
)
"""A release of somebody's project (`libsvm-3.23/`), or a branch as hosts pack it (`npy-matlab-master/`): a folder named
so, in lib/ or with a licence of its own."""

_LICENCES = ("license", "licence", "copying")
_GUIDED_ELSEWHERE = frozenset({"", ".github", "docs"})
"""Where a repository keeps its own rules for contributors."""


def foreign_folders(paths: Collection[str]) -> set[str]:
    """Return the folders, by no name of a vendored one, in which a release or a whole project of others lies."""
    releases = {(found[1] or found[2])[:-1] for path in paths if (found := _RELEASE.fullmatch(path))}
    return releases | _copied_projects(paths)


def _copied_projects(paths: Collection[str]) -> set[str]:
    """Return the folders with a licence and with rules for contributors, where the repository has no such rules.

    So lies somebody's whole repository in another: `yolov5/` with its LICENSE and its CONTRIBUTING.md.
    """
    parted = [path.rpartition("/") for path in paths]
    guided = {folder for folder, _, name in parted if name.lower().startswith("contributing.")}
    if not guided or any(folder.lower() in _GUIDED_ELSEWHERE for folder in guided):
        return set()
    return guided & {folder for folder, _, name in parted if name.lower().startswith(_LICENCES)}
