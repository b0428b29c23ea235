"""Which of a repository's own modules each module brings in: absolute, relative, by folder, and by name in a string."""

import ast
import re
from collections.abc import Collection, Iterable, Iterator
from functools import partial

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.imports import Import
from mlfolio.evidence.code.search_folders import is_searched, search_folders
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.tracing import Memo, cached_property
from mlfolio.patterns import lazy_pattern

_DOTTED = lazy_pattern(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*){1,8}")
_FORM = lazy_pattern(r"[A-Za-z_]\w*\.[\w.*]{1,200}")
"""A dotted name whose first part is spelled out, with a star for what is put in when the program runs."""

_FORMS = 20
"""F-strings of a source that are looked at: each is compared with the names of all modules."""

_SCRIPT = lazy_pattern(r"[\w./\\ -]{1,200}\.py")
_APPLICATION = lazy_pattern(
    r"([A-Za-z_]\w*(?:\.[A-Za-z_]\w*){0,8}):(?:\w*app\w*|server|api|create_\w+)(?:\(\))?", re.IGNORECASE
)
"""What a server is told to run: `package.module:app`."""


def endings(path: str) -> Iterator[str]:
    """Yield every dotted ending of a module's or folder's name: `a.b.c`, `b.c` and `c` for a/b/c."""
    parts = path.split("/")
    yield from (".".join(parts[start:]) for start in range(len(parts)))


class ImportGraph:
    """The modules of a repository, and who imports whom among them."""

    def __init__(self, sources: Iterable[Source]) -> None:
        """Take the Python modules; notebooks import, but nothing imports them."""
        self._sources = {source.path: source for source in sources}
        self._imported: Memo[tuple[str, ...]] = Memo()

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        """The paths that every dotted ending of a module's name may mean: `a.b.c`, `b.c` and `c` for a/b/c.py."""
        found: dict[str, list[str]] = {}
        for path in self._sources:
            for name in endings(path.removesuffix(".py").removesuffix("/__init__")):
                found.setdefault(name, []).append(path)
        return found

    @cached_property
    def _root_is_package(self) -> bool:
        return "__init__.py" in self._sources

    def reached_from(self, starts: Iterable[str]) -> frozenset[str]:
        """Return the modules that `starts` bring in, directly or through others, themselves included."""
        waiting = list(starts)
        found = set(waiting)
        for path in waiting:
            new = [one for one in self.imported_by(path) if one not in found]
            found.update(new)
            waiting += new
        return frozenset(found)

    def that_reach(self, goals: Collection[str]) -> frozenset[str]:
        """Return the modules that import one of `goals`, directly or through others, those among them included.

        What a string names is left out: it is run, not imported.
        """
        importers: dict[str, list[str]] = {}
        for path, source in self._sources.items():
            for imported in self.modules_in(source):
                importers.setdefault(imported, []).append(path)
        waiting = [path for path in self._sources if path in goals]
        found = set(waiting)
        for path in waiting:
            new = [one for one in importers.get(path, ()) if one not in found]
            found.update(new)
            waiting += new
        return frozenset(found)

    def imported_by(self, path: str) -> tuple[str, ...]:
        """Return the modules that one module imports, its packages' `__init__` included."""
        return self._imported.get(path, partial(self._imports_of, self._sources[path]))

    def _imports_of(self, source: Source) -> tuple[str, ...]:
        named = list(self.modules_in(source))
        named += [one for text in _names_in_strings(source) for one in self.named(text, source.path)]
        named += [one for form in _forms_of_names(source) for one in self._of_form(form)]
        return tuple(dict.fromkeys(named))

    def modules_in(self, source: Source) -> Iterator[str]:
        """Yield the modules that the imports of a source name, a notebook's too."""
        return (one for each in source.imports for one in self._of_import(each, source.path))

    def module(self, one: Import, path: str) -> str | None:
        """Return the module of the repository that an import in `path` names; None for a library's."""
        return next(self._of_import(one, path), None)

    def _of_import(self, one: Import, path: str) -> Iterator[str]:
        if one.level > path.count("/") + 1:
            return
        if one.level:
            base = _folder(one, path)
            yield from self._exactly(base)
            for name in one.names:
                yield from self._exactly(f"{base}/{name}".lstrip("/"))
            return
        yield from self._resolved(one.module, path)
        for name in one.names:
            yield from self._resolved(f"{one.module}.{name}", path)

    def named(self, text: str, path: str) -> Iterator[str]:
        """Yield the modules that a text in `path` names: `package.module.Class`, `package.module:app`, a script."""
        if _SCRIPT.fullmatch(text):
            name = text.replace("\\", "/").lstrip("./").removesuffix(".py").replace("/", ".")
            yield from self._resolved(name, path)
        elif application := _APPLICATION.fullmatch(text):
            yield from self._resolved(application[1], path)
        else:
            # "package.module.function", as patched or loaded by name.
            parts = text.split(".")
            for end in (len(parts), len(parts) - 1, len(parts) - 2):
                if end > 1 or (end == 1 and parts[0] in self._by_name and len(parts) == 2):
                    yield from self._resolved(".".join(parts[:end]), path)

    def _of_form(self, form: str) -> list[str]:
        """Return the modules whose names have a form."""
        pieces = form.split("*")
        return [path for name, paths in self._by_name.items() if _has_form(name, pieces) for path in paths]

    def _resolved(self, name: str, path: str) -> Iterator[str]:
        """Yield the module that `name` means in `path`, with the packages around it."""
        candidates = self._by_name.get(name, [])
        if not candidates and self._root_is_package and "." in name:
            candidates = self._by_name.get(name.partition(".")[2], [])
        if candidates:
            nearest = candidates[0] if len(candidates) == 1 else self._first_found(candidates, name.count("."), path)
            yield nearest
            yield from self._packages(nearest, name.count("."))

    def _first_found(self, candidates: list[str], levels: int, path: str) -> str:
        """Return the candidate beside `path`, else one in a folder that `path` has Python search, else the nearest."""
        importer = self._sources.get(path)
        added = search_folders(importer) if importer else ()

        def rank(one: str) -> tuple[bool, bool, int, int]:
            folder = _folder_of_top(one, levels)
            is_beside = folder == path.rpartition("/")[0]
            return is_beside, is_searched(folder, path, added), *_nearness(one, path)

        return max(candidates, key=rank if added else partial(_nearness, path=path))

    def _exactly(self, base: str) -> Iterator[str]:
        for path in (f"{base}.py", f"{base}/__init__.py" if base else "__init__.py"):
            if path in self._sources:
                yield path
                yield from self._packages(path, base.count("/"))

    def _packages(self, path: str, levels: int) -> Iterator[str]:
        folder = path.removesuffix("/__init__.py").rpartition("/")[0]
        for _ in range(levels):
            init = f"{folder}/__init__.py"
            if init in self._sources:
                yield init
            folder = folder.rpartition("/")[0]


def _folder(one: Import, path: str) -> str:
    """Return the path, without a suffix, of the module that a relative import names; folders may have dots in them."""
    parts = path.split("/")[: -one.level]
    return "/".join([*parts, *filter(None, one.module.split("."))])


def _folder_of_top(path: str, levels: int) -> str:
    """Return the folder in which the first of the names lies that lead to the module at `path`, `levels` below it."""
    parts = path.removesuffix(".py").removesuffix("/__init__").split("/")
    return "/".join(parts[: -levels - 1])


def _nearness(one: str, path: str) -> tuple[int, int]:
    return _shared(one, path), -one.count("/")


def _shared(one: str, other: str) -> int:
    """Return how many leading folders two paths share."""
    count = 0
    for left, right in zip(one.split("/")[:-1], other.split("/")[:-1], strict=False):
        if left != right:
            break
        count += 1
    return count


@fact(lambda source: not source.is_notebook)
def _forms_of_names(source: Source) -> tuple[str, ...]:
    """Return the f-strings of dotted names in a source that imports by name, a star for each value.

    They begin with the name of a package: `shop.chapter*.*` for `f"shop.chapter{number}.{name}"`.
    """
    # Asked of every module, most of which import nothing so and need not be parsed for it.
    if "import_module" not in source.text:
        return ()
    forms = ("".join(map(_form, node.values)) for node in source.nodes(ast.JoinedStr))
    return tuple(dict.fromkeys(form for form in forms if _FORM.fullmatch(form)))[:_FORMS]


def _form(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else "*"


def _has_form(name: str, pieces: list[str]) -> bool:
    """Whether `pieces` stand in a dotted name one after the other, with parts of words between them.

    No regular expression: what a repository writes could make one of them take for ever.
    """
    first, *others = pieces
    if not name.startswith(first) or name.count(".") != sum(piece.count(".") for piece in pieces):
        return False
    end = len(first)
    for number, piece in enumerate(others, start=1):
        # At least one letter stands for each value.
        found = len(name) - len(piece) if number == len(others) else name.find(piece, end + 1)
        if found <= end or not name.startswith(piece, found):
            return False
        end = found + len(piece)
    return end == len(name)


@fact(lambda source: not source.is_notebook)
def _names_in_strings(source: Source) -> tuple[str, ...]:
    """Return the strings that may name a module or a script, each once."""
    texts = (node.value for node in source.nodes(ast.Constant) if isinstance(node.value, str))
    short = dict.fromkeys(text for text in texts if len(text) < 200 and ("." in text or ":" in text))
    forms = (_SCRIPT, _DOTTED, _APPLICATION)
    return tuple(text for text in short if any(form.fullmatch(text) for form in forms))
