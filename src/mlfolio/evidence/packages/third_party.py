"""Which distributions of others the Python code of a repository imports, and where first."""

import ast
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from mlfolio.evidence.code.expressions import asks_for_main
from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.imports import Import
from mlfolio.evidence.code.retired import FOLDERS
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files, folders_of
from mlfolio.evidence.packages.import_names import PLATFORM, STANDARD_LIBRARY, is_well_known
from mlfolio.evidence.vendored import COPIED
from mlfolio.patterns import lazy_pattern

_MODULE_SUFFIXES = (".py", ".pyx", ".pyi", ".so", ".pyd")
_ENDINGS = (".py", "/__init__.py")
_GENERATED = ("_pb2", "_pb2_grpc")
_BUILD_FILES = lazy_pattern(r"(^|/)(setup|conf|noxfile|tasks|fabfile|conftest|dodo)\.py$")
_BESIDE_A_PACKAGE = lazy_pattern(
    r"^(examples?|docs?|doc|benchmarks?|notebooks?|tutorials?|scripts?|tools?|build_tools|maint_tools|ci|asv_bench|experiments?|demos?)/"
)
_ABANDONED = lazy_pattern(FOLDERS, re.IGNORECASE)
_UNPARSED = lazy_pattern(
    r"^(?:import[ \t]+([\w.]+)(?=[ \t]*(?:$|as\b|,|#))|from[ \t]+([\w.]+)[ \t]+import\b)", re.MULTILINE
)
_IMPORT_ERRORS = frozenset({"ImportError", "ModuleNotFoundError", "Exception", "BaseException"})


class ThirdPartyImport(NamedTuple):
    """A top-level module of others, with the first place that imports it; `line` counts over the source's cells."""

    module: str
    source: Source
    line: int


def third_party_imports(files: Files, sources: Sources, *, is_package: bool = False) -> tuple[ThirdPartyImport, ...]:
    """Return the modules of others that the code needs, by name, each once.

    Left out are tests, build files and what is kept as deprecated, imports that the code can do without (under
    try/except ImportError or a condition), the standard library of any Python, what notebook services bring, and the
    repository's own modules.
    A package (`is_package`) needs neither what its functions import when called nor what its examples import.
    """
    own = _OwnModules(files)
    found: dict[str, ThirdPartyImport] = {}
    # What a program generated needs its imports like any other code.
    for source in (one for one in sources if not one.is_test and not _is_left_out(one.path)):
        if not (is_package and _is_beside_the_package(source.path, files)):
            for one in _needed(source, is_package=is_package):
                if not (_is_supplied(one.module) or one.top in found or own.hold(one.top, source)):
                    found[one.top] = ThirdPartyImport(one.top, source, one.line)
    return tuple(found[name] for name in sorted(found))


def _is_left_out(path: str) -> bool:
    return bool(_BUILD_FILES.search(path) or _ABANDONED.search(path))


def _is_beside_the_package(path: str, files: Files) -> bool:
    top = path.partition("/")[0]
    return bool(_BESIDE_A_PACKAGE.match(path)) and not files.exists(f"{top}/__init__.py")


def _is_supplied(module: str) -> bool:
    top = module.partition(".")[0]
    return not top or top in STANDARD_LIBRARY or top in PLATFORM or ".".join(module.split(".")[:2]) in PLATFORM


def _needed(source: Source, *, is_package: bool) -> list[Import]:
    if not is_package:
        return _needed_by(source)
    spans = [(function.line, function.end) for function in source.functions]
    return [one for one in _needed_by(source) if not any(first <= one.line <= last for first, last in spans)]


@fact(lambda source: not source.is_test)
def _needed_by(source: Source) -> list[Import]:
    return list(_imports_needed(source))


def _imports_needed(source: Source) -> Iterator[Import]:
    optional = _optional_spans(source)
    for one in source.imports:
        if one.level == 0 and not any(first <= one.line <= last for first, last in optional):
            # `from google import colab` names its module only together with what it takes.
            joined = f"{one.module}.{one.names[0]}" if one.names and "." not in one.module else one.module
            yield Import(joined, 0, one.names, one.line)
    if source.problems and not source.is_notebook:
        for match in _UNPARSED.finditer(source.text):
            yield Import(match[1] or match[2], 0, (), source.text.count("\n", 0, match.start()) + 1)


def _optional_spans(source: Source) -> list[tuple[int, int]]:
    """Return the first and last lines of the parts whose imports the code is prepared to do without."""
    guarded: list[ast.stmt] = [
        one for one in source.nodes(ast.Try) if any(_catches_import(each) for each in one.handlers)
    ]
    guarded += [one for one in source.nodes(ast.If) if not asks_for_main(one.test)]
    return [(one.lineno, one.end_lineno or one.lineno) for one in guarded]


def _catches_import(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(isinstance(one, ast.Name) and one.id in _IMPORT_ERRORS for one in caught)


class _OwnModules:
    """The repository's own modules, as an import may find them."""

    def __init__(self, files: Files) -> None:
        self._paths = frozenset(path for path in files.paths if path.endswith(_MODULE_SUFFIXES))
        own = [path for path in files.own if path.endswith(_MODULE_SUFFIXES)]
        self._names = {PurePosixPath(path).name.partition(".")[0] for path in own}
        self._names |= {part for path in own for part in PurePosixPath(path).parts[:-1]}
        self._files = {path.removesuffix("/__init__.py").rpartition("/")[2].removesuffix(".py") for path in own}
        """The modules that stand in a file or a package of their name, wherever."""
        self._elsewhere = _submodule_names(files) | _vendored_names(files)

    def hold(self, name: str, importer: Source) -> bool:
        """Return whether `name` is one of them, seen from the source that imports it.

        A well-known distribution is taken for an own module only where Python would find the file beside the importer,
        or may find it in a folder that the importer puts on the path.
        """
        if is_well_known(name):
            return self._is_beside(name, importer.path) or (name in self._files and "sys.path" in importer.text)
        return name in self._names or name in self._elsewhere or name.endswith(_GENERATED)

    def _is_beside(self, name: str, path: str) -> bool:
        return any(f"{folder}{name}{end}" in self._paths for folder in _search_path(path) for end in _ENDINGS)


def _search_path(importer: str) -> list[str]:
    folders = ["" if str(parent) == "." else f"{parent}/" for parent in PurePosixPath(importer).parents]
    return [f"{folder}{inner}" for folder in folders for inner in ("", "src/", "lib/", "python/")]


def _submodule_names(files: Files) -> set[str]:
    holding = {"", *(folder for path in files.paths for folder in folders_of(path))}
    return {folder.rpartition("/")[2] for folder in files.folders if folder not in holding}


def _vendored_names(files: Files) -> set[str]:
    """Return what folders of copied code offer; a virtual environment offers nothing that may be relied on."""
    own = frozenset(files.own)
    copied = [path for path in files.paths if path not in own and path.endswith(".py") and COPIED.search(path)]
    return {part.removesuffix(".py") for path in copied for part in PurePosixPath(path).parts}
