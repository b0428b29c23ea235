"""Comparisons whose outcome is known, so that only one of two branches is taken: of settings, and with constants."""

import ast

from mlfolio.evidence.dataflow.holders import Either, Items, names_of
from mlfolio.evidence.dataflow.plain import Label, Labels, Plain, Present, Value
from mlfolio.evidence.dataflow.run import Run
from mlfolio.evidence.dataflow.values import Data


def decide(node: ast.Compare, left: Value, right: Value, run: Run) -> Plain | None:
    """Return what a comparison gives where it is known; None where it is not."""
    if len(node.ops) != 1:
        return None
    (kind,) = node.ops
    if isinstance(left, Label) or isinstance(right, Labels | Data):
        return _absent(kind, left, right)
    if isinstance(kind, ast.Is | ast.IsNot) and not isinstance(getattr(right, "value", None), str):
        return _compared_with_constant(kind, left, right)
    if isinstance(kind, ast.Eq | ast.NotEq | ast.Is | ast.IsNot):
        return _same(kind, left, right, run)
    if isinstance(kind, ast.In | ast.NotIn):
        return _among(kind, left, right)
    return None


def decide_together(operator: ast.boolop, values: list[Value]) -> Plain | None:
    """Return what `and` or `or` gives where one of the truth values that it joins settles it; None otherwise."""
    settles = isinstance(operator, ast.Or)
    return Plain(settles, known=True) if any(getattr(one, "value", None) is settles for one in values) else None


def truth_of(value: Value) -> bool | None:
    """Return whether a value counts as true, None where it is not known."""
    if isinstance(value, Present):
        return True
    return bool(value.value) if isinstance(value, Plain) and value.known else None


def _compared_with_constant(kind: ast.cmpop, left: Value, right: Value) -> Plain | None:
    """Return what `left is None` or `left is not False` gives, where it is known whether a value is there."""
    constant = right.value if isinstance(right, Plain) and right.known else 0
    if not (constant is None or isinstance(constant, bool)) or isinstance(left, Either):
        return None
    if isinstance(left, Plain) and not (left.known or isinstance(left, Present)):
        return None
    same = isinstance(left, Plain) and left.known and left.value is constant
    return Plain(same == isinstance(kind, ast.Is), known=True)


def _absent(kind: ast.cmpop, left: Value, right: Value) -> Plain | None:
    """Return what is known of columns that a table was left without: none of its names is theirs."""
    table, asked = (left, right) if isinstance(left, Label) else (right, left)
    names = names_of(asked)
    within = isinstance(kind, ast.In | ast.NotIn) or isinstance(table, Label)
    if not (names and within and frozenset(names) <= table.dropped):  # type: ignore[attr-defined]
        return None
    if isinstance(kind, ast.In | ast.Eq):
        return Plain(False, known=True)
    return Plain(True, known=True) if isinstance(kind, ast.NotIn | ast.NotEq) else None


def _same(kind: ast.cmpop, left: Value, right: Value, run: Run) -> Plain | None:
    """Return what `left == right` or `left != right` gives of literals; numbers may be counted up by a loop."""
    if not (isinstance(left, Plain) and isinstance(right, Plain) and left.known and right.known):
        return None
    if run.loops and not (isinstance(left.value, str) or isinstance(right.value, str)):
        return None
    return Plain((left.value == right.value) == isinstance(kind, ast.Eq | ast.Is), known=True)


def _among(kind: ast.cmpop, left: Value, right: Value) -> Plain | None:
    """Return what `left in right` or `left not in right` gives of a literal and a list of texts that is written out."""
    if not (isinstance(left, Plain) and left.known and isinstance(right, Items) and right.whole):
        return None
    texts = [one.value for one in right.elements if isinstance(one, Plain) and isinstance(one.value, str)]
    if len(texts) < len(right.elements):
        return None
    return Plain((left.value in texts) == isinstance(kind, ast.In), known=True)
