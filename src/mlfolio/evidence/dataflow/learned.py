"""What a call learns from rows: a fact, or a statistic that carries it."""

from mlfolio.evidence.dataflow.facts import Fact
from mlfolio.evidence.dataflow.grain import Names
from mlfolio.evidence.dataflow.holders import Items
from mlfolio.evidence.dataflow.images import EXTREMES
from mlfolio.evidence.dataflow.knowledge import Call
from mlfolio.evidence.dataflow.library_table import CODES, MEAN
from mlfolio.evidence.dataflow.plain import Plain, Value
from mlfolio.evidence.dataflow.rows import GROUP_OF_TURN, Rows
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.values import Data, Statistic


def fact(known: Call, rows: Rows, arguments: Arguments, run: Run, *, copies: bool = False) -> Fact:
    """Return the fact that a call learned `known.what` from `rows`."""
    return Fact(known.name, known.what, rows, run.site(arguments.node), copies)


def _counts_gaps(data: Data) -> bool:
    """Whether it is asked where values are missing: how many are says which rows or columns to do without."""
    return data.mask is not None and data.mask[0][0] == "null"


_SPREADS = frozenset(["std", "nanstd", "describe", "quantile", "percentile", "nanpercentile", "min", "max"])
"""Statistics of residuals that tell of their distribution, and are no score."""


def _says_which_are_right(data: Data) -> bool:
    """Whether predictions were compared to be equal; how many lie above a bound says nothing of how good they are."""
    return data.mask is not None and data.mask[1].relation not in ("<", "<=", ">", ">=")


def is_within_rows(axis: Value | None) -> bool:
    """Whether an axis, or several, are those of each row's own values."""
    if isinstance(axis, Items) and axis.elements:
        return all(map(is_within_rows, axis.elements))
    value = axis.value if isinstance(axis, Plain) and axis.known else None
    return value == "columns" or (isinstance(value, int) and not isinstance(value, bool) and (value > 0 or value == -1))


def is_down(axis: Value | None) -> bool:
    """Whether an axis is written down as that of the rows."""
    return isinstance(axis, Plain) and axis.known and axis.value == 0 and not isinstance(axis.value, bool)


def statistic_of(known: Call, data: Data, arguments: Arguments, run: Run, *, groups: Names = frozenset()) -> Value:
    """Return a statistic of data, or of `groups` of it: of each row's own values where the axis says so."""
    if data.forwards and known.name not in _SPREADS and (data.residual or _says_which_are_right(data)):
        # The mean of `predicted == true`, or of `(true - predicted) ** 2`, is a score.
        run.score_predictions(data)
    axis = arguments.named.get("axis") or arguments.named.get("dim") or arguments.get(1)
    if known.what == MEAN and is_within_rows(axis):
        return data.derived()
    if known.what == CODES and data.mask is not None:
        return data
    if data.single:
        return data.derived()
    carried = frozenset(one for _, one in data.facts)
    if (
        not data.rows
        or _counts_gaps(data)
        or (known.name in EXTREMES and all(atom.root in run.images for atom in data.rows))
    ):
        return Statistic(carried, run.site(arguments.node))
    if data.of_group and not groups:
        groups = GROUP_OF_TURN
    own = fact(known, data.rows, arguments, run)._replace(groups=groups)
    if is_down(axis):
        run.of_columns.add(own.site)
    return Statistic(carried | {own}, run.site(arguments.node), own=frozenset([own]))
