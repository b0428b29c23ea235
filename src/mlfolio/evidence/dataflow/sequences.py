"""What iterating over a value yields."""

import ast
from collections.abc import Hashable

from mlfolio.evidence.dataflow.holders import Either, Items, Mapping
from mlfolio.evidence.dataflow.joining import joined
from mlfolio.evidence.dataflow.plain import PLAIN, Label, Labels, Plain, Value
from mlfolio.evidence.dataflow.rows import Part, Step, narrowed
from mlfolio.evidence.dataflow.run import Run
from mlfolio.evidence.dataflow.values import Data, Estimator, Grouped, Statistic


class Folds(Items):
    """The folds of a splitter: one pair of indices stands for all."""

    __slots__ = ()


def folds_of(data: Data, key: Hashable) -> Items:
    """Return the indices of a fold's training and test rows."""
    return Items([_fold(data, key, "part"), _fold(data, key, "rest")])


def _fold(data: Data, key: Hashable, relation: str) -> Data:
    made = Data(narrowed(data.rows, Step(key, Part(relation), random=True)))
    made.mask = (key, Part(relation), True)
    return made


def is_folds(value: Value) -> bool:
    """Whether iterating over `value` goes over folds."""
    return isinstance(value, Folds | Estimator) or (
        isinstance(value, Items) and any(isinstance(one, Items) and _holds_folds(one) for one in value.elements)
    )


def _holds_folds(value: Items) -> bool:
    return any(isinstance(one, Data) and one.mask and one.mask[0][0] == "fold" for one in value.elements) or any(
        isinstance(one, Items) and _holds_folds(one) for one in value.elements
    )


def listed(nodes: list[ast.expr], run: Run) -> list[Value]:
    """Return what expressions that stand in a row stand for, a starred one for all that it holds."""
    values: list[Value] = []
    for node in nodes:
        if isinstance(node, ast.Starred):
            values += elements_of(run.evaluate(node.value), run)
        else:
            values.append(run.evaluate(node))
    return values


def elements_of(value: Value, run: Run) -> list[Value]:
    """Return the values that a loop over `value` binds, one that stands for all where they are not known."""
    if isinstance(value, Items):
        return list(value.elements) or [PLAIN]
    if isinstance(value, Mapping):
        return [Plain(key, known=True) for key in value.entries] or [PLAIN]
    if isinstance(value, Either):
        return [joined(one for option in value.options for one in elements_of(option, run))]
    if isinstance(value, Grouped):
        return [Items([PLAIN, value.data.group_by_group()])]
    if isinstance(value, Data):
        return [value.one_by_one()]
    if isinstance(value, Labels) and value.dropped:
        return [Label(value.dropped)]
    if isinstance(value, Estimator) and value.effect == "splitter":
        # The oldest splitters are given the rows when they are made, and iterated over.
        return [folds_of(Data(), ("fold", value.site))]
    return [value if isinstance(value, Statistic) else PLAIN]
