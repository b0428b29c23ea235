"""Rows that are written out in code: a few numbers that show how a step is made, and no data."""

import ast
from collections.abc import Iterator

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.source import Source
from mlfolio.patterns import lazy_pattern

_ROWS = lazy_pattern(
    r"(?i)_?(?:x|xs|data|inputs?|features|points|rows|samples|patterns)(?:_?(?:train|data|set|rows|s))?"
)
_FEWEST, _MOST = 2, 20
"""Rows that are written out; more may be a table that somebody copied."""


def written_rows(source: Source) -> Iterator[int]:
    """Yield the lines that bind a variable named for rows to a few rows of numbers, or to a number for each."""
    for node in source.nodes(ast.Assign):
        value = node.value.args[0] if isinstance(node.value, ast.Call) and node.value.args else node.value
        named = any(isinstance(one, ast.Name) and _ROWS.fullmatch(one.id) for one in node.targets)
        if named and isinstance(value, ast.List) and _FEWEST <= len(value.elts) <= _MOST:
            alike = all(map(_is_a_row, value.elts)) or all(map(_is_a_number, value.elts))
            yield from [node.lineno] if alike else ()


_FETCHES = lazy_pattern(r"(?i)read|load|open|fetch|genfrom|download|from_file")
_MOST_INPUTS = 4


def truth_tables(source: Source) -> Iterator[int]:
    """Yield the lines of complete truth tables (those of XOR, of AND), in a source that reads no other rows.

    All combinations of two values stand there, beside any column of one value (a bias): none is left to hold out.
    """
    lines = [node.lineno for node in source.nodes(ast.List) if _is_a_truth_table(node)]
    if lines and not any(_FETCHES.search(callee(call)) for call in source.nodes(ast.Call)):
        yield from lines


def _is_a_truth_table(node: ast.List) -> bool:
    if not 2**2 <= len(node.elts) <= 2**_MOST_INPUTS or not all(map(_is_a_row, node.elts)):
        return False
    rows = [tuple(ast.literal_eval(row)) for row in node.elts]
    if len({len(row) for row in rows}) > 1:
        return False
    inputs = [column for column in zip(*rows, strict=True) if len(set(column)) > 1]
    values = {value for column in inputs for value in column}
    return values in ({0, 1}, {-1, 1}) and len(set(zip(*inputs, strict=True))) == len(rows) == 2 ** len(inputs)


def _is_a_row(node: ast.expr) -> bool:
    return isinstance(node, ast.List | ast.Tuple) and bool(node.elts) and all(map(_is_a_number, node.elts))


def _is_a_number(node: ast.expr) -> bool:
    inner = node.operand if isinstance(node, ast.UnaryOp) else node
    return isinstance(inner, ast.Constant) and isinstance(inner.value, int | float)
