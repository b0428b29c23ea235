"""What iterating over a value yields."""

from mlfolio.evidence.dataflow.run import Run
from mlfolio.evidence.dataflow.values import (
    PLAIN,
    Data,
    Either,
    Grouped,
    Items,
    Mapping,
    Plain,
    Statistic,
    Value,
    joined,
)


class Folds(Items):
    """The folds of a splitter: one pair of indices stands for all."""

    __slots__ = ()


def is_folds(value: Value) -> bool:
    """Whether iterating over `value` goes over folds."""
    return isinstance(value, Folds) or (
        isinstance(value, Items) and any(isinstance(one, Items) and _holds_folds(one) for one in value.elements)
    )


def _holds_folds(value: Items) -> bool:
    return any(isinstance(one, Data) and one.mask and one.mask[0][0] == "fold" for one in value.elements) or any(
        isinstance(one, Items) and _holds_folds(one) for one in value.elements
    )


def elements_of(value: Value, run: Run) -> list[Value]:
    """Return the values that a loop over `value` binds, one that stands for all where they are not known."""
    if isinstance(value, Items):
        return list(value.elements) or [PLAIN]
    if isinstance(value, Mapping):
        return [Plain(key, known=True) for key in value.entries] or [PLAIN]
    if isinstance(value, Either):
        return [joined(one for option in value.options for one in elements_of(option, run))]
    if isinstance(value, Grouped):
        return [Items([PLAIN, value.data.derived()])]
    if isinstance(value, Data):
        return [value.one_by_one()]
    return [value if isinstance(value, Statistic) else PLAIN]
