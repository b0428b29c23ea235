"""Methods of plain classes that nothing in a repository calls: a library of layers and steps, which trains nothing."""

import ast
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.walking import walk
from mlfolio.evidence.learning.checked_gradients import CHECKS_GRADIENTS

Place = tuple[str, int | None, int]
"""A line: its path, its cell in a notebook, and its number there."""

_USES = (ast.Call, ast.Attribute)


class _Method(NamedTuple):
    answers_to: frozenset[str]
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
        checking = list(_gradient_checks(source))
        methods += (one for one, _ in inside)
        checks += (one for one, _ in checking)
        within = {id(each) for _, nodes in (*inside, *checking) for each in nodes}
        waiting |= _called(each for kind in _USES for each in source.nodes(kind) if id(each) not in within)
    idle = (*checks, *_unreached(methods, waiting))
    return frozenset(place for one in idle for place in one.places)


def _unreached(methods: list[_Method], waiting: set[str]) -> Iterator[_Method]:
    by_name: dict[str, set[str]] = {}
    for method in methods:
        for name in method.answers_to:
            by_name.setdefault(name, set()).update(method.calls)
    reached: set[str] = set()
    while waiting:
        reached |= waiting
        waiting = set().union(*(by_name.get(name, ()) for name in waiting)) - reached
    return (one for one in methods if not one.answers_to & reached)


def _methods(source: Source) -> Iterator[tuple[_Method, list[ast.AST]]]:
    for definition in source.nodes(ast.ClassDef):
        if any(callee(base) != "object" for base in definition.bases):
            continue
        for node in definition.body:
            if isinstance(node, ast.FunctionDef) and not node.decorator_list and not node.name.startswith("__"):
                yield _read(source, node)


def _gradient_checks(source: Source) -> Iterator[tuple[_Method, list[ast.AST]]]:
    for node in source.nodes(ast.FunctionDef):
        if CHECKS_GRADIENTS.search(node.name):
            yield _read(source, node)


def _read(source: Source, node: ast.FunctionDef) -> tuple[_Method, list[ast.AST]]:
    nodes = [one for one in walk(node) if isinstance(one, _USES)]
    needs = len(node.args.args) - len(node.args.defaults) > 1
    answers_to = {node.name} if needs else {node.name, f"{node.name}()"}
    return _Method(frozenset(answers_to), frozenset(_called(nodes)), _places(source, node)), nodes


def _called(nodes: Iterable[ast.AST]) -> set[str]:
    """Return the names of what is called, and of methods that are handed on; `train()` where no argument is given.

    So `model.train()`, which only says how layers behave, and a library's `loss.backward()` reach no method that takes
    rows or a gradient.
    """
    each = list(nodes)
    calls = [one for one in each if isinstance(one, ast.Call)]
    heads = {id(call.func) for call in calls}
    names = {callee(call) if call.args or call.keywords else f"{callee(call)}()" for call in calls}
    return names | {one.attr for one in each if isinstance(one, ast.Attribute) and id(one) not in heads}


def _places(source: Source, node: ast.FunctionDef) -> frozenset[Place]:
    lines = map(source.place, range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return frozenset((source.path, cell, line) for line, cell in lines)
