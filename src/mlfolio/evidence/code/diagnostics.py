"""Which of the things ruff says hold, for it sees one file at a time and neither shells nor versions around it."""

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from mlfolio.evidence.code.sources import Source

_NAMES_FROM_ELSEWHERE = ("jaxtyping", "torchtyping", "globals()", "locals()", "exec(")
"""Where names are not Python's (annotations of array axes are strings of names), or are made while the code runs."""

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
    if one.rule == "A001":
        return one.name in _CALLED_EVERYWHERE
    if one.rule == "PLW0177":
        # `nan in values` is about the very object, and finds it.
        compared = _around(one, source, ast.Compare)
        return not any(isinstance(sign, ast.In | ast.NotIn) for node in compared for sign in node.ops)
    if one.rule == "F403" and one.name.startswith("from fastai"):
        # How fastai's own documentation tells to import it.
        return False
    if one.rule.startswith("NPY"):
        return not _allows_for_versions(one, source)
    if not one.rule.isupper():
        return False
    # A package's __init__.py gathers what its modules offer.
    return one.rule not in ("F401", "F403") or not source.path.endswith("__init__.py")


def _is_undefined(one: Diagnostic, source: Source) -> bool:
    if any(sign in source.text for sign in _NAMES_FROM_ELSEWHERE):
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
