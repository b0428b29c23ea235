"""Imports of the project's own modules and names that the repository does not hold: what names them cannot run."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.import_graph import endings
from mlfolio.evidence.code.import_time import import_lines
from mlfolio.evidence.code.imports import Import
from mlfolio.evidence.code.retired import is_put_away
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.files import Files, folders_of
from mlfolio.evidence.packages.import_names import PLATFORM, STANDARD_LIBRARY, distributions, is_told
from mlfolio.evidence.packages.installs import told_to_install
from mlfolio.evidence.tracing import cached_property
from mlfolio.patterns import lazy_pattern

_MODULE = lazy_pattern(
    r"(?:/__init__)?(?:\.(?:cpython|cp\d|abi)[^/]*)?\.(?:pyw?|pyi|pyx|ipynb|so|pyd|c|cc|cpp|cu|f|f90|rs|go|proto)$",
    re.IGNORECASE,
)
"""Files that a module is, is built from, or may be loaded from."""

_OF_THE_READER = lazy_pattern(
    r"(?:^|_)(?:version|pb2(?:_grpc)?|parsetab|generated|resources_rc|config\w*|settings?|secrets?|credentials?|keys?|tokens?"
    r"|passwords?|local\w*|private|auth\w*|env)_*$",
    re.IGNORECASE,
)
"""Modules that a build makes, or each reader for themselves."""

_LEFT = lazy_pattern(r"(?:^|/)(?:\.[^/]*|templates?|cookiecutter[^/]*)/|\{\{", re.IGNORECASE)
"""Folders of tools, and of text from which code is made."""

_MAKES_NAMES = ("globals(", "exec(", "setattr(", "sys.modules", "__getattr__", "__import__", "import_module")


class MissingImport(NamedTuple):
    """An import that cannot succeed: what it asks for, by its name, and the line."""

    name: str
    line: int


class _Named:
    """Paths by every dotted ending of their names, which are made when a name with the same last part is asked for.

    Thousands are put in, and a run after a change asks for few.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._by_name: dict[str, list[str]] = defaultdict(list)

    def add(self, place: str, path: str) -> None:
        """Put in `path`, which is found as a module or folder at `place`."""
        place = place.lower()
        last = place.rpartition("/")[2].rpartition(".")[2]
        self._waiting[last].append((place, path))

    def called(self, name: str) -> list[str]:
        """Return the paths whose dotted names are `name` or end with it, in the order in which they were put in."""
        name = name.lower()
        for place, path in self._waiting.pop(name.rpartition(".")[2], ()):
            for ending in endings(place):
                self._by_name[ending].append(path)
        return self._by_name.get(name, [])


class ModulesHere:
    """The modules of a repository, by the ends of their names; capital letters are taken for small ones."""

    def __init__(self, files: Files, sources: Iterable[Source], declared: frozenset[str] = frozenset()) -> None:
        """Take all files, copied code and links included, the Python sources among them, and distributions asked for.

        A package that is asked for as well may have the parts that are not here.
        """
        self._files = files
        self._declared = declared
        self._sources = {source.path: source for source in sources if not source.is_notebook}
        self._modules, self._folders = _Named(), _Named()
        for path in files.paths:
            ending = _MODULE.search(path)
            if ending:
                self._modules.add(path[: ending.start()], path)
        beside = {path.rpartition("/")[0] for path in files.paths if path.endswith(".py")}
        for folder in sorted({folder for one in beside for folder in folders_of(f"{one}/")}):
            self._folders.add(folder, folder)
        # What stands in a submodule, or behind a link to a folder, nobody sees here.
        linked = (path for path in files.paths if files.entry(path).is_link and not path.endswith(".py"))
        self._unread = files.exists(".gitmodules") or any(linked)

    def missing(self, source: Source) -> list[MissingImport]:
        """Return the imports of `source` that run on import, name something of the project, and cannot find it."""
        if (
            self._unread
            or source.is_notebook
            or source.problems
            or _LEFT.search(source.path)
            or is_put_away(source.path)
        ):
            return []
        always = import_lines(source)
        found = (self._missing(one, source.path) for one in source.imports if one.line in always)
        return [MissingImport(name, line) for name, line in found if name and not self._is_of_others(name)]

    def _is_of_others(self, name: str) -> bool:
        """Whether a guide tells to install a package called as a folder that only some code finds, none at the root.

        What is built from the root is installed by its own name.
        """
        top = name.partition(".")[0]
        here = (*self._folders.called(top), *self._modules.called(top))
        at_root = any(path.removeprefix("src/").partition("/")[0] in (top, f"{top}.py") for path in here)
        return not at_root and not distributions(top).isdisjoint(self._told_to_install)

    @cached_property
    def _told_to_install(self) -> frozenset[str]:
        return told_to_install(self._files)

    def _missing(self, one: Import, path: str) -> tuple[str, int]:
        module = self._absolute(one, path)
        if module is None or _OF_THE_READER.search(module.rpartition(".")[2]):
            return "", one.line
        if not self._is_here(module):
            return module, one.line
        absent = next((name for name in one.names if self._lacks(module, name, path)), "")
        return (f"{module}.{absent}" if absent else ""), one.line

    def _absolute(self, one: Import, path: str) -> str | None:
        """Return the full name of a module that must be the project's own; None where it may be anybody's."""
        if one.level:
            folders = PurePosixPath(path).parts[: -one.level]
            return ".".join((*folders, *filter(None, [one.module]))) if len(folders) else None
        if one.top in STANDARD_LIBRARY or one.top in PLATFORM or self._may_be_installed(one.top):
            return None
        return one.module if self._is_beside(one.top, path, is_folder=one.module != one.top) else None

    def _may_be_installed(self, top: str) -> bool:
        return is_told(top) or not distributions(top).isdisjoint(self._declared)

    def _is_beside(self, top: str, path: str, *, is_folder: bool) -> bool:
        """Whether Python finds a folder or module `top` from `path`, as a script, from the root or a folder between."""
        around = ["" if str(folder) == "." else f"{folder}/" for folder in PurePosixPath(path).parents]
        folders, modules = self._folders.called(top), self._modules.called(top)
        return any(
            f"{folder}{top}" in folders or (not is_folder and f"{folder}{top}.py" in modules) for folder in around
        )

    def _is_here(self, module: str) -> bool:
        return bool(self._modules.called(module) or self._folders.called(module))

    def _lacks(self, module: str, name: str, path: str) -> bool:
        """Whether no module of that name binds `name`, or holds a submodule of it."""
        if name == "*" or name.startswith("__") or _OF_THE_READER.search(name) or self._is_here(f"{module}.{name}"):
            return False
        files = self._modules.called(module)
        if not files:
            # A folder without __init__.py binds nothing.
            return True
        read = [self._sources.get(one) for one in files]
        return all(one is not None and not one.problems and _binds(one, name) is False for one in read)


def _binds(source: Source, name: str) -> bool:
    bound = bound_names(source)
    return bound is None or name in bound


@fact(lambda source: not source.is_notebook)
def bound_names(source: Source) -> tuple[str, ...] | None:
    """Return the names that a module binds, whichever way it takes; None where they are made while it runs."""
    if any(sign in source.text for sign in _MAKES_NAMES):
        return None
    if any("*" in one.names for one in source.imports):
        return None
    return tuple(sorted(set(_bound(source))))


def _bound(source: Source) -> Iterator[str]:
    for kind in (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef):
        yield from (node.name for node in source.nodes(kind))
    yield from (node.id for node in source.stored)
    for statement in (*source.nodes(ast.Import), *source.nodes(ast.ImportFrom)):
        yield from ((one.asname or one.name).partition(".")[0] for one in statement.names)
    for handler in source.nodes(ast.Global):
        yield from handler.names
