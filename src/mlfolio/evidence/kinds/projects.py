"""The folders of a repository that are projects of their own, side by side."""

import re
from itertools import takewhile
from pathlib import PurePosixPath

from mlfolio.patterns import lazy_pattern

ENOUGH = 3
"""Projects. Two folders may well be two halves of one thing."""

_PART = lazy_pattern(
    r"^(src|source|lib|tests?|docs?|data(sets?|_.*)?|inputs?|outputs?|results?|reports?|figures?|images?|assets|models?"
    r"|notebooks?|scripts?|tools?|utils?|config\w*|confs?|deploy\w*|docker|examples?|tutorials?|benchmarks?|app|api"
    r"|backend|frontend|web|static|templates?|client|server|code|experiments?|infra\w*|monitoring|pipelines?|r|\..*)$",
    re.IGNORECASE,
)
"""Folders that are a part of one project."""

_OPENS = lazy_pattern(r"^(readme[^/]*|[^/]+\.(ipynb|rmd|qmd))$", re.IGNORECASE)
_CODE = frozenset({"py", "ipynb", "r", "rmd", "qmd", "m", "jl", "scala", "java", "sql"})


def projects(paths: tuple[str, ...]) -> frozenset[str]:
    """Return the outermost folders, at most two deep, that open with a README or a notebook and hold code."""
    names: dict[str, list[str]] = {}
    for path in paths:
        folder, _, name = path.rpartition("/")
        names.setdefault(folder, []).append(name)
    opened: set[str] = set()
    coded: set[str] = set()
    for folder, held in names.items():
        outer = _outer(folder)
        if folder in outer and any(_OPENS.match(name) for name in held):
            opened.add(folder)
        if outer and any(name.rpartition(".")[2].lower() in _CODE for name in held):
            coded.update(outer)
    found = opened & coded
    return frozenset(folder for folder in found if folder.rpartition("/")[0] not in found)


def project_of(path: str) -> str:
    """Return the folder of the project that a path may belong to, at most two deep; empty for the repository itself."""
    folders = PurePosixPath(path).parent.parts[:2]
    return "/".join(takewhile(lambda name: not _PART.match(name), folders))


def is_of_the_whole(path: str) -> bool:
    """Whether a path stands at the root, or in a folder that is a part of whatever the repository is."""
    top, slash, _ = path.partition("/")
    return not slash or bool(_PART.match(top))


def _outer(folder: str) -> tuple[str, ...]:
    """Return the folder and those around it, as far as they are the two outermost; none where one is but a part."""
    parts = [str(part) for part in PurePosixPath(folder).parts[:2]]
    if any(_PART.match(part) for part in parts):
        return ()
    return tuple("/".join(parts[: depth + 1]) for depth in range(len(parts)))
