"""Methods that ask a table for columns, or give it some."""

from collections.abc import Callable

from mlfolio.evidence.dataflow.column_expressions import computed, names_asked_for
from mlfolio.evidence.dataflow.columns import columns, labelled, leave_out
from mlfolio.evidence.dataflow.holders import Items, names_of
from mlfolio.evidence.dataflow.knowledge import Call
from mlfolio.evidence.dataflow.label_patterns import named_like
from mlfolio.evidence.dataflow.library_table import FILL
from mlfolio.evidence.dataflow.picking import picked
from mlfolio.evidence.dataflow.plain import PLAIN, Value
from mlfolio.evidence.dataflow.row_wise import facts_for, learner, row_wise
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.values import Data
from mlfolio.evidence.dataflow.writing import set_column


def _filter(owner: Data, arguments: Arguments, run: Run) -> Value:
    """Return the rows of which a condition holds, as in Polars and Spark; pandas filters columns by their names."""
    condition = arguments.get(0, "condition")
    names = names_of(arguments.get(0, "items")) if isinstance(arguments.get(0, "items"), Items) else []
    if names:
        return columns(owner, names)
    like = named_like(owner, arguments)
    if like is not None:
        return labelled(owner, like)
    if isinstance(condition, Data) and condition.mask is not None:
        return picked(owner, condition)
    return row_wise(owner, arguments, run)


def _select(owner: Data, arguments: Arguments, run: Run) -> Value:
    """Return the columns that a table is asked for, or what is computed over it."""
    names = names_asked_for(arguments)
    return columns(owner, names) if names else computed(owner, arguments) or row_wise(owner, arguments, run)


def _fill_null(owner: Data, arguments: Arguments, run: Run) -> Value:
    """Return a table, or a named column, whose gaps are filled: with a statistic of the rows, or a given value."""
    if arguments.literal("strategy") in ("mean", "min", "max"):
        return learner(Call("polars", "fill_null", "learner", FILL), owner, arguments, run)
    return row_wise(owner, arguments, run)


def _columns(owner: Data, arguments: Arguments, run: Run) -> Value:
    """Return a table's columns under their names, and lists of groups under theirs.

    What nobody knows may be a dictionary of anything.
    """
    if owner.of_group:
        return Items([Items([PLAIN, owner.one_by_one()])])
    if owner.single or not all(atom.root[0] in ("file", "load") for atom in owner.rows):
        return row_wise(owner, arguments, run)
    column = owner.derived()
    column.base = owner
    return Items([Items([PLAIN, column])])


def _insert(owner: Data, arguments: Arguments, run: Run) -> Value:
    """Give a table the column that it is told to hold at a place, whatever it held before."""
    names = names_of(arguments.get(1, "column"))
    if not names:
        return row_wise(owner, arguments, run)
    set_column(owner, names, arguments.get(2, "value") or PLAIN)
    return PLAIN


def _assign(owner: Data, arguments: Arguments, run: Run) -> Value:
    made = owner.derived()
    for name, value in arguments.named.items():
        made.facts |= frozenset((name, fact) for fact in facts_for(value, owner, run))
    return made


def _factorize(owner: Data, arguments: Arguments, run: Run) -> Value:
    return Items([row_wise(owner, arguments, run), PLAIN])


def _pop(owner: Data, arguments: Arguments, run: Run) -> Value:
    """Return a column that a table is left without."""
    names = names_of(arguments.get(0, "item"))
    if not names or owner.single:
        return row_wise(owner, arguments, run)
    column = columns(owner, names)
    leave_out(owner, names)
    return column


COLUMNS: dict[str, Callable[[Data, Arguments, Run], Value]] = {
    "factorize": _factorize,
    "filter": _filter,
    "select": _select,
    "fill_null": _fill_null,
    "assign": _assign,
    "insert": _insert,
    "pop": _pop,
    "items": _columns,
    "iteritems": _columns,
}
"""What each of these methods does."""
