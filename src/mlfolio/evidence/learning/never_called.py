"""Methods of plain classes that nothing in a repository calls: a library of layers and steps, which trains nothing."""

import ast
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.sources import Source
from mlfolio.evidence.code.walking import walk
from mlfolio.patterns import lazy_pattern

Place = tuple[str, int | None, int]
"""A line: its path, its cell in a notebook, and its number there."""


_CHECKS_GRADIENTS = lazy_pattern(r"(?i)check\w{0,20}grad|grad\w{0,20}check|numeric\w{0,20}grad")


class _Method(NamedTuple):
    name: str
    calls: frozenset[str]
    places: frozenset[Place]


def never_called(sources: Iterable[Source]) -> frozenset[Place]:
    """Return the lines of all methods that no chain of calls reaches, followed by name, from what may run by itself.

    That is all code outside methods, and the methods of classes with a base, whose framework may call them, those with
    a decorator and Python's own (`__init__`). A function that checks gradients steps back and trains nothing.
    """
    methods: list[_Method] = []
    checks: list[_Method] = []
    waiting: set[str] = set()
    for source in sources:
        inside = list(_methods(source))
        methods += (one for one, _ in inside)
        checking = list(_gradient_checks(source))
        checks += (one for one, _ in checking)
        within = {id(call) for _, calls in (*inside, *checking) for call in calls}
        waiting |= {callee(call) for call in source.nodes(ast.Call) if id(call) not in within and _does_more(call)}
    by_name: dict[str, set[str]] = {}
    for method in methods:
        by_name.setdefault(method.name, set()).update(method.calls)
    reached: set[str] = set()
    while waiting:
        reached |= waiting
        waiting = set().union(*(by_name.get(name, ()) for name in waiting)) - reached
    idle = (*checks, *(one for one in methods if one.name not in reached))
    return frozenset(place for one in idle for place in one.places)


def _methods(source: Source) -> Iterator[tuple[_Method, list[ast.Call]]]:
    for definition in source.nodes(ast.ClassDef):
        if any(callee(base) != "object" for base in definition.bases):
            continue
        for node in definition.body:
            if isinstance(node, ast.FunctionDef) and not node.decorator_list and not node.name.startswith("__"):
                yield _read(source, node)


def _gradient_checks(source: Source) -> Iterator[tuple[_Method, list[ast.Call]]]:
    for node in source.nodes(ast.FunctionDef):
        if _CHECKS_GRADIENTS.search(node.name):
            yield _read(source, node)


def _read(source: Source, node: ast.FunctionDef) -> tuple[_Method, list[ast.Call]]:
    calls = [one for one in walk(node) if isinstance(one, ast.Call)]
    return _Method(node.name, frozenset(callee(one) for one in calls if _does_more(one)), _places(source, node)), calls


def _does_more(call: ast.Call) -> bool:
    """Whether it is more than `model.train()`, which only says how layers behave, or `loss.backward()` of a library."""
    return bool(call.args or call.keywords) or callee(call) not in ("train", "backward")


def _places(source: Source, node: ast.FunctionDef) -> frozenset[Place]:
    lines = map(source.place, range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return frozenset((source.path, cell, line) for line, cell in lines)
