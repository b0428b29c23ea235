"""Test rows that begin before the trained ones end: `rows[: int(n * 0.8)]` beside `rows[int(n * 0.2) :]`."""

import ast
from collections.abc import Iterator

from mlfolio.evidence.code.callees import spelled
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.walking import walk
from mlfolio.patterns import lazy_pattern

_NUMBER = lazy_pattern(r"(?<![\w.])\d*\.?\d+(?![\w.])")
_TESTED = lazy_pattern(r"(?i)test|val(?:id|_|$)")


def overlapping(source: Source) -> int | None:
    """Return the line on which what is called a test set takes in rows that end up among the trained ones as well.

    Told where both are slices of one thing, by bounds that differ in one number alone.
    """
    trained: dict[tuple[str, str], float] = {}
    tested: list[tuple[tuple[str, str], float, int]] = []
    for name, node, part in _slices(source):
        bound = part.lower or part.upper
        number = _only_number(bound) if bound is not None and part.step is None else None
        if number is None or (part.lower is not None and part.upper is not None):
            continue
        key = (spelled(node.value), number[0])
        if part.upper is not None and "train" in name.lower():
            trained[key] = max(number[1], trained.get(key, 0.0))
        elif part.lower is not None and _TESTED.search(name):
            tested.append((key, number[1], node.lineno))
    return next((line for key, first, line in tested if first < trained.get(key, 0.0)), None)


def _slices(source: Source) -> Iterator[tuple[str, ast.Subscript, ast.Slice]]:
    for node in source.nodes(ast.Assign):
        name = spelled(node.targets[0])
        for value in walk(node.value):
            if isinstance(value, ast.Subscript) and isinstance(value.slice, ast.Slice):
                yield name, value, value.slice


def _only_number(bound: ast.expr) -> tuple[str, float] | None:
    """Return a positive bound without its number, and the number; None where it holds none or several."""
    text = spelled(bound)
    found = _NUMBER.findall(text)
    return (_NUMBER.sub("#", text), float(found[0])) if len(found) == 1 and "-" not in text else None
