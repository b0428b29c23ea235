"""Where values may be missing: what fills no gap changes nothing, whatever it would have filled it with."""

import ast

from mlfolio.evidence.dataflow.grain import Names
from mlfolio.evidence.dataflow.knowledge import Call
from mlfolio.evidence.dataflow.plain import Plain, Value
from mlfolio.evidence.dataflow.run import Arguments
from mlfolio.evidence.dataflow.values import Data

NOWHERE: Names = frozenset()

_WITHOUT_GAPS = frozenset(
    "load_iris load_digits load_wine load_breast_cancer load_boston load_diabetes load_linnerud"
    " fetch_california_housing".split()
)
"""Data sets of which it is known that no value is missing."""

_KEEP_GAPS = frozenset(
    "copy reset_index sort_values sort_index drop_duplicates astype round select_dtypes to_numpy to_frame ravel"
    " reshape flatten squeeze".split()
)
"""Methods that neither fill a gap nor make one."""


def is_whole(known: Call) -> bool:
    """Whether a call brings in data without gaps."""
    return known.name in _WITHOUT_GAPS


def after(owner: Data, name: str, arguments: Arguments) -> Names | None:
    """Return where values may be missing in what a method makes of `owner`."""
    if name == "dropna":
        some = {"subset", "thresh"} & arguments.named.keys() or arguments.literal("how") == "all"
        return owner.gaps if some or len(arguments.positional) > 1 else NOWHERE
    if name == "fillna":
        value = arguments.get(0, "value")
        return NOWHERE if isinstance(value, Plain) and isinstance(value.value, int | float | str) else owner.gaps
    return owner.gaps if name in _KEEP_GAPS else None


def are_left(arguments: Arguments) -> bool:
    """Whether a fill is given what `mode()` returned as it is, which fills the first row and hardly ever another.

    That is a column of the most frequent values, numbered from 0, and pandas fills by these numbers.
    """
    given = arguments.node.args[0] if arguments.node is not None and arguments.node.args else None
    whole = isinstance(given, ast.Call) and isinstance(given.func, ast.Attribute) and given.func.attr == "mode"
    return whole and not given.args  # type: ignore[union-attr]


def of_columns(owner: Data, names: list[str]) -> Names | None:
    """Return where values may be missing in some columns of a table."""
    return owner.gaps & frozenset(names) if owner.gaps is not None else None


def written(owner: Data, names: list[str], value: Value) -> None:
    """Note that a value was written to columns of a table, or to anywhere in it, where none are named."""
    whole = value.gaps == NOWHERE if isinstance(value, Data) else _is_there(value)
    for table in (owner, owner.base):
        if table is not None and table.gaps is not None and not whole:
            column = [owner.column] if table is owner.base and owner.column else names
            table.gaps = table.gaps | frozenset(column) if column else None


def _is_there(value: Value) -> bool:
    return isinstance(value, Plain) and value.known and value.value is not None and value.value == value.value
