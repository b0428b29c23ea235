"""Methods of tables, columns and arrays."""

import ast
from collections.abc import Callable

from mlfolio.evidence.dataflow import gaps, knowledge, learned, model_tests, reshaping
from mlfolio.evidence.dataflow.column_methods import COLUMNS
from mlfolio.evidence.dataflow.groups import is_of_parties
from mlfolio.evidence.dataflow.joining import data_of, facts_of
from mlfolio.evidence.dataflow.knowledge import Call
from mlfolio.evidence.dataflow.library_table import COUNTS, METHODS_OF_TABLES
from mlfolio.evidence.dataflow.masks import COMPARING, among, by_method, tested
from mlfolio.evidence.dataflow.objectives import OF_STUDIES
from mlfolio.evidence.dataflow.plain import PLAIN, Plain, Value
from mlfolio.evidence.dataflow.row_methods import TAKES, without_doubles
from mlfolio.evidence.dataflow.row_wise import learner, row_wise
from mlfolio.evidence.dataflow.rows import is_of_turn
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.scales import mixed
from mlfolio.evidence.dataflow.table_pairs import OF_TWO
from mlfolio.evidence.dataflow.unknown_calls import unknown_call
from mlfolio.evidence.dataflow.values import Data, Statistic, Windows

_BRINGS = ("get_", "load", "read", "fetch")
"""How methods begin that bring other rows than their object's."""

_AMONG = frozenset(["isin", "is_in"])
"""Methods that ask which values are among those of others."""

_PUT_AMONG = frozenset("fillna clip where mask replace".split())
"""Methods that put values of their own among those of a column, so that it matters how these were scaled."""

_KEEP_COLUMNS = frozenset(
    "copy select_dtypes fillna ffill bfill interpolate astype replace dropna drop_duplicates sort_values sort_index"
    " round clip".split()
)
"""Methods of a table whose columns are its own, or some of these."""


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
    owner.gaps = made.gaps


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
        return _changed(owner, name, arguments, run)
    return _KNOWN[known.effect](known, owner, arguments, run)


def _changed(owner: Data, name: str, arguments: Arguments, run: Run) -> Data:
    """Return what a method makes of each row by itself, or some of the rows."""
    fills_nothing = name == "fillna" and (owner.gaps == gaps.NOWHERE or gaps.are_left(arguments))
    made = owner.taking(owner.rows) if fills_nothing else row_wise(owner, arguments, run)
    made = reshaping.changed(made, name, arguments)
    made.dropped = owner.dropped if name in _KEEP_COLUMNS else frozenset()
    made.gaps = gaps.after(owner, name, arguments)
    if name in _PUT_AMONG:
        made.facts = mixed(made.facts)
    made.copied = name == "copy" and owner.column is None and _is_named(arguments)
    return made


def _is_named(arguments: Arguments) -> bool:
    """Whether a method is called of what has a name, of which no part is taken."""
    called = arguments.node.func if arguments.node is not None else None
    return isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name)


def _compared(owner: Data, name: str, arguments: Arguments, run: Run) -> Data:
    """Return the mask that `owner.eq(other)` or its like makes."""
    made = row_wise(owner, arguments, run)
    other = arguments.get(0, "other") or PLAIN
    if arguments.node is not None and arguments.node.args:
        made.mask = by_method(name, arguments.node, owner, other, run.wording)
    return made


def _is_tool(owner: Data, arguments: Arguments) -> bool:
    """Whether an object that nobody knows is put to rows of others: a tokenizer, a pretrained network."""
    given = [data for value in arguments.all() if (data := data_of(value)) is not None and data.rows]
    opaque = all(atom.root[0] == "call" and not atom.steps for atom in owner.rows)
    return opaque and any(not one.rows & owner.rows for one in given)


def _neutral(known: Call, owner: Data, arguments: Arguments, run: Run) -> Value:
    return PLAIN


def _statistic(known: Call, owner: Data, arguments: Arguments, run: Run) -> Value:
    axis = arguments.named.get("axis") or arguments.named.get("dim") or arguments.get(0)
    if learned.is_within_rows(axis) or (owner.stacked and learned.is_down(axis)):
        return owner.derived()
    if learned.is_down(axis):
        run.of_columns.add(run.site(arguments.node))
    if known.what == COUNTS and owner.column is not None and is_of_parties(owner, owner.column):
        return Statistic(facts_of(owner), run.site(arguments.node))
    return learned.statistic_of(known, owner, Arguments([], {}, arguments.node), run)


_KNOWN: dict[str, Callable[[Call, Data, Arguments, Run], Value]] = {
    "statistic": _statistic,
    "learner": learner,
    "neutral": _neutral,
}


def _backward(owner: Data, arguments: Arguments, run: Run) -> Value:
    model_tests.backward(owner, arguments, run)
    return PLAIN


def _pipe(owner: Data, arguments: Arguments, run: Run) -> Value:
    function = arguments.get(0)
    if function is None:
        return owner.derived()
    return run.call(function, Arguments([owner, *arguments.positional[1:]], arguments.named))


def _written(owner: Data, arguments: Arguments, run: Run) -> Value:
    """Keep what is written to a plain path for whoever reads it there."""
    path = arguments.get(0, "path_or_buf", "path", "excel_writer")
    if isinstance(path, Plain) and isinstance(path.value, str):
        run.written[path.value] = owner.derived()
    return PLAIN


def _windows(owner: Data, arguments: Arguments, run: Run) -> Value:
    return Windows(owner)


_SPECIAL: dict[str, Callable[[Data, Arguments, Run], Value]] = {
    **TAKES,
    **COLUMNS,
    **OF_TWO,
    **dict.fromkeys(("groupby", "group_by"), reshaping.grouped),
    "backward": _backward,
    "pipe": _pipe,
    # Nothing tells a study from a table until it is told what to call.
    OF_STUDIES: lambda _, arguments, run: unknown_call(arguments, run),
    "rolling": _windows,
    "expanding": _windows,
    "ewm": _windows,
    # A change of frequency: each of its rows is made of those of its own hour or day.
    "resample": _windows,
    **dict.fromkeys(("to_csv", "to_excel", "to_json", "to_parquet", "to_pickle", "to_feather"), _written),
}
