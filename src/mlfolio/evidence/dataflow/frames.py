"""Methods of tables, columns and arrays."""

import ast
from collections.abc import Callable

from mlfolio.evidence.dataflow import knowledge, learned, merges, model_tests, reshaping, stacks
from mlfolio.evidence.dataflow.code_values import Function
from mlfolio.evidence.dataflow.column_expressions import computed, names_asked_for, of_table
from mlfolio.evidence.dataflow.joining import data_of, facts_of
from mlfolio.evidence.dataflow.knowledge import Call
from mlfolio.evidence.dataflow.library_table import FILL, METHODS_OF_TABLES
from mlfolio.evidence.dataflow.masks import COMPARING, among, by_method, left_by, tested
from mlfolio.evidence.dataflow.picking import picked
from mlfolio.evidence.dataflow.row_methods import TAKES, without_doubles
from mlfolio.evidence.dataflow.rows import is_of_turn
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.subscripts import columns
from mlfolio.evidence.dataflow.unknown_calls import unknown_call
from mlfolio.evidence.dataflow.values import PLAIN, Data, Either, Fact, Items, Plain, Value, Windows, names_of
from mlfolio.evidence.dataflow.writing import set_column

_BRINGS = ("get_", "load", "read", "fetch")

"""How methods begin that bring other rows than their object's."""

_AMONG = frozenset(["isin", "is_in"])

"""Methods that ask which values are among those of others."""

_KEEP_COLUMNS = frozenset(
    "copy select_dtypes fillna ffill bfill interpolate astype replace dropna drop_duplicates sort_values sort_index"
    " round clip".split()
)

"""Methods of a table whose columns are its own, or some of these."""

_BY_ELEMENT = frozenset(["map", "applymap"])

"""Methods that call a function for each element."""


def call_method(owner: Data, name: str, arguments: Arguments, run: Run) -> Value:
    """Return what a method of data gives; `inplace=True` changes the data itself."""
    made = _method(owner, name, arguments, run)
    if arguments.literal("inplace") is True and isinstance(made, Data):
        _replace(owner, made, name)
    return made


def _replace(owner: Data, made: Data, name: str) -> None:
    if name == "drop":
        owner.facts = made.facts
    else:
        owner.learn(made.facts - owner.facts)
    owner.rows, owner.parts, owner.grain, owner.dropped = made.rows, made.parts, made.grain, made.dropped


def _method(owner: Data, name: str, arguments: Arguments, run: Run) -> Value:
    special = _SPECIAL.get(name)
    if special is not None:
        return special(owner, arguments, run)
    mask = tested(name, arguments.node, owner)
    if mask is not None:
        given = data_of(arguments.get(0) or PLAIN)
        return (among(owner, given) if name in _AMONG and given is not None else None) or mask
    if name in COMPARING:
        return _compared(owner, name, arguments, run)
    if name == "drop_duplicates" and (left := without_doubles(owner, arguments, run)) is not None:
        return left
    known = knowledge.methods().get(name)
    if known is None and name.startswith(_BRINGS) and not (owner.single or is_of_turn(owner.rows)):
        return run.fresh("call", arguments.node)
    if known is None and name not in METHODS_OF_TABLES and _is_tool(owner, arguments):
        return unknown_call(arguments, run)
    if known is None or known.effect == "subset":
        made = reshaping.changed(_row_wise(owner, arguments, run), name, arguments)
        made.dropped = owner.dropped if name in _KEEP_COLUMNS else frozenset()
        return made
    return _KNOWN[known.effect](known, owner, arguments, run)


def _compared(owner: Data, name: str, arguments: Arguments, run: Run) -> Data:
    """Return the mask that `owner.eq(other)` or its like makes."""
    made = _row_wise(owner, arguments, run)
    other = arguments.get(0, "other") or PLAIN
    if arguments.node is not None and arguments.node.args:
        made.mask = by_method(name, arguments.node, owner, other)
    return made


def _is_tool(owner: Data, arguments: Arguments) -> bool:
    """Whether an object that nobody knows is put to rows of others: a tokenizer, a pretrained network."""
    given = [data for value in arguments.all() if (data := data_of(value)) is not None and data.rows]
    opaque = all(atom.root[0] == "call" and not atom.steps for atom in owner.rows)
    return opaque and any(not one.rows & owner.rows for one in given)


def _row_wise(owner: Data, arguments: Arguments, run: Run) -> Data:
    """Return each row changed by itself, and by what was learned to make the arguments."""
    made = owner.derived()
    made.column, made.mask = owner.column, owner.mask
    given = owner.one_by_one() if _goes_by_row(owner, arguments) else owner
    for value in arguments.all():
        made.facts |= frozenset((owner.column, fact) for fact in of_table(_facts(value, given, run), owner))
        if isinstance(value, Data):
            made.forwards |= value.forwards
    return made


def _goes_by_row(owner: Data, arguments: Arguments) -> bool:
    """Whether a function that is given is called for each row or element, and not for whole columns."""
    called = arguments.node.func if arguments.node is not None else None
    by_element = isinstance(called, ast.Attribute) and called.attr in _BY_ELEMENT
    return by_element or owner.column is not None or arguments.literal("axis") in (1, "columns")


def _facts(value: Value, owner: Data, run: Run) -> frozenset[Fact]:
    if isinstance(value, Function):
        return facts_of(run.call(value, Arguments([owner.derived()], {})))
    if isinstance(value, Either):
        return frozenset(fact for option in value.options for fact in _facts(option, owner, run))
    return facts_of(value)


def _neutral(known: Call, owner: Data, arguments: Arguments, run: Run) -> Value:
    return PLAIN


def _statistic(known: Call, owner: Data, arguments: Arguments, run: Run) -> Value:
    if learned.is_within_rows(arguments.named.get("axis") or arguments.named.get("dim") or arguments.get(0)):
        return owner.derived()
    return learned.statistic_of(known, owner, Arguments([], {}, arguments.node), run)


def _learner(known: Call, owner: Data, arguments: Arguments, run: Run) -> Value:
    fact = learned.fact(known, owner.rows, arguments, run)
    made = owner.derived(facts=owner.facts | {(owner.column, fact)} if owner.rows else None)
    made.column = owner.column
    return made


_KNOWN: dict[str, Callable[[Call, Data, Arguments, Run], Value]] = {
    "statistic": _statistic,
    "learner": _learner,
    "neutral": _neutral,
}


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


def _factorize(owner: Data, arguments: Arguments, run: Run) -> Value:
    return Items([_row_wise(owner, arguments, run), PLAIN])


def _difference(owner: Data, arguments: Arguments, run: Run) -> Value:
    """Return the labels of rows that are not among others."""
    gone = data_of(arguments.get(0, "other") or PLAIN)
    left = left_by(owner, gone) if gone is not None else None
    return left or run.fresh("call", arguments.node)


def _align(owner: Data, arguments: Arguments, run: Run) -> Value:
    return Items([owner, arguments.get(0, "other") or PLAIN])


def _grows(node: ast.Call) -> bool:
    return not node.keywords


def _merge(owner: Data, arguments: Arguments, run: Run) -> Value:
    made = merges.matched(owner, arguments.get(0, "right", "other") or PLAIN, arguments, after=1)
    if "indicator" in arguments.named and isinstance(made, Data):
        # It is asked which rows the other has not: these are rows of nobody knows which part.
        return made.taking(run.fresh("call", arguments.node).rows)
    return made


def _backward(owner: Data, arguments: Arguments, run: Run) -> Value:
    model_tests.backward(owner, arguments, run)
    return PLAIN


def _filter(owner: Data, arguments: Arguments, run: Run) -> Value:
    """Return the rows of which a condition holds, as in Polars and Spark; pandas filters columns by their names."""
    condition = arguments.get(0, "condition")
    if isinstance(condition, Data) and condition.mask is not None:
        return picked(owner, condition)
    return _row_wise(owner, arguments, run)


def _select(owner: Data, arguments: Arguments, run: Run) -> Value:
    """Return the columns that a table is asked for, or what is computed over it."""
    names = names_asked_for(arguments)
    return columns(owner, names) if names else computed(owner, arguments) or _row_wise(owner, arguments, run)


def _fill_null(owner: Data, arguments: Arguments, run: Run) -> Value:
    """Return a table, or a named column, whose gaps are filled: with a statistic of the rows, or a given value."""
    if arguments.literal("strategy") in ("mean", "min", "max"):
        return _learner(Call("polars", "fill_null", "learner", FILL), owner, arguments, run)
    return _row_wise(owner, arguments, run)


def _pipe(owner: Data, arguments: Arguments, run: Run) -> Value:
    function = arguments.get(0)
    if function is None:
        return owner.derived()
    return run.call(function, Arguments([owner, *arguments.positional[1:]], arguments.named))


def _columns(owner: Data, arguments: Arguments, run: Run) -> Value:
    """Return a table's columns under their names, and lists of groups under theirs.

    What nobody knows may be a dictionary of anything.
    """
    if owner.of_group:
        return Items([Items([PLAIN, owner.one_by_one()])])
    if owner.single or not all(atom.root[0] in ("file", "load") for atom in owner.rows):
        return _row_wise(owner, arguments, run)
    column = owner.derived()
    column.base = owner
    return Items([Items([PLAIN, column])])


def _written(owner: Data, arguments: Arguments, run: Run) -> Value:
    """Keep what is written to a plain path for whoever reads it there."""
    path = arguments.get(0, "path_or_buf", "path", "excel_writer")
    if isinstance(path, Plain) and isinstance(path.value, str):
        run.written[path.value] = owner.derived()
    return PLAIN


def _windows(owner: Data, arguments: Arguments, run: Run) -> Value:
    return Windows(owner)


def _insert(owner: Data, arguments: Arguments, run: Run) -> Value:
    """Give a table the column that it is told to hold at a place, whatever it held before."""
    names = names_of(arguments.get(1, "column"))
    if not names:
        return _row_wise(owner, arguments, run)
    set_column(owner, names, arguments.get(2, "value") or PLAIN)
    return PLAIN


def _assign(owner: Data, arguments: Arguments, run: Run) -> Value:
    made = owner.derived()
    for name, value in arguments.named.items():
        made.facts |= frozenset((name, fact) for fact in _facts(value, owner, run))
    return made


_SPECIAL: dict[str, Callable[[Data, Arguments, Run], Value]] = {
    **TAKES,
    "append": _append,
    "merge": _merge,
    "join": _merge,
    **dict.fromkeys(("groupby", "group_by"), reshaping.grouped),
    "backward": _backward,
    "factorize": _factorize,
    "align": _align,
    "difference": _difference,
    "pipe": _pipe,
    "filter": _filter,
    "select": _select,
    "fill_null": _fill_null,
    "assign": _assign,
    "insert": _insert,
    "rolling": _windows,
    "expanding": _windows,
    "ewm": _windows,
    "items": _columns,
    **dict.fromkeys(("to_csv", "to_excel", "to_json", "to_parquet", "to_pickle", "to_feather"), _written),
    "iteritems": _columns,
}
