"""The functions and classes that a project offers, and whether each says what it is for."""

import ast
from collections.abc import Collection, Iterator
from typing import NamedTuple

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.functions import Function, tells
from mlfolio.evidence.code.retired import is_put_away
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.code.walking import children
from mlfolio.patterns import lazy_pattern

_NOT_OFFERED = lazy_pattern(r"(^|/)(migrations|alembic|build/lib|docs?)/|_pb2(_grpc)?\.py$|(^|/)_(?!_)[^/]*(/|\.py$)")
"""Generated modules, the tools of the documentation, and modules and packages that their name calls private."""

_UNDOCUMENTED_ON_PURPOSE = frozenset({"overload", "setter", "deleter", "override"})
"""Decorators whose function shares the documentation of another of the same name."""

_SETTINGS = frozenset({"Meta", "Config", "Params", "Arguments", "Media"})
"""Classes within a class that hold its framework's settings (Django, pydantic, graphene)."""

_SIGNALS = ("Error", "Exception", "Warning")
"""How the names of classes end that are raised: one without a body says by its name all that there is to say."""

_DEFINED = lazy_pattern(r"^( *)(def|class) +([A-Za-z]\w*)[^\n]*")
_OPENS_DOCSTRING = lazy_pattern(r"\s*[rRuU]?(\"|')")


class _Own(NamedTuple):
    """What a module offers, seen from the module itself."""

    name: str
    line: int
    size: int
    documented: bool
    told_in_init: bool = False


class Offered(NamedTuple):
    """A public function, method or class: where it is, how many lines it takes, and whether it has a docstring.

    `told_in_init` says that the `__init__` of a class has one.
    """

    source: Source
    name: str
    line: int
    size: int
    documented: bool
    told_in_init: bool = False


def public_api(sources: Sources, tests: Collection[str] = ()) -> list[Offered]:
    """Return what modules outside tests, and other than `tests`, offer, in the order of files and lines.

    Public is what has no leading underscore, itself, its module or anything around it. Nested functions, functions of
    a script's `if __name__ == "__main__"` block and the `main` of a module that says itself what it is for, generated
    modules, docs/, what is put away (deprecated/), the settings within a class (`Meta`), and functions that share
    another's documentation (overloads, setters, overrides) and errors and warnings that are only named are left out.
    """
    found: list[Offered] = []
    for source in sources.code:
        if _is_offered(source) and source.path not in tests:
            found += [Offered(source, *one) for one in _offered_by(source)]
    return sorted(found, key=lambda one: (one.source.path, one.line))


def beside_a_package(sources: Sources) -> frozenset[str]:
    """Return the paths of modules at the root that import the package next to them: nobody installs them with it."""
    parts = (one.path.removeprefix("src/").split("/") for one in sources.modules)
    packages = {top for top, *below in parts if below == ["__init__.py"]}
    top_level = (one for one in sources.modules if "/" not in one.path)
    return frozenset(one.path for one in top_level if any(said.top in packages for said in one.imports))


def _is_offered(source: Source) -> bool:
    return not source.is_notebook and not _NOT_OFFERED.search(source.path) and not is_put_away(source.path)


@fact(lambda source: source.is_code and _is_offered(source))
def _offered_by(source: Source) -> list[_Own]:
    return [*_functions(source), *_classes(source)] or (list(_unparsed(source)) if source.problems else [])


def _functions(source: Source) -> Iterator[_Own]:
    scripts = _script_lines(source)
    for function in source.functions:
        own = function.is_public and not any(function.line in lines for lines in scripts)
        if own and not _shares_documentation(function) and not _is_the_script(function, source):
            name = f"{function.owner}.{function.name}" if function.owner else function.name
            yield _Own(name, function.line, function.lines, function.is_documented)


def _script_lines(source: Source) -> list[range]:
    """Return the lines of each `if __name__ == ...` block: what it defines, nobody can import."""
    blocks = [node for node in source.tree.body if isinstance(node, ast.If) and isinstance(node.test, ast.Compare)]
    own = [node for node in blocks if isinstance(node.test.left, ast.Name) and node.test.left.id == "__name__"]
    return [range(node.lineno, (node.end_lineno or node.lineno) + 1) for node in own]


def _is_the_script(function: Function, source: Source) -> bool:
    """Whether a function is the `main` that a module runs: what the module's docstring says, it says of both."""
    runs = function.name == "main" and not function.owner and bool(_script_lines(source))
    return runs and tells(ast.get_docstring(source.tree)) and not function.is_documented


def _shares_documentation(function: Function) -> bool:
    return not _UNDOCUMENTED_ON_PURPOSE.isdisjoint(function.decorators)


def _classes(source: Source) -> Iterator[_Own]:
    waiting: list[ast.AST] = [source.tree]
    while waiting:
        around = waiting.pop()
        for child in children(around):
            if isinstance(around, ast.ClassDef) and isinstance(child, ast.ClassDef) and child.name in _SETTINGS:
                continue
            if isinstance(child, ast.ClassDef) and not child.name.startswith("_") and not _is_a_named_signal(child):
                size = (child.end_lineno or child.lineno) - child.lineno + 1
                yield _Own(
                    child.name,
                    child.lineno,
                    size,
                    tells(ast.get_docstring(child)),
                    told_in_init=_is_told_in_init(child),
                )
            if isinstance(child, (ast.ClassDef, ast.If, ast.Try, ast.With)):
                waiting.append(child)


def _is_a_named_signal(node: ast.ClassDef) -> bool:
    """Whether a class gives an error or a warning a name, and nothing more."""
    bases = (one.attr if isinstance(one, ast.Attribute) else getattr(one, "id", "") for one in node.bases)
    return any(base.endswith(_SIGNALS) for base in bases) and all(map(_does_nothing, node.body))


def _does_nothing(statement: ast.stmt) -> bool:
    is_dots = (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant) and statement.value.value is ...
    )
    return isinstance(statement, ast.Pass) or is_dots


def _is_told_in_init(node: ast.ClassDef) -> bool:
    """Whether the docstring that a class should have stands in its `__init__`."""
    makers = [one for one in node.body if isinstance(one, ast.FunctionDef) and one.name == "__init__"]
    return any(tells(ast.get_docstring(one)) for one in makers)


def _unparsed(source: Source) -> Iterator[_Own]:
    """Read the definitions of a module that does not parse, such as one in Python 2, by its lines."""
    for number, line in enumerate(source.lines, start=1):
        found = _DEFINED.match(line)
        if found and len(found[1]) <= 4:
            after = next((one for one in source.lines[number : number + 3] if one.strip()), "")
            documented = bool(_OPENS_DOCSTRING.match(after)) and line.rstrip().endswith(":")
            yield _Own(found[3], number, 1, documented)
