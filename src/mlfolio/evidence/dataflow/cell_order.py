"""The order in which cells ran first, where their counts tell of the last time, as of a load that ran again."""

import ast
from typing import NamedTuple

from mlfolio.evidence.code.walking import walk


class Cell(NamedTuple):
    """A cell by its number in the file, with the names that it binds and those that it asks for."""

    number: int
    binds: frozenset[str]
    asks: frozenset[str]


def cell_of(number: int, statements: list[ast.stmt]) -> Cell:
    """Return what the order is told by of a cell."""
    binds: set[str] = set()
    asks: set[str] = set()
    for statement in statements:
        names = [node for node in walk(statement) if isinstance(node, ast.Name)]
        loaded = {one.id for one in names if isinstance(one.ctx, ast.Load)}
        asks |= loaded - binds - _own(statement)
        binds |= {one.id for one in names if not isinstance(one.ctx, ast.Load)}
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            binds.add(statement.name)
    return Cell(number, frozenset(binds), frozenset(asks))


def _own(statement: ast.stmt) -> set[str]:
    """Return the names that a statement binds before it asks for them; an assignment asks first."""
    targets: list[ast.AST] = [statement]
    if isinstance(statement, ast.Assign | ast.AugAssign):
        targets = [node.target for node in walk(statement) if isinstance(node, ast.comprehension)]
    names = (node for target in targets for node in walk(target) if isinstance(node, ast.Name))
    return {one.id for one in names if not isinstance(one.ctx, ast.Load)}


def as_run_first(cells: list[Cell]) -> list[int]:
    """Return the numbers of cells, given in the order of their counts, with none before what it needs to run.

    What a cell asks for and nothing bound before it is bound by the cell above it in the file that ran again later.
    """
    waiting = {cell.number: cell for cell in cells}
    bound: set[str] = set()
    order: list[int] = []
    for cell in cells:
        _run(cell, waiting, bound, order)
    return order


def _run(cell: Cell, waiting: dict[int, Cell], bound: set[str], order: list[int]) -> None:
    if waiting.pop(cell.number, None) is None:
        return
    for name in sorted(cell.asks - bound):
        above = [one for one in waiting.values() if name in one.binds and one.number < cell.number]
        if above and name not in bound:
            _run(max(above, key=lambda one: one.number), waiting, bound, order)
    bound |= cell.binds
    order.append(cell.number)
