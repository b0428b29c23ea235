"""Which of the things ruff says hold, for it sees one file at a time and neither shells nor versions around it."""

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from mlfolio.evidence.code.sources import Source

_NAMES_FROM_ELSEWHERE = (
    "jaxtyping", "torchtyping", "globals()", "locals()", "exec(", "from __main__ import *", "import_ipynb",
)  # fmt: skip
"""Where names are not Python's (annotations of array axes are strings of names), or are made while the code runs."""

_STARS_AS_TAUGHT = tuple(
    f"from {name}" for name in "fastai behave ggplot plotnine tkinter Tkinter turtle pylab manim __main__".split()
)
"""How the own documentation of these tells to import them, and what stands for `%run` of another notebook."""

_BY_IDENTITY = (ast.In, ast.NotIn, ast.Is, ast.IsNot)

_NAMES_OF_A_SHELL = frozenset({"spark", "sc", "sqlContext", "dbutils", "display", "displayHTML"})
"""What PySpark's shell and Databricks bring."""

_CALLED_EVERYWHERE = frozenset(
    (
        "abs all any bool dict enumerate float int len list map max min open print range round set sorted str sum"
        " tuple type zip"
    ).split()
)
"""Built-ins that whoever goes on with the code will call; that `id` or `vars` is hidden, nobody notices."""

AnyNode = TypeVar("AnyNode", bound=ast.stmt | ast.expr)


class Diagnostic(NamedTuple):
    """One thing ruff says: its rule, message, and place (in a notebook the line counts within the cell)."""

    rule: str
    message: str
    path: str
    line: int
    cell: int | None

    @property
    def name(self) -> str:
        """The name it is about; empty where it is about none."""
        named = re.search(r"`([^`]+)`", self.message)
        return named[1] if named else ""


def holds(one: Diagnostic, source: Source, *, is_partly_broken: bool) -> bool:
    """Whether ruff can know what it says of `source`, and it is a fault there.

    `is_partly_broken` says that ruff was not shown all of it: names may be defined in the part that does not parse.
    """
    if one.rule == "F821":
        return not is_partly_broken and _is_undefined(one, source)
    if one.rule == "F841":
        return not any(one.name in _names_in(loop, ast.Load) for loop in _loops_around(one, source))
    if one.rule in _HOW_IT_IS_USED:
        return _HOW_IT_IS_USED[one.rule](one, source)
    if one.rule == "PLW0177":
        # `nan in values` and `value is nan` are about the very object, and find it.
        compared = _around(one, source, ast.Compare)
        return not any(isinstance(sign, _BY_IDENTITY) for node in compared for sign in node.ops)
    if one.rule == "F403" and one.name.startswith(_STARS_AS_TAUGHT):
        return False
    if one.rule.startswith("NPY"):
        return not _allows_for_versions(one, source)
    if not one.rule.isupper():
        return False
    # A package's __init__.py gathers what its modules offer, and may name these.
    return one.rule not in ("F401", "F403", "F822") or not source.path.endswith("__init__.py")


def _is_undefined(one: Diagnostic, source: Source) -> bool:
    if any(sign in source.text for sign in _NAMES_FROM_ELSEWHERE) or "template" in source.path.lower():
        return False
    in_a_shell = source.is_notebook or "pyspark" in source.text or "Databricks" in source.text
    return not (in_a_shell and one.name in _NAMES_OF_A_SHELL) and not _comes_from_an_earlier_turn(one, source)


def _comes_from_an_earlier_turn(one: Diagnostic, source: Source) -> bool:
    """Whether a loop gives the name later in its body, and a condition may keep the first turn from reading it."""
    conditions = [*_around(one, source, ast.If), *_around(one, source, ast.IfExp)]
    loops = _loops_around(one, source)
    inner = [loop for loop in loops if any(loop.lineno <= condition.lineno for condition in conditions)]
    return any(one.name in _names_in(loop, ast.Store) for loop in inner)


def _loops_around(one: Diagnostic, source: Source) -> list[ast.For | ast.While]:
    return [*_around(one, source, ast.For), *_around(one, source, ast.While)]


_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_CHANGING = frozenset(
    "add append clear discard extend insert pop popitem remove reverse setdefault sort update".split()
)


def _is_missed(one: Diagnostic, source: Source) -> bool:
    """Whether somebody will miss the built-in that a name hides: it is called there too, or a notebook goes on."""
    if one.name not in _CALLED_EVERYWHERE or any(
        isinstance(target, ast.Name) and target.id == one.name
        for kind in _COMPREHENSIONS
        for node in _around(one, source, kind)
        for part in node.generators
        for target in ast.walk(part.target)
    ):
        return False
    function = _function_around(one, source)
    if function is not None and function.name == one.name:
        return False
    calls = (node for node in ast.walk(function) if isinstance(node, ast.Call)) if function else source.nodes(ast.Call)
    called = any(isinstance(call.func, ast.Name) and call.func.id == one.name for call in calls)
    return called or (source.is_notebook and function is None)


def _is_changed(one: Diagnostic, source: Source) -> bool:
    """Whether the function changes, keeps or returns what one of its defaults on that line made."""
    function = _function_around(one, source)
    return function is not None and any(
        _changes(node, name) for name in _defaulted(one, function, source) for node in ast.walk(function)
    )


def _is_lost(one: Diagnostic, source: Source) -> bool:
    """Whether a comparison stands in a function; at the top level it shows something, or tries it out."""
    return _function_around(one, source) is not None


_HOW_IT_IS_USED = {"A001": _is_missed, "B006": _is_changed, "B015": _is_lost}
"""Rules of what is a fault only where more is done with it."""


def _function_around(one: Diagnostic, source: Source) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
    around = [node for kind in _FUNCTIONS for node in _around(one, source, kind)]
    return max(around, key=lambda node: node.lineno, default=None)


def _defaulted(one: Diagnostic, function: ast.FunctionDef | ast.AsyncFunctionDef, source: Source) -> Iterator[str]:
    given = [*function.args.posonlyargs, *function.args.args]
    pairs = [*zip(reversed(given), reversed(function.args.defaults), strict=False)]
    for name, default in (*pairs, *zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True)):
        if default is not None and source.place(default.lineno)[0] == one.line:
            yield name.arg


def _changes(node: ast.AST, name: str) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id=called), attr=method)):
            return called == name and method in _CHANGING
        case ast.Subscript(value=ast.Name(id=changed), ctx=ast.Store() | ast.Del()):
            return changed == name
        case ast.AugAssign(target=ast.Name(id=changed)):
            return changed == name
        case ast.Return(value=ast.Name(id=kept)) | ast.Assign(targets=[ast.Attribute()], value=ast.Name(id=kept)):
            return kept == name
        case _:
            return False


def _names_in(loop: ast.For | ast.While, context: type[ast.expr_context]) -> set[str]:
    return {node.id for node in ast.walk(loop) if isinstance(node, ast.Name) and isinstance(node.ctx, context)}


def _allows_for_versions(one: Diagnostic, source: Source) -> bool:
    """Whether a condition or handler around it says what to do where the library is newer."""
    asked = [ast.unparse(node.test).lower() for node in _around(one, source, ast.If)]
    caught = [
        ast.unparse(handler.type)
        for node in _around(one, source, ast.Try)
        for handler in node.handlers
        if handler.type is not None
    ]
    return any("version" in test or "hasattr" in test for test in asked) or any("AttributeE" in one for one in caught)


def _around(one: Diagnostic, source: Source, kind: type[AnyNode]) -> Iterator[AnyNode]:
    """Yield the nodes of a kind whose lines hold the place of a diagnostic."""
    for node in source.nodes(kind):
        first, cell = source.place(node.lineno)
        if cell == one.cell and first <= one.line <= first + (node.end_lineno or node.lineno) - node.lineno:
            yield node
