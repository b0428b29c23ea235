"""Draws that only choose what a notebook's cell shows: which rows are plotted changes no result."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.source import Source
from mlfolio.patterns import lazy_pattern

_PICKS = frozenset("sample choice choices randint randrange".split())
"""What takes some of many, where others make values or split."""

_DRAWS_PICTURES = lazy_pattern(r"(?i)(?:im|mat)show|plot|scatter|hist(?!ory)|draw|display|visuali[sz]e|^barh?$")
_TRAINS = lazy_pattern(r"(?i)fit|train|learn|backward|optimi[sz]|predict|evaluat|score")
_KEEPS = lazy_pattern(
    r"(?i)step|split|save|dump|append|extend|insert|update|write|to_(?:csv|excel|pickle|parquet|json|sql)"
)
"""What a result comes from, or keeps it for later."""

_Cells = dict[int | None, list[ast.stmt]]


def picked_to_look_at(source: Source) -> frozenset[int]:
    """Return the ids of the calls that pick what the same cell of a notebook shows, and of which nothing else comes.

    Where nothing of the notebook trains, a cell may leave the showing to what it calls.
    """
    if not source.is_notebook or _PICKS.isdisjoint(source.callees):
        return frozenset()
    cells: _Cells = defaultdict(list)
    for statement in source.tree.body:
        cells[source.place(statement.lineno)[1]].append(statement)
    read = {number: _read_from_others(statements, set()) for number, statements in cells.items()}
    only_shows = not any(map(_TRAINS.search, source.callees))
    found: list[ast.Call] = []
    for number, statements in cells.items():
        elsewhere = set[str]().union(*(names for other, names in read.items() if other != number))
        found += _only_shown(statements, elsewhere, only_shows=only_shows)
    return frozenset(map(id, found))


def _only_shown(statements: list[ast.stmt], elsewhere: set[str], *, only_shows: bool) -> list[ast.Call]:
    """Return what picks in a cell that shows, and neither trains nor keeps what other cells read."""
    calls = [node for one in statements for node in ast.walk(one) if isinstance(node, ast.Call)]
    picks = [call for call in calls if callee(call) in _PICKS]
    words = set(map(callee, calls)) if picks else set()
    shows = only_shows or any(map(_DRAWS_PICTURES.search, words))
    if not shows or any(_TRAINS.search(word) or _KEEPS.search(word) for word in words):
        return []
    touched = _touched(statements, picks)
    return picks if touched is not None and not touched & elsewhere else []


def _touched(statements: Iterable[ast.stmt], picks: list[ast.Call]) -> set[str] | None:
    """Return the names that are given what was picked, or was made of it; None where it is put into something else."""
    drawn, names = set(map(id, picks)), set[str]()
    for target, value in (pair for one in statements for node in ast.walk(one) for pair in _given(node)):
        if any(id(one) in drawn or _name(one) in names for one in ast.walk(value)):
            if not isinstance(target, ast.Name | ast.Tuple | ast.List):
                return None
            names.update(filter(None, map(_name, ast.walk(target))))
    defined = any(isinstance(node, ast.FunctionDef) for one in statements for node in ast.walk(one))
    return None if defined else names


def _given(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    if isinstance(node, ast.Assign):
        yield from ((target, node.value) for target in node.targets)
    elif isinstance(node, ast.AugAssign):
        yield node.target, node.value
    elif isinstance(node, ast.For | ast.comprehension):
        yield node.target, node.iter


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _read_from_others(statements: Iterable[ast.stmt], given: set[str]) -> set[str]:
    """Return the names that a cell reads before it gives them a value; `given` are those that have one."""
    read = set[str]()
    for one in statements:
        inner = [part for part in ast.iter_child_nodes(one) if isinstance(part, ast.stmt)]
        outer = [node for part in ast.iter_child_nodes(one) if part not in inner for node in ast.walk(part)]
        names = [node for node in outer if isinstance(node, ast.Name)]
        read |= {node.id for node in names if isinstance(node.ctx, ast.Load)} - given
        given |= {node.id for node in names if isinstance(node.ctx, ast.Store)}
        read |= _read_from_others(inner, given)
    return read
