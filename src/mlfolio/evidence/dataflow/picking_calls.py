"""Calls of library functions that pick rows, leave rows out, or say by number or mask which these are."""

from collections.abc import Callable

from mlfolio.evidence.dataflow import masks
from mlfolio.evidence.dataflow.columns import chosen
from mlfolio.evidence.dataflow.holders import Items
from mlfolio.evidence.dataflow.joining import data_of
from mlfolio.evidence.dataflow.knowledge import Call
from mlfolio.evidence.dataflow.picking import by_argument, by_index, index_of, picked, rows_picked, taken
from mlfolio.evidence.dataflow.plain import PLAIN, Plain, Value
from mlfolio.evidence.dataflow.row_methods import without_rows
from mlfolio.evidence.dataflow.rows import Part, Step, narrowed
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.unknown_calls import unknown_call
from mlfolio.evidence.dataflow.values import Data

_FLAT = frozenset(["flatnonzero", "argwhere"])
"""Functions that give the numbers of rows in one array, and not in one for each dimension."""


def _subset(known: Call, arguments: Arguments, run: Run) -> Value:
    whole, index = data_of(arguments.get(0, "dataset") or PLAIN), data_of(arguments.get(1, "indices") or PLAIN)
    return (
        unknown_call(arguments, run) if whole is None or index is None else by_argument(whole, index, 1, arguments, run)
    )


def _positions(known: Call, arguments: Arguments, run: Run) -> Value:
    """Return the numbers of the rows of which a condition holds, which pick what its mask does.

    `np.where` with two values to choose from makes a new array.
    """
    condition = arguments.get(0, "condition", "a")
    if len(arguments.all()) > 1 or not isinstance(condition, Data) or condition.mask is None:
        return unknown_call(arguments, run)
    made = condition.taking(narrowed(condition.rows, Step(*condition.mask)))
    made.mask, made.picks = condition.mask, condition.picks
    return made if known.name in _FLAT else Items([made])


def _take(known: Call, arguments: Arguments, run: Run) -> Value:
    """Return the rows that an array of numbers takes, or what a mask does; columns where the axis says so."""
    by_mask = known.name == "compress"
    whole = data_of(arguments.get(1 if by_mask else 0, "a") or PLAIN)
    index = index_of(arguments.get(0 if by_mask else 1, "condition", "indices") or PLAIN)
    if whole is None or arguments.node is None or len(arguments.node.args) < 2:
        return unknown_call(arguments, run)
    if _is_of_columns(arguments):
        return chosen(whole.derived(), index)
    by = arguments.node.args[not by_mask]
    return by_index(whole, index, by, run) if isinstance(index, Data) else taken(whole, by, run)


def _delete(known: Call, arguments: Arguments, run: Run) -> Value:
    """Return the rows that are left where some are taken out by their numbers."""
    whole, index = data_of(arguments.get(0, "arr") or PLAIN), index_of(arguments.get(1, "obj") or PLAIN)
    if whole is None:
        return unknown_call(arguments, run)
    if _is_of_columns(arguments):
        return chosen(whole.derived(), index)
    if not isinstance(index, Data):
        # Which rows are left cannot be told, for instance in the turns of a loop that leaves one out after the other.
        return whole.taking(run.fresh("call", arguments.node).rows)
    if index.mask is not None:
        return picked(whole, masks.inverted(index))
    return whole.taking(without_rows(whole.rows, rows_picked(whole, index)))


def _is_of_columns(arguments: Arguments) -> bool:
    axis = arguments.get(2, "axis")
    return isinstance(axis, Plain) and axis.value in (1, -1)


def _among(known: Call, arguments: Arguments, run: Run) -> Value:
    """Return the mask of `np.isin(values, some)`."""
    owner, some = arguments.get(0, "element", "ar1"), arguments.get(1, "test_elements", "ar2")
    if not isinstance(owner, Data) or arguments.node is None or len(arguments.node.args) < 2:
        return unknown_call(arguments, run)
    given = data_of(some or PLAIN)
    mask = masks.isin(owner, *arguments.node.args[:2]) if given is None else masks.among(owner, given)
    made = mask or masks.isin(owner, *arguments.node.args[:2])
    return masks.inverted(made) if arguments.literal("invert") is True else made


def _others(known: Call, arguments: Arguments, run: Run) -> Value:
    """Return the numbers or names of rows that are among the first given and not among the others."""
    whole, gone = data_of(arguments.get(0, "ar1") or PLAIN), data_of(arguments.get(1, "ar2") or PLAIN)
    if whole is None or gone is None:
        return unknown_call(arguments, run)
    return masks.left_by(whole, gone) or run.fresh("call", arguments.node)


def _chunks(known: Call, arguments: Arguments, run: Run) -> Value:
    """Return pieces of rows, of which a loop takes one after the other."""
    data = data_of(arguments.get(0, "ary") or PLAIN)
    return unknown_call(arguments, run) if data is None else data.group_by_group()


def _drawn(known: Call, arguments: Arguments, run: Run) -> Value:
    """Return some of what is given, drawn at random."""
    data = data_of(arguments.get(0, "a", "population") or PLAIN)
    if data is None:
        return unknown_call(arguments, run)
    key = ("fold" if run.in_loop else "sample", run.site(arguments.node))
    return data.taking(narrowed(data.rows, Step(key, Part("is", True), random=True)))


def _filtered(known: Call, arguments: Arguments, run: Run) -> Value:
    """Return the elements that Python's `filter` keeps."""
    data = data_of(arguments.get(1) or PLAIN)
    if data is None or arguments.node is None:
        return unknown_call(arguments, run)
    return taken(data, arguments.node.args[0], run)


def _opposite(known: Call, arguments: Arguments, run: Run) -> Value:
    mask = arguments.get(0, "x")
    return masks.inverted(mask) if isinstance(mask, Data) else unknown_call(arguments, run)


def _both(known: Call, arguments: Arguments, run: Run) -> Value:
    made = unknown_call(arguments, run)
    given = [value for value in arguments.positional if isinstance(value, Data) and value.mask is not None]
    if isinstance(made, Data) and arguments.node is not None and len(given) == 2:
        made.mask = masks.of_two(known.name, *given, run.number)
    return made


PICKING: dict[str, Callable[[Call, Arguments, Run], Value]] = {
    "subset": _subset,
    "positions": _positions,
    "take": _take,
    "delete": _delete,
    "among": _among,
    "others": _others,
    "chunks": _chunks,
    "drawn": _drawn,
    "filtered": _filtered,
    "opposite": _opposite,
    "both": _both,
}
"""What a call of each of these effects does."""
