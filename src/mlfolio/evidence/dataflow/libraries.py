"""Calls of library functions and classes: what the table of knowledge says of them, done to the values given."""

import ast
from collections.abc import Callable

from mlfolio.evidence.dataflow import column_expressions, estimators, knowledge
from mlfolio.evidence.dataflow.across import across
from mlfolio.evidence.dataflow.arithmetic import bounds_settled, texts_joined
from mlfolio.evidence.dataflow.events import UNKNOWN_MODEL
from mlfolio.evidence.dataflow.grain import Grain
from mlfolio.evidence.dataflow.groups import summarised
from mlfolio.evidence.dataflow.holders import Items, names_of
from mlfolio.evidence.dataflow.holding import HOLDERS
from mlfolio.evidence.dataflow.images import reads_images
from mlfolio.evidence.dataflow.joining import data_of, facts_of, parts_of
from mlfolio.evidence.dataflow.judges import JUDGES
from mlfolio.evidence.dataflow.knowledge import Call
from mlfolio.evidence.dataflow.lags import earlier
from mlfolio.evidence.dataflow.learned import fact, is_within_rows, statistic_of
from mlfolio.evidence.dataflow.loads import load
from mlfolio.evidence.dataflow.merges import joiner, matched
from mlfolio.evidence.dataflow.moments import moment
from mlfolio.evidence.dataflow.picking_calls import PICKING
from mlfolio.evidence.dataflow.plain import PLAIN, PRESENT, TURN, Plain, Value, is_turn
from mlfolio.evidence.dataflow.python_calls import BUILTINS
from mlfolio.evidence.dataflow.rows import GRID, ROWS_OF_WHATEVER_TABLE
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.splits import split
from mlfolio.evidence.dataflow.stacks import stacker
from mlfolio.evidence.dataflow.unknown_calls import unknown_call
from mlfolio.evidence.dataflow.values import Data, Estimator, Grouped, Library, Statistic

_MADE = {
    "make_pipeline": "Pipeline",
    "make_union": "FeatureUnion",
    "make_column_transformer": "ColumnTransformer",
}
"""What the classes are called that a function makes one of."""

_GENERATORS = {"default_rng": "np.random", "RandomState": "np.random", "Random": "random"}
"""Generators of random numbers, whose methods are the functions of these modules."""

_PATHS = frozenset(["Path", "join"])
"""Calls that make a path."""

_ORDER = frozenset(["permutation", "arange", "range"])


def call_library(function: Library, arguments: Arguments, run: Run) -> Value:
    """Return what a call of a library's function or class gives."""
    made = _called(function, arguments, run)
    if isinstance(made, Data | Items) and reads_images(function.name, arguments):
        run.images |= {atom.root for one in parts_of(made) if isinstance(one, Data) for atom in one.rows}
    return made


def _called(function: Library, arguments: Arguments, run: Run) -> Value:
    tail = function.tail
    if tail in _GENERATORS:
        return Library(_GENERATORS[tail])
    builtin = BUILTINS.get(tail)
    if builtin is not None:
        return builtin(arguments, run)
    if (named := moment(tail, arguments)) is not None:
        return named
    known = knowledge.call_of(function.name)
    if known is not None:
        return _EFFECTS[known.effect](known, arguments, run)
    if tail in _ORDER:
        return _order(arguments, run)
    if knowledge.makes_estimator(function.name):
        return estimators.made(tail, "unknown", arguments, run)
    return unknown_call(arguments, run)


def _order(arguments: Arguments, run: Run) -> Value:
    data = data_of(arguments.get(0) or PLAIN)
    if data is not None:
        return data.derived()
    if _lays_out(arguments.positional):
        return run.fresh(GRID, arguments.node)
    return run.fresh("call" if _counts_some(arguments.node) else "index", arguments.node)


def _lays_out(bounds: list[Value]) -> bool:
    """Whether numbers are laid out that are no row numbers: between known bounds, or by steps that are fractions."""
    known = [one.value for one in bounds if isinstance(one, Plain) and isinstance(one.value, int | float)]
    return bool(known) and (len(known) == len(bounds) or isinstance(known[-1], float))


def _counts_some(node: ast.Call | None) -> bool:
    """Whether numbers between two bounds are counted, which pick a part of the rows."""
    return node is not None and len(node.args) > 1


def _constructed(known: Call, arguments: Arguments, run: Run) -> Value:
    if known.name == "clone":
        given = arguments.get(0)
        if isinstance(given, Estimator):
            return Estimator(given.name, given.effect, given.what, run.site(arguments.node), given.inner)
        return Estimator(UNKNOWN_MODEL, "unknown", "", run.site(arguments.node))
    return estimators.made(_MADE.get(known.name, known.name), known.effect, arguments, run, known.what)


def _learner(known: Call, arguments: Arguments, run: Run) -> Value:
    data = data_of(arguments.get(0, "data", "x", "X", "values") or PLAIN)
    if data is None:
        return unknown_call(arguments, run)
    if known.name == "cut" and not _counts_bins(arguments):
        return unknown_call(arguments, run)
    made = data.derived(facts=data.facts | {(None, fact(known, data.rows, arguments, run))} if data.rows else None)
    made.column = data.column
    return made


def _counts_bins(arguments: Arguments) -> bool:
    """Whether bins are given as their number, so that their edges come from the rows."""
    bins = arguments.get(1, "bins")
    return isinstance(bins, Plain) and isinstance(bins.value, int)


def _statistic(known: Call, arguments: Arguments, run: Run) -> Value:
    if (made := across(arguments)) is not None:
        return made
    given = [data for value in arguments.positional if (data := data_of(value)) is not None]
    if given and (_picks_one_of_two(arguments) or _picks_by_key(arguments)):
        return given[0].derived()
    if _picks_by_key(arguments):
        return PLAIN
    if not given:
        found = frozenset(one for value in arguments.all() for one in facts_of(value))
        return Statistic(found, run.site(arguments.node)) if found else PLAIN
    return statistic_of(known, given[0], arguments, run)


_LONGEST = frozenset(["max", "amax", "nanmax", "nunique"])
"""What gives the length of a period, as a month's or an hour's."""


def _periodic(known: Call, arguments: Arguments, run: Run) -> Value:
    made = unknown_call(arguments, run)
    if isinstance(made, Data):
        made.facts = frozenset(pair for pair in made.facts if pair[1].by not in _LONGEST or pair[1].groups)
    return made


def _times(known: Call, arguments: Arguments, run: Run) -> Value:
    """Return times laid out between two bounds, which tell nothing of what stands in the rows between them."""
    made = unknown_call(arguments, run)
    return bounds_settled(made) if isinstance(made, Statistic) else made


def _train(known: Call, arguments: Arguments, run: Run) -> Value:
    return estimators.trained_by_function(known, arguments, run)


def _each(known: Call, arguments: Arguments, run: Run) -> Value:
    """Return what a function makes of each row, or of whole columns where the axis says so."""
    function, axis, data = (
        arguments.get(0, "func1d"),
        arguments.get(1, "axis"),
        data_of(arguments.get(2, "arr") or PLAIN),
    )
    if function is None or data is None:
        return unknown_call(arguments, run)
    given = data.one_by_one() if is_within_rows(axis) else data
    result = run.call(function, Arguments([given], {}))
    return data.derived(facts=data.facts | frozenset((None, one) for one in facts_of(result)))


def _picks_one_of_two(arguments: Arguments) -> bool:
    """Whether Python's own `max(value, bound)` takes the larger of two, and nothing is computed over rows."""
    by_name = arguments.node is not None and isinstance(arguments.node.func, ast.Name)
    return by_name and len(arguments.positional) > 1 and arguments.node.func.id in ("max", "min")  # type: ignore[union-attr]


def _picks_by_key(arguments: Arguments) -> bool:
    """Whether it is Python's own `max(candidates, key=...)`: it picks one of some candidates."""
    by_name = arguments.node is not None and isinstance(arguments.node.func, ast.Name)
    return by_name and "key" in arguments.named


def _named_column(known: Call, arguments: Arguments, run: Run) -> Value:
    """Return a column that is only named, of whatever table it is asked of."""
    made = Data(ROWS_OF_WHATEVER_TABLE)
    made.column = next(iter(names_of(arguments.get(0, "name", "col"))), None)
    return made


def _grouper(known: Call, arguments: Arguments, run: Run) -> Value:
    data = data_of(arguments.get(0, "timeseries_container") or PLAIN)
    keys = frozenset(names_of(arguments.named.get("column_id")))
    return unknown_call(arguments, run) if data is None else summarised(known, Grouped(data, keys), arguments, run)


def _spreader(known: Call, arguments: Arguments, run: Run) -> Value:
    made = unknown_call(arguments, run)
    shared = arguments.get(1, "id_vars") if known.name == "melt" else arguments.get(2, "i")
    if isinstance(made, Data):
        made.grain = Grain(spread=frozenset(names_of(shared)))
    return made


def _neutral(known: Call, arguments: Arguments, run: Run) -> Value:
    if any(map(is_turn, arguments.all())):
        return TURN
    if known.name not in _PATHS:
        return PLAIN
    return (texts_joined(arguments.positional, "/") if known.name == "join" else None) or PRESENT


_OF_TIMES = frozenset(["total_seconds", "timestamp", "toordinal", "date", "weekday"])
"""Methods of a time, or of how long something lasts."""

_EFFECTS: dict[str, Callable[[Call, Arguments, Run], Value]] = {
    **JUDGES,
    **PICKING,
    **HOLDERS,
    "transformer": _constructed,
    "row-wise": lambda known, arguments, run: (
        unknown_call(arguments, run) if known.name[0].islower() else _constructed(known, arguments, run)
    ),
    "coder": _constructed,
    "resampler": _constructed,
    "undersampler": _constructed,
    "model": _constructed,
    "model-of-data": _constructed,
    "clusterer": _constructed,
    "wrapper": _constructed,
    "splitter": _constructed,
    "split": split,
    "load": load,
    "learner": _learner,
    "statistic": _statistic,
    "stacker": stacker,
    "joiner": joiner,
    "periodic": _periodic,
    "times": _times,
    "train": _train,
    "each": _each,
    "column": _named_column,
    "grouper": _grouper,
    "spreader": _spreader,
    "neutral": _neutral,
}


def of_statistic(owner: Statistic, name: str, arguments: Arguments, run: Run) -> Value:
    """Return what a method of a statistic gives: a statistic, or data where it is joined with data."""
    if name in _OF_TIMES:
        return bounds_settled(owner)
    if name == "shift":
        return Statistic(earlier(owner.facts, arguments), owner.site, owner.names)
    if name == "copy":
        return Statistic(owner.facts, owner.site, owner.names)
    if name in ("merge", "join"):
        return matched(owner, arguments.get(0, "right", "other") or PLAIN, arguments, after=1)
    return column_expressions.by_group(owner, arguments) if name == "over" else owner
