"""One thing that ruff says of a source, and the code around its place."""

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from mlfolio.evidence.code.source import Source

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


def around(one: Diagnostic, source: Source, kind: type[AnyNode]) -> Iterator[AnyNode]:
    """Yield the nodes of a kind whose lines hold the place of a diagnostic."""
    yield from (node for node in source.nodes(kind) if is_around(one, source, node))


def is_around(one: Diagnostic, source: Source, node: ast.stmt | ast.expr) -> bool:
    """Return whether the lines of a node hold the place of a diagnostic."""
    first, cell = source.place(node.lineno)
    return cell == one.cell and first <= one.line <= first + (node.end_lineno or node.lineno) - node.lineno
