"""Calls of library functions and classes: what the table of knowledge says of them, done to the values given."""

import ast
from collections.abc import Callable

from mlfolio.evidence.dataflow import estimators, knowledge
from mlfolio.evidence.dataflow.events import UNKNOWN_MODEL
from mlfolio.evidence.dataflow.knowledge import Call
from mlfolio.evidence.dataflow.rows import Part, Rows, Step, narrowed, union
from mlfolio.evidence.dataflow.run import Arguments, Run, as_data
from mlfolio.evidence.dataflow.sequences import elements_of
from mlfolio.evidence.dataflow.values import (
    PLAIN,
    Data,
    Estimator,
    Fact,
    Function,
    Items,
    Library,
    Mapping,
    Plain,
    Statistic,
    Value,
    data_of,
    facts_of,
    joined,
    parts_of,
)

_ORDER = frozenset(["permutation", "arange", "range"])
_SAME = frozenset("list tuple sorted reversed iter tqdm trange deepcopy copy cast".split())


def call_library(function: Library, arguments: Arguments, run: Run) -> Value:
    """Return what a call of a library's function or class gives."""
    tail = function.tail
    builtin = _BUILTINS.get(tail)
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
    return data.derived() if data is not None else run.fresh("index", arguments.node)


def fact(known: Call, rows: Rows, arguments: Arguments, run: Run, *, copies: bool = False) -> Fact:
    """Return the fact that a call learned `known.what` from `rows`."""
    return Fact(known.name, known.what, rows, run.site(arguments.node), copies)


def statistic_of(known: Call, data: Data, arguments: Arguments, run: Run) -> Value:
    """Return a statistic of data: of each row's own values where the axis says so."""
    axis = arguments.named.get("axis") or arguments.get(1)
    if isinstance(axis, Plain) and axis.value in (1, -1, "columns") and known.what == knowledge.MEAN:
        return data.derived()
    if data.forwards and data.mask is not None:
        # The mean of `predicted == true` is a score.
        run.scored.update(one.site for one in data.forwards)
    if data.single:
        return data.derived()
    carried = frozenset(one for _, one in data.facts)
    if not data.rows:
        return Statistic(carried, run.site(arguments.node))
    return Statistic(carried | {fact(known, data.rows, arguments, run)}, run.site(arguments.node))


def _constructed(known: Call, arguments: Arguments, run: Run) -> Value:
    if known.name == "clone":
        given = arguments.get(0)
        if isinstance(given, Estimator):
            return Estimator(given.name, given.effect, given.what, run.site(arguments.node), given.inner)
        return Estimator(UNKNOWN_MODEL, "unknown", "", run.site(arguments.node))
    return estimators.made(known.name, known.effect, arguments, run, known.what)


def _split(known: Call, arguments: Arguments, run: Run) -> Value:
    given = list(arguments.positional)
    given += [arguments.named[name] for name in ("X", "y", "arrays") if name in arguments.named]
    site = run.site(arguments.node)
    if known.name == "random_split":
        return _random_split(given, site, run)
    shuffled = arguments.literal("shuffle") is not False
    parts: list[Value] = []
    for value in given:
        data = as_data(value, run) or Data()
        key = ("split", _depth(data.rows), *_seed(arguments, site))
        run.sites[key] = site
        for relation in ("part", "rest"):
            step = Step(key, Part(relation), random=shuffled)
            part = data.derived(narrowed(data.rows, step), data.facts)
            part.column = data.column
            parts.append(part)
    return Items(parts)


def _depth(rows: Rows) -> int:
    """Return how often rows were split already: the same seed cuts a part anew."""
    return max((sum(step.key[0] == "split" for step in atom.steps) for atom in rows), default=0)


def _seed(arguments: Arguments, site: object) -> tuple[object, ...]:
    """Return what makes two splits of the same rows the same: seed and sizes, or else the place of the call."""
    seed = arguments.named.get("random_state")
    if isinstance(seed, Plain) and seed.known and seed.value is not None and arguments.node is not None:
        return tuple(sorted(f"{one.arg}={ast.unparse(one.value)}" for one in arguments.node.keywords if one.arg))
    return (site,)


def _random_split(given: list[Value], site: object, run: Run) -> Value:
    data = data_of(given[0]) if given else None
    if data is None:
        return PLAIN
    key = ("split", site)
    run.sites[key] = site  # type: ignore[assignment]
    lengths = given[1] if len(given) > 1 else None
    count = len(lengths.elements) if isinstance(lengths, Items) else 2
    return Items(
        data.derived(narrowed(data.rows, Step(key, Part("is", number), random=True)), data.facts)
        for number in range(count)
    )


def _load(known: Call, arguments: Arguments, run: Run) -> Value:
    path = arguments.get(0, "filepath_or_buffer", "path", "io", "name")
    literal = path.value if isinstance(path, Plain) and isinstance(path.value, str) else None
    if literal is None or known.name.startswith(("make_", "fetch_")):
        return run.fresh("load", arguments.node)
    extra = arguments.named.get("nrows") is not None or arguments.named.get("sheet_name") is not None
    whole = extra or not known.name.startswith("read_")
    return run.fresh("file", arguments.node, ast.unparse(arguments.node) if whole and arguments.node else literal)


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


def _is_columnwise(arguments: Arguments) -> bool:
    axis = arguments.named.get("axis")
    return isinstance(axis, Plain) and axis.value in (1, -1, "columns")


def _stacker(known: Call, arguments: Arguments, run: Run) -> Value:
    first = arguments.get(0, "objs", "arrays", "tup") or PLAIN
    listed = elements_of(first, run) if isinstance(first, Items | Mapping) else arguments.positional
    if isinstance(first, Mapping):
        listed = first.values()
    if _is_columnwise(arguments):
        return beside(listed)
    return stacked(known, listed, arguments, run)


def stacked(known: Call, listed: list[Value], arguments: Arguments, run: Run) -> Value:
    """Return rows set below rows; the same rows twice are copies."""
    given = [data for value in listed if (data := data_of(value)) is not None]
    if not given:
        statistics = [value for value in listed if isinstance(value, Statistic)]
        return joined(statistics)
    made = Data(union(one.rows for one in given), frozenset().union(*(one.facts for one in given)))
    made.forwards = frozenset().union(*(one.forwards for one in given))
    made.parts = tuple(one.rows for one in given)
    copied = _repeated(arguments.node)
    if copied:
        made.facts |= {(None, fact(known, made.rows, arguments, run, copies=True))}
    return made


def _repeated(node: ast.Call | None) -> bool:
    """Whether a list of tables is multiplied, as in `pd.concat([table] * 5)`."""
    return node is not None and any(
        isinstance(one, ast.BinOp) and isinstance(one.op, ast.Mult) and isinstance(one.left, ast.List)
        for one in node.args
    )


def beside(listed: list[Value]) -> Value:
    """Return columns set beside columns."""
    given = [data for value in listed if (data := data_of(value)) is not None]
    if not given:
        return joined(listed)
    made = next((one for one in given if one.rows), given[0]).derived()
    extra = frozenset((None, one) for value in listed if isinstance(value, Statistic) for one in value.facts)
    made.facts = frozenset().union(extra, *(one.facts for one in given))
    made.forwards = frozenset().union(*(one.forwards for one in given))
    return made


def _joiner(known: Call, arguments: Arguments, run: Run) -> Value:
    first = arguments.get(0) or PLAIN
    if isinstance(first, Items):
        return beside(first.elements)
    return beside(
        arguments.positional[:2] + [arguments.named[name] for name in ("left", "right") if name in arguments.named]
    )


def _container(known: Call, arguments: Arguments, run: Run) -> Value:
    given = arguments.get(0, "data", "dataset", "index") or PLAIN
    data = data_of(given)
    if known.name == "shuffle" and len(arguments.positional) > 1:
        return Items(one if isinstance(one, Data) else PLAIN for one in arguments.positional)
    if data is not None:
        made = data.gathered().derived()
        made.mask, made.column = data.mask, data.column
        return made
    if isinstance(given, Statistic):
        return given
    if isinstance(given, Items) and any(isinstance(part, Estimator) for part in parts_of(given)):
        return given
    return (
        Data() if not arguments.positional or isinstance(given, Items | Mapping) else run.fresh("call", arguments.node)
    )


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


def _cross_validation(known: Call, arguments: Arguments, run: Run) -> Value:
    return estimators.cross_validated(arguments, run, known.name)


def _metric(known: Call, arguments: Arguments, run: Run) -> Value:
    for value in arguments.all():
        data = data_of(value)
        if data is not None:
            run.scored.update(one.site for one in data.forwards)
    return PLAIN


def _train(known: Call, arguments: Arguments, run: Run) -> Value:
    return estimators.trained_by_function("XGBoost" if known.library == "xgboost" else "LightGBM", arguments, run)


def _subset(known: Call, arguments: Arguments, run: Run) -> Value:
    return unknown_call(arguments, run)


def _neutral(known: Call, arguments: Arguments, run: Run) -> Value:
    return PLAIN


_EFFECTS: dict[str, Callable[[Call, Arguments, Run], Value]] = {
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
    "split": _split,
    "load": _load,
    "learner": _learner,
    "statistic": _statistic,
    "stacker": _stacker,
    "joiner": _joiner,
    "container": _container,
    "copier": _copier,
    "cross-validation": _cross_validation,
    "metric": _metric,
    "train": _train,
    "subset": _subset,
    "neutral": _neutral,
}


def _zip(arguments: Arguments, run: Run) -> Value:
    columns = [elements_of(value, run) for value in arguments.positional]
    length = max((len(column) for column in columns), default=0)
    if not length:
        return PLAIN
    return Items(Items(column[min(number, len(column) - 1)] for column in columns) for number in range(length))


def _enumerate(arguments: Arguments, run: Run) -> Value:
    given = arguments.get(0) or PLAIN
    elements = elements_of(given, run)
    return Items(Items([PLAIN, element]) for element in elements)


def _next(arguments: Arguments, run: Run) -> Value:
    return elements_of(arguments.get(0) or PLAIN, run)[0]


def _same(arguments: Arguments, run: Run) -> Value:
    return arguments.get(0) or PLAIN


def _dict(arguments: Arguments, run: Run) -> Value:
    made = Mapping()
    made.entries.update(arguments.named)
    given = arguments.get(0)
    if isinstance(given, Mapping):
        made.entries.update(given.entries)
        made.rest += given.rest
    elif given is not None:
        made.rest += list(parts_of(given))
    return made


def _map(arguments: Arguments, run: Run) -> Value:
    function, *rest = arguments.positional or [PLAIN]
    elements = [
        run.call(function, Arguments([element], {})) for value in rest[:1] for element in elements_of(value, run)
    ]
    over = data_of(rest[0]) if rest else None
    if over is not None:
        return over.derived(facts=over.facts | frozenset((None, one) for value in elements for one in facts_of(value)))
    return Items(elements)


def _super(arguments: Arguments, run: Run) -> Value:
    return PLAIN


_BUILTINS: dict[str, Callable[[Arguments, Run], Value]] = {
    "zip": _zip,
    "enumerate": _enumerate,
    "next": _next,
    "dict": _dict,
    "OrderedDict": _dict,
    "map": _map,
    "super": _super,
    **dict.fromkeys(_SAME, _same),
}


def of_statistic(owner: Statistic, name: str, arguments: Arguments, run: Run) -> Value:
    """Return what a method of a statistic gives: a statistic, or data where it is joined with data."""
    if name in ("merge", "join"):
        given = data_of(arguments.get(0, "right", "other") or PLAIN)
        if given is not None:
            return given.derived(facts=given.facts | frozenset((None, one) for one in owner.facts))
    return owner
