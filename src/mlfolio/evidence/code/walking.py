"""A walk over syntax trees that is faster than `ast.walk`: in the order of the text, past what carries nothing."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

# Whether a name is loaded or stored, and which operator it is, is read from the node that holds it.
_WITHOUT_NODES = frozenset(
    "ctx op ops id attr arg name kind type_comment level simple module asname conversion rest kwd_attrs str"
    " is_async".split()
)
_OF_WORDS = frozenset({ast.Constant, ast.Global, ast.Nonlocal, ast.MatchSingleton})
_WITH_GAPS = frozenset({ast.Dict, ast.arguments})
"""What has None in its lists: for the key of `**more`, and for a default that is not there."""

_NAMED_BLOCKS = frozenset({"body", "handlers", "orelse", "finalbody", "cases"})
BLOCKS = {
    kind: tuple(name for name in kind._fields if name in _NAMED_BLOCKS)
    for kind in (*ast.stmt.__subclasses__(), ast.Module, ast.ExceptHandler, ast.match_case)
    if not {"body", "cases"}.isdisjoint(kind._fields)
}
"""What holds statements, and in which of its fields. Nodes are told by their class: `isinstance` is slow."""


class _Fields(dict[type, tuple[str, ...]]):
    """The fields of each type that may hold nodes, found when they are first asked for; what is no node has none."""

    def __init__(self, step: int) -> None:
        self._step = step

    def __missing__(self, kind: type) -> tuple[str, ...]:
        names = () if kind in _OF_WORDS else getattr(kind, "_fields", ())
        self[kind] = tuple(name for name in names if name not in _WITHOUT_NODES)[:: self._step]
        return self[kind]


_fields, _last_first = _Fields(1), _Fields(-1)


def walk(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield every node below `tree`, itself first, operators and contexts left out; no depth is too deep."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        found = children(node)
        found.reverse()
        waiting += found


def grouped(tree: ast.AST) -> dict[type[ast.AST], list[Any]]:
    """Return the nodes that `walk` yields, in its order, by their type."""
    groups: dict[type, list[Any]] = defaultdict(list)
    waiting: list[Any] = [tree]
    while waiting:
        node = waiting.pop()
        kind = node.__class__
        groups[kind].append(node)
        # What is put last is taken first.
        for name in _last_first[kind]:
            value = getattr(node, name, None)
            if value.__class__ is list:
                waiting += value[::-1]
            elif value is not None:
                waiting.append(value)
    # Of what _WITH_GAPS holds: taking it as well costs less than a look at each value before it is taken.
    groups.pop(type(None), None)
    return groups


def statements(tree: ast.Module) -> Iterator[Any]:
    """Yield what `walk` yields, in its order, without expressions, which most nodes are."""
    waiting: list[Any] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if node.__class__ in BLOCKS:
            waiting += reversed([*statements_in(node)])


def statements_in(node: ast.AST) -> Iterator[Any]:
    """Yield the statements right below a node of BLOCKS, with handlers of errors and cases of a `match`."""
    for name in BLOCKS[node.__class__]:
        yield from getattr(node, name)


def move_down(tree: ast.AST, lines: int) -> None:
    """Add `lines` to the number of every line in `tree`: what `ast.increment_lineno` does, in half of its time."""
    for kind, nodes in grouped(tree).items():
        if "lineno" in kind._attributes:
            for node in nodes:
                node.lineno += lines
                node.end_lineno += lines


def children(node: ast.AST) -> list[ast.AST]:
    """Return the nodes right below `node` in the order of its fields, operators and contexts left out."""
    found: list[Any] = []
    for name in _fields[node.__class__]:
        value = getattr(node, name, None)
        if value.__class__ is list:
            found += value
        elif value is not None:
            found.append(value)
    return [part for part in found if part is not None] if node.__class__ in _WITH_GAPS else found
