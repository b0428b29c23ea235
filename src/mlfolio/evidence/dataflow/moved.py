"""Positions that a loop moves along the rows while it trains, as walk-forward validation does."""

import ast
from functools import lru_cache

from mlfolio.evidence.code.walking import walk
from mlfolio.evidence.dataflow.code_values import Function
from mlfolio.evidence.dataflow.knowledge import TRAINS
from mlfolio.evidence.dataflow.plain import COUNT, PLAIN, TURN, Plain
from mlfolio.evidence.dataflow.rows import Part, Step
from mlfolio.evidence.dataflow.run import Run

_Loop = ast.For | ast.AsyncFor | ast.While
_STEPS = (ast.Add, ast.Sub)


def is_moved(index: ast.expr, run: Run) -> bool:
    """Whether an index is counted by a loop of which each turn trains, so that it parts the rows of that turn.

    In other loops what is picked so are the windows or rows that samples are made of.
    """
    names = {one.id for one in walk(index) if isinstance(one, ast.Name)}
    return any(
        loop.node is not None and not names.isdisjoint(_moving(loop.node)) and _trains_each_turn(loop.node, run)
        for loop in run.loops
    )


def row_of_turn(index: ast.expr) -> Step:
    """Return the step that takes the row at a moved position."""
    position = ast.unparse(index)
    return Step(("fold", "slice"), Part("slice", position, f"{position} + 1"))


def count_up(node: ast.While, run: Run) -> None:
    """Take what a loop counts up, from a number that is known, for another in each turn."""
    for name, strides in _counted(node).items():
        if isinstance(run.scope.find(name), Plain):
            run.scope.names[name] = TURN if strides else COUNT


def forget_counts(node: ast.While, run: Run) -> None:
    """Take what a loop counted up for a number that nobody knows."""
    for name in _counted(node):
        if isinstance(run.scope.names.get(name), Plain):
            run.scope.names[name] = PLAIN


@lru_cache(maxsize=64)
def _counted(node: ast.While) -> dict[str, bool]:
    """Return the names that a loop adds to, and whether it adds anything but one."""
    added = (one for one in walk(node) if isinstance(one, ast.AugAssign) and isinstance(one.op, _STEPS))
    return {
        one.target.id: not (isinstance(one.value, ast.Constant) and one.value.value == 1)
        for one in added
        if isinstance(one.target, ast.Name)
    }


@lru_cache(maxsize=64)
def _moving(node: _Loop) -> frozenset[str]:
    """Return the names that change from turn to turn: the loop's own, what it adds to, what is counted from these."""
    if isinstance(node, ast.While):
        moving = set(_counted(node))
    else:
        moving = {one.id for one in walk(node.target) if isinstance(one, ast.Name)}
    for one in walk(node):
        if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name) and _counts_from(one.value, moving):
            moving.add(one.targets[0].id)
    return frozenset(moving)


def _counts_from(value: ast.expr, moving: set[str]) -> bool:
    if isinstance(value, ast.BinOp):
        return _counts_from(value.left, moving) or _counts_from(value.right, moving)
    return isinstance(value, ast.Name) and value.id in moving


def _trains_each_turn(node: _Loop, run: Run) -> bool:
    """Whether a loop trains itself, or by a function of the code that it calls."""
    if _trains(node):
        return True
    called = (run.scope.find(name) for name in _called(node))
    return any(isinstance(one, Function) and _trains(one.node) for one in called)


@lru_cache(maxsize=256)
def _trains(node: ast.AST) -> bool:
    return any(isinstance(one, ast.Attribute) and one.attr in TRAINS for one in walk(node))


@lru_cache(maxsize=64)
def _called(node: _Loop) -> frozenset[str]:
    return frozenset(one.func.id for one in walk(node) if isinstance(one, ast.Call) and isinstance(one.func, ast.Name))
