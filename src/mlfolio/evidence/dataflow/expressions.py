"""What each kind of expression stands for."""

import ast
import operator
from collections.abc import Callable

from mlfolio.evidence.dataflow import knowledge, subscripts
from mlfolio.evidence.dataflow.assignments import assign
from mlfolio.evidence.dataflow.attributes import attribute_of
from mlfolio.evidence.dataflow.calls import evaluate_call
from mlfolio.evidence.dataflow.code_values import Function, Scope
from mlfolio.evidence.dataflow.joining import data_of, facts_of, join, joined
from mlfolio.evidence.dataflow.masks import compared, inverted, masks_joined
from mlfolio.evidence.dataflow.run import Run
from mlfolio.evidence.dataflow.sequences import elements_of
from mlfolio.evidence.dataflow.values import (
    PLAIN,
    TURN,
    Data,
    Either,
    Items,
    Library,
    Mapping,
    Plain,
    Statistic,
    Value,
    is_turn,
)

_ARITHMETIC = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.FloorDiv: operator.floordiv,
    ast.Div: operator.truediv,
}
_PYTHON_NAMES = frozenset(dir(__builtins__) if not isinstance(__builtins__, dict) else __builtins__)
_MOST_ELEMENTS = 8


def _constant(node: ast.Constant, run: Run) -> Value:
    return Plain(node.value, known=True)


def _name(node: ast.Name, run: Run) -> Value:
    found = run.scope.find(node.id)
    if found is not None:
        return found
    if node.id in _PYTHON_NAMES or node.id in knowledge.ALIASES or knowledge.call_of(node.id) is not None:
        return Library(node.id)
    if knowledge.makes_estimator(node.id) or (node.id[:1].isupper() and not node.id.isupper() and "_" not in node.id):
        return Library(node.id)
    value = run.fresh("name", node, node.id)
    run.scope.module.names[node.id] = value
    return value


def _attribute(node: ast.Attribute, run: Run) -> Value:
    return attribute_of(run.evaluate(node.value), node.attr, run)


def _subscript(node: ast.Subscript, run: Run) -> Value:
    return subscripts.load(node, run)


def _sequence(node: ast.Tuple | ast.List | ast.Set, run: Run) -> Value:
    elements: list[Value] = []
    for element in node.elts:
        if isinstance(element, ast.Starred):
            elements += elements_of(run.evaluate(element.value), run)
        else:
            elements.append(run.evaluate(element))
    return Items(elements)


def _dictionary(node: ast.Dict, run: Run) -> Value:
    made = Mapping()
    for key, value in zip(node.keys, node.values, strict=True):
        known = run.evaluate(key) if key is not None else PLAIN
        held = run.evaluate(value)
        if isinstance(known, Plain) and known.known:
            made.entries[known.value] = held
        else:
            made.rest.append(held)
    return made


def _binary(node: ast.BinOp, run: Run) -> Value:
    left, right = run.evaluate(node.left), run.evaluate(node.right)
    if isinstance(node.op, ast.Sub):
        _score_residuals(left, right, run)
    if isinstance(left, Items) and isinstance(node.op, ast.Add):
        return Items([*left.elements, *elements_of(right, run)])
    if isinstance(left, Items) and isinstance(node.op, ast.Mult):
        return left
    made = combined(left, right)
    if made is not None:
        return masks_joined(node, left, right, made)
    return _computed(left, right, node.op)


def _score_residuals(left: Value, right: Value, run: Run) -> None:
    """What is true, less what was predicted, is what a score is computed from."""
    if isinstance(left, Data) and isinstance(right, Data) and bool(left.forwards) != bool(right.forwards):
        run.scored.update(one.site for one in left.forwards | right.forwards)


def combined(left: Value, right: Value) -> Value | None:
    """Return what element-wise work on two values gives; None where neither holds rows or statistics."""
    mine, yours = data_of(left), data_of(right)
    if mine is not None or yours is not None:
        whole = mine or yours
        made = whole.derived()
        if mine is not None and yours is not None:
            made.rows = mine.rows | yours.rows if len(mine.rows | yours.rows) <= len(mine.rows) + 1 else mine.rows
            made.forwards = mine.forwards | yours.forwards
        made.facts = whole.facts | frozenset((None, fact) for fact in facts_of(left) | facts_of(right))
        made.parts = whole.parts
        return made
    facts = facts_of(left) | facts_of(right)
    if facts:
        site = left.site if isinstance(left, Statistic) else getattr(right, "site", None)
        return Statistic(facts, site)
    if isinstance(left, Statistic) or isinstance(right, Statistic):
        return left if isinstance(left, Statistic) else right
    return None


def _computed(left: Value, right: Value, kind: ast.operator) -> Value:
    if is_turn(left) or is_turn(right):
        return TURN
    numbers = [one.value for one in (left, right) if isinstance(one, Plain) and _is_number(one.value)]
    compute = _ARITHMETIC.get(kind.__class__)
    if len(numbers) == 2 and compute is not None and max(map(abs, numbers)) < 1e9:
        try:
            return Plain(compute(*numbers), known=True)
        except ArithmeticError:
            return PLAIN
    return PLAIN


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _unary(node: ast.UnaryOp, run: Run) -> Value:
    value = run.evaluate(node.operand)
    if isinstance(value, Data):
        return inverted(value) if isinstance(node.op, ast.Invert) else value.derived()
    if isinstance(value, Plain) and value.known:
        if isinstance(node.op, ast.Not):
            return Plain(not value.value, known=True)
        if isinstance(node.op, ast.USub) and _is_number(value.value):
            return Plain(-value.value, known=True)
        return PLAIN
    return value if isinstance(value, Statistic) else PLAIN


def _compare(node: ast.Compare, run: Run) -> Value:
    left = run.evaluate(node.left)
    rights = [run.evaluate(one) for one in node.comparators]
    nothing = _compared_with_none(node, left, rights[0])
    if nothing is not None:
        return nothing
    whole = left
    for right in rights:
        whole = combined(whole, right) or PLAIN
    if isinstance(whole, Data):
        return compared(node, left, rights[0], whole)
    return whole if isinstance(whole, Statistic) else PLAIN


def _compared_with_none(node: ast.Compare, left: Value, right: Value) -> Plain | None:
    """Return what `left is None` or `left is not None` gives, where it is known whether a value is there."""
    if len(node.ops) != 1 or not isinstance(node.ops[0], ast.Is | ast.IsNot) or not isinstance(right, Plain):
        return None
    if not right.known or right.value is not None or isinstance(left, Either):
        return None
    if isinstance(left, Plain) and not left.known:
        return None
    is_none = isinstance(left, Plain) and left.value is None
    return Plain(is_none == isinstance(node.ops[0], ast.Is), known=True)


def _boolean(node: ast.BoolOp, run: Run) -> Value:
    return joined(run.evaluate(value) for value in node.values)


def _conditional(node: ast.IfExp, run: Run) -> Value:
    test = run.evaluate(node.test)
    if isinstance(test, Plain) and test.known:
        return run.evaluate(node.body if test.value else node.orelse)
    made = join(run.evaluate(node.body), run.evaluate(node.orelse))
    return made if not isinstance(test, Data | Statistic) else combined(made, test) or made


def _lambda(node: ast.Lambda, run: Run) -> Value:
    return Function(node, run.scope)


def _comprehension(node: ast.ListComp | ast.SetComp | ast.GeneratorExp, run: Run) -> Value:
    with run.within(Scope(run.scope.path, run.scope)):
        elements, over = _turns(node.generators, run, lambda: run.evaluate(node.elt))
    if isinstance(over, Items | Mapping):
        return Items(elements)
    element = joined(elements)
    if isinstance(over, Data) and not isinstance(element, Data):
        facts = frozenset((None, fact) for fact in facts_of(element))
        return over.derived(facts=over.facts | facts)
    if isinstance(element, Data):
        # What is gone through inside one row, its words for instance, stays inside it.
        return element if isinstance(over, Data) and over.single else element.gathered()
    return element if isinstance(element, Statistic) else Items(elements)


def _dictionary_comprehension(node: ast.DictComp, run: Run) -> Value:
    made = Mapping()
    with run.within(Scope(run.scope.path, run.scope)):
        pairs, over = _turns(node.generators, run, lambda: Items([run.evaluate(node.key), run.evaluate(node.value)]))
    for pair in pairs:
        key, value = pair.elements  # type: ignore[attr-defined]
        if isinstance(key, Plain) and key.known and isinstance(key.value, str | int):
            made.entries[key.value] = value
        else:
            made.rest.append(joined([value, over if isinstance(over, Statistic) else PLAIN]))
    return made


def _turns(generators: list[ast.comprehension], run: Run, element: Callable[[], Value]) -> tuple[list[Value], Value]:
    """Return the elements that a comprehension makes, and what its first part goes over."""
    first, *rest = generators
    over = run.evaluate(first.iter)
    found: list[Value] = []
    for value in elements_of(over, run)[:_MOST_ELEMENTS]:
        assign(first.target, value, run)
        for condition in first.ifs:
            run.evaluate(condition)
        found += _turns(rest, run, element)[0] if rest else [element()]
    return found, over


def _await(node: ast.Await | ast.Starred, run: Run) -> Value:
    return run.evaluate(node.value)


def _yield(node: ast.Yield | ast.YieldFrom, run: Run) -> Value:
    value = run.evaluate(node.value) if node.value is not None else PLAIN
    if run.returned:
        run.returned[-1] = join(run.returned[-1], Items([value]))
    return PLAIN


def _named(node: ast.NamedExpr, run: Run) -> Value:
    value = run.evaluate(node.value)
    assign(node.target, value, run)
    return value


def _formatted(node: ast.JoinedStr, run: Run) -> Value:
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            run.evaluate(part.value)
    return PLAIN


EVALUATORS: dict[type, Callable[..., Value]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.Subscript: _subscript,
    ast.Tuple: _sequence,
    ast.List: _sequence,
    ast.Set: _sequence,
    ast.Dict: _dictionary,
    ast.BinOp: _binary,
    ast.UnaryOp: _unary,
    ast.Compare: _compare,
    ast.BoolOp: _boolean,
    ast.IfExp: _conditional,
    ast.Lambda: _lambda,
    ast.ListComp: _comprehension,
    ast.SetComp: _comprehension,
    ast.GeneratorExp: _comprehension,
    ast.DictComp: _dictionary_comprehension,
    ast.Await: _await,
    ast.Starred: _await,
    ast.Yield: _yield,
    ast.YieldFrom: _yield,
    ast.NamedExpr: _named,
    ast.JoinedStr: _formatted,
    ast.Call: evaluate_call,
}
