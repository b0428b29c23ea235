"""What a loop changes from turn to turn: rows, settings, or nothing but chance."""

import ast
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.walking import walk
from mlfolio.evidence.dataflow.holders import Items
from mlfolio.evidence.dataflow.plain import Value
from mlfolio.evidence.dataflow.rows import GRID, Site
from mlfolio.evidence.dataflow.values import Data
from mlfolio.patterns import lazy_pattern

_CHANCE = lazy_pattern(r"(?i)seed|random_?state|rng$")
"""How seeds are called, and what is given them."""

_RECORDS = frozenset(["print", "append", "info", "debug", "log"])
"""Calls that note which turn it is, and change nothing by it."""


class Loop(NamedTuple):
    """A loop that is being executed: whether it may change settings, where it stands if it only repeats, its node."""

    over_settings: bool
    again: Site | None = None
    node: ast.For | ast.AsyncFor | ast.While | None = None

    def tries(self, made: Site) -> bool:
        """Whether what was made at `made` is another setting in each turn."""
        again = self.again
        repeats = again is not None and again.path == made.path and again.line <= made.line <= again.last
        return self.over_settings and not repeats


def has_one_turn(iterated: Value) -> bool:
    """Whether it goes over a list that was written down with a single element."""
    return isinstance(iterated, Items) and iterated.whole and len(iterated.elements) == 1


def is_grid(iterated: Data) -> bool:
    """Whether it goes over numbers that were laid out, of which each may be a setting."""
    return bool(iterated.rows) and all(atom.root[0] == GRID and not atom.steps for atom in iterated.rows)


def is_range(node: ast.expr) -> bool:
    """Whether it counts one by one; what goes in strides may cut folds."""
    is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "range"
    return is_call and len(node.args) < 3  # type: ignore[attr-defined]


def asks(node: ast.While) -> bool:
    """Whether each turn asks the user what to do, so that no turn need be like another."""
    return any(isinstance(one, ast.Call) and callee(one) == "input" for one in walk(node))


def only_repeats(node: ast.For | ast.AsyncFor) -> bool:
    """Whether the turns differ by chance alone, to show its spread: nothing but seeds changes, and none is picked."""
    if not isinstance(node.target, ast.Name) or not (is_range(node.iter) or _CHANCE.search(node.target.id)):
        return False
    turn = node.target.id
    inside = [one for statement in node.body for one in walk(statement)]
    names = [one for one in inside if isinstance(one, ast.Name)]
    if any("best" in one.id.lower() or one.id in ("max", "min") for one in names):
        return False
    telling = (one for one in inside if isinstance(one, ast.Call | ast.keyword | ast.arg))
    harmless = {id(name) for one in telling for name in _of_chance(one)}
    return all(id(one) in harmless for one in names if one.id == turn)


def _of_chance(node: ast.Call | ast.keyword | ast.arg) -> Iterator[ast.AST]:
    """Yield what stands in a seed, or in a record, and changes nothing else there."""
    name = callee(node) if isinstance(node, ast.Call) else node.arg
    if name is not None and _CHANCE.search(name):
        yield from walk(node)
    elif isinstance(node, ast.Call) and name in _RECORDS:
        yield from _outside_calls(node.args)


def _outside_calls(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    for node in nodes:
        yield node
        if not isinstance(node, ast.Call):
            yield from _outside_calls(ast.iter_child_nodes(node))
