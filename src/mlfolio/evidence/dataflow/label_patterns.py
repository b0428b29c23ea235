"""Columns that are picked by how their names are written: `name.startswith("lag")`, `"lag" in name`."""

import ast
from collections.abc import Iterator

from mlfolio.evidence.code.expressions import is_name
from mlfolio.evidence.dataflow.plain import Asked, Labels, Plain
from mlfolio.evidence.dataflow.run import Arguments
from mlfolio.evidence.dataflow.values import Data
from mlfolio.patterns import lazy_pattern

_METHODS = frozenset(["startswith", "endswith", "contains"])

_PLAIN_PATTERN = lazy_pattern(r"(\^?)([\w -]+)(\$?)")
"""A pattern that is a text, at the beginning or the end perhaps."""


def asked_by(part: ast.comprehension) -> tuple[Asked, ...]:
    """Return what the conditions of a comprehension ask of each name, as far as it is plain."""
    turn = part.target.id if isinstance(part.target, ast.Name) else ""
    return tuple(one for condition in part.ifs for one in _asked(condition, turn, wanted=True))


def _asked(node: ast.expr, turn: str, *, wanted: bool) -> Iterator[Asked]:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield from _asked(node.operand, turn, wanted=not wanted)
    elif isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And if wanted else ast.Or):
        for value in node.values:
            yield from _asked(value, turn, wanted=wanted)
    elif isinstance(node, ast.Compare) and len(node.ops) == 1 and is_name(node.comparators[0], turn):
        texts = _texts(node.left)
        if texts and isinstance(node.ops[0], ast.In | ast.NotIn):
            yield Asked("contains", texts, isinstance(node.ops[0], ast.In) == wanted)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and is_name(node.func.value, turn):
        texts = _texts(node.args[0]) if len(node.args) == 1 else ()
        if texts and node.func.attr in ("startswith", "endswith"):
            yield Asked(node.func.attr, texts, wanted)


def _texts(node: ast.expr) -> tuple[str, ...]:
    """Return the text that is written down, or those of a tuple; none for another."""
    listed = node.elts if isinstance(node, ast.Tuple) else [node]
    texts = tuple(one.value for one in listed if isinstance(one, ast.Constant) and isinstance(one.value, str))
    return texts if len(texts) == len(listed) else ()


def by_method(owner: Labels, name: str, arguments: Arguments) -> Labels | None:
    """Return the names of which `owner.str.startswith(text)` and its like hold; None for another method."""
    given = arguments.get(0, "pat")
    text = given.value if isinstance(given, Plain) and isinstance(given.value, str) else None
    if name not in _METHODS or text is None or arguments.named.keys() & {"case", "flags"}:
        return None
    asked = Asked(name, (text,)) if name != "contains" else by_pattern(text)
    return Labels(owner.dropped, (*owner.asked, asked), owner.born) if asked is not None else None


def by_pattern(pattern: str) -> Asked | None:
    """Return what a pattern asks of a name that is plain text, anchored or not; None for another."""
    found = _PLAIN_PATTERN.fullmatch(pattern)
    if found is None or (found[1] and found[3]):
        return None
    return Asked("startswith" if found[1] else "endswith" if found[3] else "contains", (found[2],))


def named_like(owner: Data, arguments: Arguments) -> Labels | None:
    """Return what `table.filter(like=text)` and `table.filter(regex=pattern)` ask of names; None for another."""
    like, regex = arguments.literal("like"), arguments.literal("regex")
    asked = Asked("contains", (like,)) if isinstance(like, str) else None
    asked = by_pattern(regex) if asked is None and isinstance(regex, str) else asked
    return Labels(owner.dropped, (asked,)) if asked is not None else None
