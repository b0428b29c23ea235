"""Element-wise work on two values, and numbers that are known."""

import ast
import operator

from mlfolio.evidence.dataflow.facts import Fact
from mlfolio.evidence.dataflow.holders import Items
from mlfolio.evidence.dataflow.joining import data_of, facts_of
from mlfolio.evidence.dataflow.masks import masks_joined
from mlfolio.evidence.dataflow.plain import COUNT, PLAIN, PRESENT, TURN, Plain, Present, Value, is_turn
from mlfolio.evidence.dataflow.rows import Atom
from mlfolio.evidence.dataflow.run import Run
from mlfolio.evidence.dataflow.scales import as_scale, mixed
from mlfolio.evidence.dataflow.sequences import elements_of
from mlfolio.evidence.dataflow.values import Data, Statistic

_ARITHMETIC = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.FloorDiv: operator.floordiv,
    ast.Div: operator.truediv,
}


def binary(node: ast.BinOp, run: Run) -> Value:
    """Return what an operator makes of its two sides."""
    left, right = run.evaluate(node.left), run.evaluate(node.right)
    if isinstance(left, Items) and isinstance(node.op, ast.Add):
        return Items([*left.elements, *elements_of(right, run)])
    if isinstance(left, Items) and isinstance(node.op, ast.Mult):
        return left
    counted = _counted_on(left, right) if isinstance(node.op, ast.Add | ast.Sub) else None
    if counted is not None:
        return counted
    settled = as_scale(_shift(left, right)) if isinstance(node.op, ast.Sub) else _NONE
    made = combined(left, right, settled, scales=_keeps_order(node.op, left))
    if isinstance(made, Data) and isinstance(node.op, ast.Sub) and _leaves_residuals(left, right):
        made.residual = True
        truth = right if isinstance(left, Data) and left.forwards else left
        run.compare((one.site for one in made.forwards), truth)
    if made is not None:
        return masks_joined(node, left, right, made, run.number)
    return _computed(left, right, node.op.__class__)


_NUMBERS = frozenset(["name", "parameter", "attribute"])
"""Kinds of roots of what nobody brings in, which may be a number where a position is counted on by it."""


def _counted_on(left: Value, right: Value) -> Value | None:
    """Return the position that a loop counts up, counted on by a number that is known or not; None for another."""
    turn, other = (left, right) if is_turn(left) else (right, left)
    if turn is COUNT and isinstance(other, Plain) and not is_turn(other):
        return COUNT
    unknown = isinstance(other, Data) and not other.facts and all(_is_unknown(atom) for atom in other.rows)
    return turn if turn in (TURN, COUNT) and unknown else None


def _is_unknown(atom: Atom) -> bool:
    return atom.root[0] in _NUMBERS and not atom.steps


def _keeps_order(operator: ast.operator, left: Value) -> bool:
    """Whether an operator with a statistic beside it leaves a column's values in their order, or turns it around."""
    return isinstance(operator, ast.Add | ast.Sub | ast.Mult) or (
        isinstance(operator, ast.Div) and not isinstance(left, Statistic)
    )


def _leaves_residuals(left: Value, right: Value) -> bool:
    """Whether it is what is true, less what was predicted."""
    return isinstance(left, Data) and isinstance(right, Data) and bool(left.forwards) != bool(right.forwards)


_NONE: frozenset[Fact] = frozenset()
BOUNDS = frozenset(["min", "max", "amin", "amax", "nanmin", "nanmax"])
"""Calls that give the least or the largest value."""


def _shift(left: Value, right: Value) -> frozenset[Fact]:
    """Return the least or largest value that numbers are only counted from, as days from the first: a place of zero."""
    counted = left if isinstance(right, Data) else right
    if not isinstance(counted, Statistic):
        return _NONE
    return frozenset(fact for fact in counted.facts if fact.by in BOUNDS)


def bounds_settled(statistic: Statistic) -> Statistic:
    """Return a statistic of times without the least and the largest, which only tell from when to when they are."""
    return Statistic(frozenset(fact for fact in statistic.facts if fact.by not in BOUNDS), statistic.site)


def combined(left: Value, right: Value, settled: frozenset[Fact] = _NONE, *, scales: bool = False) -> Value | None:
    """Return what element-wise work on two values gives; None where neither holds rows or statistics.

    What is `settled` counts as nothing that was learned; `scales` says that a statistic shifts or stretches values.
    """
    mine, yours = data_of(left), data_of(right)
    if mine is not None or yours is not None:
        whole = mine or yours
        made = whole.derived()
        told = (_told(left, scales=scales) | _told(right, scales=scales)) - settled
        if mine is not None and yours is not None:
            made.rows = mine.rows | yours.rows if len(mine.rows | yours.rows) <= len(mine.rows) + 1 else mine.rows
            made.forwards = mine.forwards | yours.forwards
            made.residual = mine.residual or yours.residual
        made.facts = whole.facts | frozenset((None, fact) for fact in told)
        if mine is not None and yours is not None:
            made.facts = mixed(made.facts)
        made.parts = whole.parts
        return made
    facts = facts_of(left) | facts_of(right)
    if facts:
        site = left.site if isinstance(left, Statistic) else getattr(right, "site", None)
        return Statistic(facts, site, own=_own(left) | _own(right))
    if isinstance(left, Statistic) or isinstance(right, Statistic):
        return left if isinstance(left, Statistic) else right
    return None


def _told(value: Value, *, scales: bool) -> frozenset[Fact]:
    """Return what was learned to make a value; a statistic that shifts or stretches others is their scale."""
    if not (scales and isinstance(value, Statistic)):
        return facts_of(value)
    return (value.facts - value.own) | as_scale(value.own)


def _own(value: Value) -> frozenset[Fact]:
    return value.own if isinstance(value, Statistic) else _NONE


def _computed(left: Value, right: Value, kind: type[ast.operator]) -> Value:
    if is_turn(left) or is_turn(right):
        return TURN
    if isinstance(left, Present) and kind is ast.Div:
        return left
    text = texts_joined([left, right]) if kind is ast.Add else None
    if text is not None:
        return text
    numbers = [one.value for one in (left, right) if isinstance(one, Plain) and is_number(one.value)]
    compute = _ARITHMETIC.get(kind)
    if len(numbers) == 2 and compute is not None and max(map(abs, numbers)) < 1e9:
        try:
            return Plain(compute(*numbers), known=True)
        except ArithmeticError:
            return PLAIN
    return PLAIN


def texts_joined(values: list[Value], between: str = "") -> Plain | None:
    """Return the text that known ones are together, one that is there where some are not known; None for no texts."""
    texts = [one.value for one in values if isinstance(one, Plain) and one.known]
    if not texts or not all(isinstance(text, str) for text in texts):
        return None
    if len(texts) == len(values):
        return Plain(between.join(texts), known=True)
    return PRESENT if any(texts) and all(isinstance(one, Plain) for one in values) else None


def is_number(value: object) -> bool:
    """Whether a literal is a number, and no truth value."""
    return isinstance(value, int | float) and not isinstance(value, bool)
