"""Calls of library functions and classes: what the table of knowledge says of them, done to the values given."""

import ast
from collections.abc import Callable

from mlfolio.evidence.dataflow import column_expressions, estimators, knowledge
from mlfolio.evidence.dataflow.code_values import Function
from mlfolio.evidence.dataflow.events import UNKNOWN_MODEL
from mlfolio.evidence.dataflow.grain import Grain
from mlfolio.evidence.dataflow.groups import summarised
from mlfolio.evidence.dataflow.images import reads_images
from mlfolio.evidence.dataflow.joining import choices_of, data_of, facts_of, parts_of
from mlfolio.evidence.dataflow.judges import JUDGES
from mlfolio.evidence.dataflow.knowledge import Call
from mlfolio.evidence.dataflow.learned import fact, statistic_of
from mlfolio.evidence.dataflow.loops import is_range
from mlfolio.evidence.dataflow.merges import joiner, matched
from mlfolio.evidence.dataflow.picking import picked
from mlfolio.evidence.dataflow.python_calls import BUILTINS
from mlfolio.evidence.dataflow.rows import GRID, MADE_UP, ROWS_OF_WHATEVER_TABLE, SHAPE
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.splits import split
from mlfolio.evidence.dataflow.stacks import copied_whole, stacker
from mlfolio.evidence.dataflow.values import (
    PLAIN,
    TURN,
    Data,
    Estimator,
    Grouped,
    Items,
    Library,
    Mapping,
    Plain,
    Statistic,
    Value,
    is_turn,
    names_of,
)

_MADE = {
    "make_pipeline": "Pipeline",
    "make_union": "FeatureUnion",
    "make_column_transformer": "ColumnTransformer",
}
"""What the classes are called that a function makes one of."""

_SHAPES = frozenset(["make_moons", "make_circles", "make_blobs", "make_swiss_roll"])
"""Generators of points in the plane or in space, which are made to be looked at."""

_ORDER = frozenset(["permutation", "arange", "range"])


def call_library(function: Library, arguments: Arguments, run: Run) -> Value:
    """Return what a call of a library's function or class gives."""
    made = _called(function, arguments, run)
    if isinstance(made, Data | Items) and reads_images(function.name, arguments):
        run.images |= {atom.root for one in parts_of(made) if isinstance(one, Data) for atom in one.rows}
    return made


def _called(function: Library, arguments: Arguments, run: Run) -> Value:
    tail = function.tail
    builtin = BUILTINS.get(tail)
    if builtin is not None:
        return builtin(arguments, run)
    known = knowledge.call_of(function.name)
    if known is not None:
        return _EFFECTS[known.effect](known, arguments, run)
    if tail in _ORDER:
        return _order(arguments, run)
    if knowledge.makes_estimator(function.name):
        return estimators.made(tail, "unknown", arguments, run)
    return unknown_call(arguments, run)


def unknown_call(arguments: Arguments, run: Run) -> Value:
    """Return what a call nobody knows gives: the rows it is given, or rows of its own."""
    given = [data for value in arguments.positional if (data := data_of(value)) is not None]
    given = given or [data for value in arguments.named.values() if (data := data_of(value)) is not None]
    for data in given:
        run.named_sets.use(data.rows)
    for value in arguments.all():
        if isinstance(value, Function):
            return _applied(value, given, run)
    if given:
        made = given[0].derived()
        made.facts = frozenset().union(*(one.facts for one in given))
        made.forwards = frozenset().union(*(one.forwards for one in given))
        return made
    statistics = [value for value in arguments.all() if isinstance(value, Statistic)]
    return statistics[0] if statistics else run.fresh("call", arguments.node)


def _applied(function: Function, given: list[Data], run: Run) -> Value:
    result = run.call(function, Arguments([one.derived() for one in given] or [PLAIN], {}))
    if not given:
        return result
    made = given[0].derived()
    made.facts |= frozenset((None, fact) for fact in facts_of(result))
    return made


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


def _load(known: Call, arguments: Arguments, run: Run) -> Value:
    path = arguments.get(0, "filepath_or_buffer", "path", "io", "name")
    if is_turn(path):
        made = run.fresh("load", arguments.node)
        run.of_turn |= {atom.root for atom in made.rows}
        return made
    if known.name.startswith("make_"):
        shape = (SHAPE, run.site(arguments.node), *run.callers) if known.name in _SHAPES else None
        return run.fresh(MADE_UP, arguments.node, shape)
    literal = path.value if isinstance(path, Plain) and isinstance(path.value, str) else None
    if literal is None or known.name.startswith("fetch_"):
        return run.fresh("load", arguments.node)
    extra = arguments.named.get("nrows") is not None or arguments.named.get("sheet_name") is not None
    whole = extra or not known.name.startswith("read_")
    if literal in run.written and not whole:
        return run.written[literal].derived()
    return run.fresh("file", arguments.node, _as_written(arguments.node, literal) if whole else literal)


def _as_written(node: ast.Call | None, path: str) -> str:
    """Return a call that loads a part of the file at `path`, or in a form that its settings tell, with that path."""
    written = ast.unparse(node) if node is not None else ""
    return written if path in written else f"{written} {path}".strip()


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
    given = [data for value in arguments.positional if (data := data_of(value)) is not None]
    if not given:
        found = frozenset(one for value in arguments.all() for one in facts_of(value))
        return Statistic(found, run.site(arguments.node)) if found else PLAIN
    return statistic_of(known, given[0], arguments, run)


def _container(known: Call, arguments: Arguments, run: Run) -> Value:
    given = arguments.get(0, "data", "dataset", "index") or PLAIN
    data = data_of(given)
    if known.name == "shuffle" and len(arguments.positional) > 1:
        return Items(one if isinstance(one, Data) else PLAIN for one in arguments.positional)
    if data is not None:
        made = data.derived()
        made.mask, made.column = data.mask, data.column
        return copied_whole(made, _columns(given)) if isinstance(given, Mapping) else made
    if isinstance(given, Statistic):
        return given
    if isinstance(given, Mapping) and choices_of(given):
        return Statistic(choices_of(given), run.site(arguments.node))
    if isinstance(given, Items) and any(isinstance(part, Estimator) for part in parts_of(given)):
        return given
    return (
        Data()
        if not arguments.positional or isinstance(given, Items | Mapping)
        else run.fresh(GRID if _counts(arguments.node) else "call", arguments.node)
    )


def _counts(node: ast.Call | None) -> bool:
    """Whether an array is made of a range of numbers."""
    return node is not None and isinstance(node.args[0], ast.Call) and is_range(node.args[0])


def _columns(table: Mapping) -> list[Data]:
    return [data for value in table.values() if (data := data_of(value)) is not None]


def _maker(known: Call, arguments: Arguments, run: Run) -> Value:
    made = run.fresh("blank", arguments.node)
    made.blank = True
    return made


def _grid(known: Call, arguments: Arguments, run: Run) -> Value:
    return run.fresh(GRID, arguments.node)


def _copier(known: Call, arguments: Arguments, run: Run) -> Value:
    replaces = arguments.literal("replace") is not False
    results: list[Value] = []
    for value in arguments.positional:
        data = data_of(value)
        if data is not None:
            facts = (
                data.facts | {(None, fact(known, data.rows, arguments, run, copies=True))} if replaces else data.facts
            )
            results.append(data.derived(facts=facts))
    return results[0] if len(results) == 1 else Items(results) if results else unknown_call(arguments, run)


_LONGEST = frozenset(["max", "amax", "nanmax", "nunique"])
"""What gives the length of a period, as a month's or an hour's."""


def _periodic(known: Call, arguments: Arguments, run: Run) -> Value:
    made = unknown_call(arguments, run)
    if isinstance(made, Data):
        made.facts = frozenset(pair for pair in made.facts if pair[1].by not in _LONGEST or pair[1].groups)
    return made


def _train(known: Call, arguments: Arguments, run: Run) -> Value:
    return estimators.trained_by_function(known, arguments, run)


def _named_column(known: Call, arguments: Arguments, run: Run) -> Value:
    """Return a column that is only named, of whatever table it is asked of."""
    made = Data(ROWS_OF_WHATEVER_TABLE)
    made.column = next(iter(names_of(arguments.get(0, "name", "col"))), None)
    return made


def _subset(known: Call, arguments: Arguments, run: Run) -> Value:
    whole, index = data_of(arguments.get(0, "dataset") or PLAIN), data_of(arguments.get(1, "indices") or PLAIN)
    return unknown_call(arguments, run) if whole is None or index is None else picked(whole, index)


def _positions(known: Call, arguments: Arguments, run: Run) -> Value:
    """Return the numbers of the rows of which a condition holds, which pick what its mask does: one array a dimension.

    `np.where` with two values to choose from makes a new array.
    """
    condition = arguments.get(0, "condition", "a")
    if len(arguments.all()) > 1 or not isinstance(condition, Data) or condition.mask is None:
        return unknown_call(arguments, run)
    made = condition.derived()
    made.mask, made.picks = condition.mask, condition.picks
    return Items([made])


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
    return TURN if any(map(is_turn, arguments.all())) else PLAIN


_EFFECTS: dict[str, Callable[[Call, Arguments, Run], Value]] = {
    **JUDGES,
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
    "load": _load,
    "learner": _learner,
    "statistic": _statistic,
    "stacker": stacker,
    "joiner": joiner,
    "maker": _maker,
    "grid": _grid,
    "container": _container,
    "copier": _copier,
    "periodic": _periodic,
    "train": _train,
    "subset": _subset,
    "positions": _positions,
    "column": _named_column,
    "grouper": _grouper,
    "spreader": _spreader,
    "neutral": _neutral,
}


def of_statistic(owner: Statistic, name: str, arguments: Arguments, run: Run) -> Value:
    """Return what a method of a statistic gives: a statistic, or data where it is joined with data."""
    if name in ("merge", "join"):
        return matched(owner, arguments.get(0, "right", "other") or PLAIN, arguments, after=1)
    return column_expressions.by_group(owner, arguments) if name == "over" else owner
