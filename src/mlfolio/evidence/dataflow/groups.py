"""Methods of grouped tables: a value for each row, or a table of the groups."""

from mlfolio.evidence.dataflow import learned
from mlfolio.evidence.dataflow.code_values import Function
from mlfolio.evidence.dataflow.joining import facts_of
from mlfolio.evidence.dataflow.knowledge import Call
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.values import Data, Grouped, Value, Windows

_GROUPED = Call("pandas", "groupby", "learner", "a statistic of each group")


def call_windows(owner: Windows, name: str, arguments: Arguments, run: Run) -> Value:
    """Return what a method of windows over a table gives: a value for each row, made of those before it."""
    return owner.data.derived()


def call_grouped(owner: Grouped, name: str, arguments: Arguments, run: Run) -> Value:
    """Return what a method of a grouped table gives: a value for each row, or a table of the groups."""
    data = owner.data
    function = arguments.get(0)
    if name in ("apply", "filter", "transform") and isinstance(function, Function):
        given = run.call(function, Arguments([data.derived()], {}))
        if isinstance(given, Data) and facts_of(given) <= facts_of(data):
            return given.derived()
    if name in ("transform", "apply", "filter", "fillna", "bfill", "rank"):
        fact = learned.fact(_GROUPED, data.rows, arguments, run)
        return data.derived(facts=data.facts | {(None, fact)} if data.rows else None)
    if name in ("cumcount", "cumsum", "shift", "diff", "ngroup", "head", "tail", "rolling", "cummax", "expanding"):
        return data.derived()
    if name in ("ffill", "groups", "plot", "hist", "get_group"):
        return data.derived()
    return learned.statistic_of(_GROUPED, data, Arguments([], {}, arguments.node), run)
