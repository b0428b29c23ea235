"""Binding values to names, attributes, columns, elements and tuples of these."""

import ast

from mlfolio.evidence.dataflow.code_values import Instance, Module
from mlfolio.evidence.dataflow.holders import Either, Filled, Items
from mlfolio.evidence.dataflow.joining import joined
from mlfolio.evidence.dataflow.lags import renamed
from mlfolio.evidence.dataflow.plain import PLAIN, TURN, Value
from mlfolio.evidence.dataflow.rows import item_rows
from mlfolio.evidence.dataflow.run import Run
from mlfolio.evidence.dataflow.sequences import elements_of
from mlfolio.evidence.dataflow.values import Data, Statistic
from mlfolio.evidence.dataflow.writing import set_column, store

_LABELS = frozenset(["index", "columns", "name", "names", "dtype", "shape"])
"""Attributes that label data and change no value."""


def assign(target: ast.expr, value: Value, run: Run) -> None:
    """Bind `value` to `target`, whatever form that has."""
    if isinstance(target, ast.Name):
        _bind(target.id, value, run)
    elif isinstance(target, ast.Tuple | ast.List):
        _unpack(target.elts, value, run)
    elif isinstance(target, ast.Starred):
        assign(target.value, value, run)
    elif isinstance(target, ast.Attribute):
        _set_attribute(run.evaluate(target.value), target.attr, value, run)
    elif isinstance(target, ast.Subscript):
        store(target, value, run)


def _bind(name: str, value: Value, run: Run) -> None:
    scope = run.scope.module if name in run.scope.shared else run.scope
    scope.names[name] = value
    if isinstance(value, Data):
        run.named_sets.note(name, value.rows)


def _unpack(targets: list[ast.expr], value: Value, run: Run) -> None:
    starred = any(isinstance(target, ast.Starred) for target in targets)
    if isinstance(value, Filled):
        value = _told_apart(value, len(targets), run)
    if isinstance(value, Items) and len(value.elements) == len(targets) and not starred:
        for target, element in zip(targets, value.elements, strict=True):
            assign(target, element, run)
    elif isinstance(value, Either):
        _unpack(targets, _aligned(value, len(targets), run), run)
    else:
        for number, target in enumerate(targets):
            assign(target, item_of(value, number, run), run)


def _told_apart(value: Filled, count: int, run: Run) -> Items:
    """Return as many elements: those of equal rows are parts that share none, as nothing shows that they are one."""
    elements = [item_of(value, number, run) for number in range(count)]
    rows = [one.rows for one in elements if isinstance(one, Data)]
    return Items(
        one.taking(item_rows(one.rows, number)) if isinstance(one, Data) and rows.count(one.rows) > 1 else one
        for number, one in enumerate(elements)
    )


def _aligned(value: Either, count: int, run: Run) -> Items:
    """Return what stands at each of `count` positions, of those options that have as many, or else are no list."""
    fitting = [one for one in value.options if isinstance(one, Items) and len(one.elements) == count]
    if fitting:
        return Items(joined(one.elements[number] for one in fitting) for number in range(count))
    others = [one for one in value.options if not isinstance(one, Items)]
    return Items(joined(item_of(one, number, run) for one in others) for number in range(count))


def item_of(value: Value, number: int, run: Run) -> Value:
    """Return what stands at a position of `value`; the parts of data nobody knows are taken to share no rows."""
    if isinstance(value, Items):
        if number < len(value.elements):
            return value.elements[number]
        return joined(elements_of(value, run))
    if isinstance(value, Data):
        return value.taking_piece(item_rows(value.rows, number))
    return value if isinstance(value, Statistic) or value is TURN else PLAIN


def _set_attribute(owner: Value, name: str, value: Value, run: Run) -> None:
    if isinstance(value, Data):
        run.named_sets.note(name, value.rows)
    if isinstance(owner, Instance):
        owner.attributes[name] = value
    elif isinstance(owner, Module):
        owner.scope.names[name] = value
    elif isinstance(owner, Statistic):
        renamed(owner, name, value)
    elif isinstance(owner, Data) and name not in _LABELS:
        set_column(owner, [name], value)
