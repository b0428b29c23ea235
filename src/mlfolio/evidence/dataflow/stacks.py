"""Rows set below rows, and columns beside columns."""

import ast

from mlfolio.evidence.dataflow.grain import UNKNOWN
from mlfolio.evidence.dataflow.holders import Items, Mapping
from mlfolio.evidence.dataflow.joining import data_of, joined
from mlfolio.evidence.dataflow.knowledge import Call
from mlfolio.evidence.dataflow.learned import fact
from mlfolio.evidence.dataflow.library_table import OF_GROUPS
from mlfolio.evidence.dataflow.meeting import is_picked_of
from mlfolio.evidence.dataflow.plain import PLAIN, Plain, Value
from mlfolio.evidence.dataflow.rejoining import rejoined
from mlfolio.evidence.dataflow.rows import Rows, labelled, union
from mlfolio.evidence.dataflow.run import Arguments, Run, as_data
from mlfolio.evidence.dataflow.sequences import elements_of
from mlfolio.evidence.dataflow.values import Data, Statistic


def _is_columnwise(arguments: Arguments) -> bool:
    axis = arguments.named.get("axis")
    return isinstance(axis, Plain) and axis.value in (1, -1, "columns")


def stacker(known: Call, arguments: Arguments, run: Run) -> Value:
    """Return what a function sets below each other, or beside where the axis says so."""
    first = arguments.get(0, "objs", "arrays", "tup") or PLAIN
    listed = elements_of(first, run) if isinstance(first, Items | Mapping) else arguments.positional
    if isinstance(first, Mapping):
        listed = first.values()
    if _is_columnwise(arguments):
        # A table of groups stays one: each of its rows was made of its own group.
        groups = as_data(listed[0], run) if listed and is_of_groups(listed[0]) else None
        return groups or beside(listed)
    made = stacked(known, listed, arguments, run)
    if isinstance(first, Data) and first.single and isinstance(made, Data):
        # The parts of one row, the vectors of its words for instance, are of that row when they are set together.
        return made.one_by_one()
    return made


def is_of_groups(value: Value) -> bool:
    """Whether a statistic is a table with a row for each group."""
    return isinstance(value, Statistic) and any(one.what == OF_GROUPS for one in value.facts)


def stacked(known: Call, listed: list[Value], arguments: Arguments, run: Run) -> Value:
    """Return rows set below rows; the same rows twice are copies."""
    given = [data for value in listed if (data := data_of(value)) is not None]
    if not given:
        statistics = [value for value in listed if isinstance(value, Statistic)]
        return joined(statistics)
    if len(labels := _labels(arguments)) == len(given) == len(listed):
        given = [one.taking(labelled(one.rows, label)) for one, label in zip(given, labels, strict=True)]
    made = Data(_bound(rejoined([one.rows for one in given])), frozenset().union(*(one.facts for one in given)))
    made.forwards = frozenset().union(*(one.forwards for one in given))
    made.parts = tuple(rows for one in given for rows in one.parts or (one.rows,))
    if all(one.column is not None for one in given):
        _as_column(made, given[0].column)
    doubled = made.rows if _repeated(arguments.node) else _held_again([one.rows for one in given])
    if not doubled and known.name == "concat" and len(arguments.positional) < 2:
        doubled = _doubles(given)
    if doubled:
        made.facts |= {(None, fact(known, doubled, arguments, run, copies=True))}
    return made


def _labels(arguments: Arguments) -> list[str]:
    """Return by which labels tables are known that are set below each other; none where these are not written down."""
    keys = arguments.named.get("keys")
    elements = keys.elements if isinstance(keys, Items) else []
    labels = [repr(one.value) for one in elements if isinstance(one, Plain) and isinstance(one.value, str | int)]
    return labels if len(labels) == len(elements) == len(set(labels)) else []


def _as_column(made: Data, name: str | None) -> None:
    """Make what columns are that were set below each other one column, of the first one's name."""
    made.column = name
    made.facts = frozenset((name, fact) for _, fact in made.facts)


def _bound(rows: Rows) -> Rows:
    """Return `rows` without those of a name that nothing binds before a loop's first turn, where there are others."""
    return frozenset(atom for atom in rows if atom.root[0] != "name") or rows


def _held_again(tables: list[Rows]) -> Rows:
    """Return the rows that a condition or a draw picked of one table, and that are set below that table itself."""
    return union(part for whole in tables for part in tables if part is not whole and is_picked_of(part, whole))


def _doubles(tables: list[Data]) -> Rows:
    """Return the rows of tables that stand there twice: as they are, or as a copy of which some values are others."""
    copies = [one for one in tables if one.copied]
    return union(copy.rows for copy in copies for one in tables if one is not copy and one.rows == copy.rows)


def _repeated(node: ast.Call | None) -> bool:
    """Whether a list of tables is multiplied, as in `pd.concat([table] * 5)`."""
    return node is not None and any(
        isinstance(one, ast.BinOp) and isinstance(one.op, ast.Mult) and isinstance(one.left, ast.List)
        for one in node.args
    )


def beside(listed: list[Value]) -> Value:
    """Return columns set beside columns."""
    given = [data for value in listed if (data := data_of(value)) is not None]
    statistics = [value for value in listed if isinstance(value, Statistic)]
    if not given:
        return _united(statistics) if len(statistics) > 1 else joined(listed)
    made = next((one for one in given if one.rows), given[0]).derived()
    if any(one.grain != made.grain for one in given):
        made.grain = UNKNOWN
    extra = frozenset(
        (name, one)
        for value in statistics
        for one in made.of_others(value.facts)
        for name in value.names - one.groups or [None]
    )
    made.facts = frozenset().union(extra, *(one.facts for one in given))
    made.forwards = frozenset().union(*(one.forwards for one in given))
    return copied_whole(made, given)


def _united(tables: list[Statistic]) -> Statistic:
    """Return what tables of groups are beside each other: another one."""
    return Statistic(frozenset().union(*(one.facts for one in tables)), tables[0].site)


def copied_whole(made: Data, columns: list[Data]) -> Data:
    """Take from `made` the copies that not all of its `columns` are: repeated beside others, they make new rows."""
    sites = [{fact.site for _, fact in one.facts if fact.copies} for one in columns if one.rows]
    everywhere = set.intersection(*sites) if sites else set()
    made.facts = frozenset(pair for pair in made.facts if not pair[1].copies or pair[1].site in everywhere)
    return made
