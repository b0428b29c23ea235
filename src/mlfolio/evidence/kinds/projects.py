"""The folders of a repository that are projects of their own, side by side."""

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import PurePosixPath

from mlfolio.patterns import lazy_pattern

ENOUGH = 3
"""Projects. Two folders may well be two halves of one thing."""

_PART = lazy_pattern(
    r"^(src|source|lib|tests?|docs?|data(sets?|_.*)?|inputs?|outputs?|results?|reports?|figures?|images?|assets|models?"
    r"|notebooks?|scripts?|tools?|utils?|config\w*|confs?|deploy\w*|docker|examples?|tutorials?|benchmarks?|app|api"
    r"|backend|frontend|web|static|templates?|client|server|code|experiments?|infra\w*|monitoring|pipelines?|artifacts?"
    r"|[\w-]+[-_](?:examples?|tutorials?|demos?)|logs?|(?:part|step|phase|stage)[-_ ]?\d+\w*|r|\..*)$",
    re.IGNORECASE,
)
"""Folders that are a part of one project."""

_ONE_OF_A_SERIES = lazy_pattern(
    r"(?:^|/)(?:week|day|assignment|homework|hw|lab|exercise|ex|lecture|lesson|chapter|module|session|practical|project"
    r"|tp)s?[-_ ]?\d+[^/]*$",
    re.IGNORECASE,
)
"""Folders of a course, each with its own task, that need no more than their name."""

_OF_SEVERAL = lazy_pattern(
    r"\b(?:projects|portfolio|assignments|home ?works?|exercises|competitions|challenges|works|case studies)$"
    r"|^(?:projets|proyectos|projetos|tasks)$",
    re.IGNORECASE,
)
"""Folders that hold one project beside another, and are none themselves."""

_NOTEBOOKS = lazy_pattern(r"/notebooks?$", re.IGNORECASE)
_DATA = lazy_pattern(r"^(?:data|data[-_]?sets?)$", re.IGNORECASE)
_OPENS = lazy_pattern(r"^(readme[^/]*|[^/]+\.(ipynb|rmd|qmd))$", re.IGNORECASE)
_TABLE = lazy_pattern(r"\.(?:csv|tsv|xlsx?|arff)$", re.IGNORECASE)
_CODE = frozenset({"py", "ipynb", "r", "rmd", "qmd", "m", "jl", "scala", "java", "sql"})


def projects(paths: tuple[str, ...]) -> frozenset[str]:
    """Return the outermost folders with code, at most two deep, that open with a README, a notebook or own data."""
    names: dict[str, list[str]] = {}
    for path in paths:
        folder, _, name = path.rpartition("/")
        names.setdefault(folder, []).append(name)
    opened: set[str] = set()
    coded: set[str] = set()
    for folder, held in names.items():
        outer = _outer(folder)
        of_it = _NOTEBOOKS.sub("", folder)
        if of_it in outer and any(_OPENS.match(name) for name in held):
            opened.add(of_it)
        if outer and _holds_code_beside_a_table(held):
            opened.add(outer[0])
        opened.update(_with_data_of_its_own(folder, names))
        if outer and any(map(is_code, held)):
            coded.update(outer)
    found = {folder for folder in coded if folder in opened or _needs_no_opening(folder)}
    found -= {folder for folder in found if _holds_several(folder) or _is_inside_a_package(folder, names)}
    return frozenset(folder for folder in found if folder.rpartition("/")[0] not in found)


def _with_data_of_its_own(folder: str, names: dict[str, list[str]]) -> Iterator[str]:
    """Yield the top folder in which this one holds data beside scripts; a package may bring data sets along."""
    top, _, below = folder.partition("/")
    beside = names.get(top, ())
    if _DATA.match(below.partition("/")[0]) and "__init__.py" not in beside and any(map(is_code, beside)):
        yield top


def _holds_code_beside_a_table(held: list[str]) -> bool:
    """Whether a folder that is no package holds a table of data beside scripts."""
    return "__init__.py" not in held and any(map(_TABLE.search, held)) and any(map(is_code, held))


def is_code(name: str) -> bool:
    """Whether a file holds code, by its name."""
    return name.rpartition(".")[2].lower() in _CODE


def _is_inside_a_package(folder: str, names: dict[str, list[str]]) -> bool:
    around = folder.rpartition("/")[0]
    return bool(around) and "__init__.py" in names.get(around, ())


def _needs_no_opening(folder: str) -> bool:
    return bool(_ONE_OF_A_SERIES.search(folder)) or _holds_several(folder.rpartition("/")[0])


def _holds_several(folder: str) -> bool:
    return bool(_OF_SEVERAL.search(folder.replace("_", " ").replace("-", " ")))


def project_of(path: str) -> str:
    """Return the folder of the project that a path may belong to, at most two deep; empty for the repository itself."""
    folders = PurePosixPath(path).parent.parts[:2]
    return "/".join(takewhile(lambda name: not _PART.match(name), folders))


def is_of_the_whole(path: str) -> bool:
    """Whether a path stands at the root, or in a folder that is a part of whatever the repository is."""
    top, slash, _ = path.partition("/")
    return not slash or bool(_PART.match(top))


def _outer(folder: str) -> tuple[str, ...]:
    """Return the folder and those around it, as far as they are the two outermost and no part of another."""
    parts = list(takewhile(lambda part: not _PART.match(part), PurePosixPath(folder).parts[:2]))
    return tuple("/".join(parts[: depth + 1]) for depth in range(len(parts)))
