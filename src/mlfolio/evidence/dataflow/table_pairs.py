"""Methods of a table that take another one: set below or beside it, or compared with it by the labels of rows."""

import ast
from collections.abc import Callable

from mlfolio.evidence.dataflow import merges, stacks
from mlfolio.evidence.dataflow.holders import Items
from mlfolio.evidence.dataflow.joining import data_of
from mlfolio.evidence.dataflow.knowledge import Call
from mlfolio.evidence.dataflow.masks import left_by
from mlfolio.evidence.dataflow.plain import PLAIN, Value
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.values import Data


def _append(owner: Data, arguments: Arguments, run: Run) -> Value:
    known = Call("pandas", "append", "stacker", "copies of rows")
    given = arguments.get(0, "other") or PLAIN
    listed = given.elements if isinstance(given, Items) else [given]
    made = stacks.stacked(known, [owner, *listed], arguments, run)
    if isinstance(made, Data) and arguments.node is not None and _grows(arguments.node):
        owner.rows |= made.rows
        owner.facts |= made.facts
        owner.forwards |= made.forwards
    return made


def _grows(node: ast.Call) -> bool:
    return not node.keywords


def _difference(owner: Data, arguments: Arguments, run: Run) -> Value:
    """Return the labels of rows that are not among others."""
    gone = data_of(arguments.get(0, "other") or PLAIN)
    left = left_by(owner, gone) if gone is not None else None
    return left or run.fresh("call", arguments.node)


def _align(owner: Data, arguments: Arguments, run: Run) -> Value:
    return Items([owner, arguments.get(0, "other") or PLAIN])


def _merge(owner: Data, arguments: Arguments, run: Run) -> Value:
    made = merges.matched(owner, arguments.get(0, "right", "other") or PLAIN, arguments, after=1)
    if "indicator" in arguments.named and isinstance(made, Data):
        # It is asked which rows the other has not: these are rows of nobody knows which part.
        return made.taking(run.fresh("call", arguments.node).rows)
    return made


OF_TWO: dict[str, Callable[[Data, Arguments, Run], Value]] = {
    "append": _append,
    "merge": _merge,
    "join": _merge,
    "align": _align,
    "difference": _difference,
}
"""What each of these methods does."""
