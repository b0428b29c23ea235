"""Hold-outs by time: the rows before a date, and those after it."""

import ast
from collections.abc import Iterator

from mlfolio.evidence.code.callees import spelled
from mlfolio.evidence.code.source import Source
from mlfolio.patterns import lazy_pattern

_DATE = lazy_pattern(r"\d{4}\b")
"""How a label begins of rows that are in the order of time."""

_WHEN = lazy_pattern(r"(?:date|time|year|month|week|day|timestamp|index|\bds)s?['\"\])]{0,4}$")
_LAST_TRAINED = lazy_pattern(
    r"(?:max|last|end)_?(?:train\w{0,8}_)?(?:date|time|year|day|month)|train\w{0,8}_(?:end|until|max)|cut_?off"
)
"""The last moment that is trained on, in lower case."""

_BEFORE = frozenset({"Lt", "LtE"})
_AFTER = frozenset({"Gt", "GtE"})


def parted_by_time(source: Source) -> Iterator[tuple[str, str, int]]:
    """Yield `split` where rows are parted at a date, or those picked that follow the last that are trained on."""
    yield from _sliced(source)
    yield from _filtered(source)


def _sliced(source: Source) -> Iterator[tuple[str, str, int]]:
    """`rows[:"2015"]` beside `rows["2016":]`."""
    before: dict[str, int] = {}
    after: set[str] = set()
    for node in source.nodes(ast.Subscript):
        if isinstance(node.slice, ast.Slice) and node.slice.step is None:
            if node.slice.lower is None and _is_date(node.slice.upper):
                before.setdefault(spelled(node.value), node.lineno)
            elif node.slice.upper is None and _is_date(node.slice.lower):
                after.add(spelled(node.value))
    yield from (("split", f"{name} before and after a date", line) for name, line in before.items() if name in after)


def _is_date(bound: ast.expr | None) -> bool:
    return isinstance(bound, ast.Constant) and isinstance(bound.value, str) and bool(_DATE.match(bound.value))


def _filtered(source: Source) -> Iterator[tuple[str, str, int]]:
    """`rows[date < then]` beside `rows[date >= then]`, or `rows[date > last_train_date]`."""
    seen: dict[tuple[str, str], set[str]] = {}
    for node in source.nodes(ast.Subscript):
        if isinstance(node.slice, ast.Compare) and len(node.slice.ops) == 1:
            left, right = spelled(node.slice.left), spelled(node.slice.comparators[0])
            kinds = seen.setdefault((left, right), set())
            kinds.add(node.slice.ops[0].__class__.__name__)
            if _WHEN.search(left.lower()) and _parts(kinds, right.lower()):
                yield "split", f"{left} and {right}", node.lineno


def _parts(kinds: set[str], bound: str) -> bool:
    return bool(kinds & _AFTER) and (bool(kinds & _BEFORE) or bool(_LAST_TRAINED.search(bound)))
