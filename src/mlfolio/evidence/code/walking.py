"""A walk over syntax trees that is faster than `ast.walk`: in the order of the text, past what carries nothing."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

# Whether a name is loaded or stored, and which operator it is, is read from the node that holds it.
_WITHOUT_NODES = frozenset({"ctx", "op", "ops", "id", "attr", "arg", "name", "kind", "type_comment", "level", "simple"})


_NAMED_BLOCKS = frozenset({"body", "handlers", "orelse", "finalbody", "cases"})
BLOCKS = {
    kind: tuple(name for name in kind._fields if name in _NAMED_BLOCKS)
    for kind in (*ast.stmt.__subclasses__(), ast.Module, ast.ExceptHandler, ast.match_case)
    if not {"body", "cases"}.isdisjoint(kind._fields)
}
"""What holds statements, and in which of its fields. Nodes are told by their class: `isinstance` is slow."""


class _Fields(dict[type[ast.AST], tuple[str, ...]]):
    """The fields of each type that may hold nodes, found when they are first asked for."""

    def __missing__(self, kind: type[ast.AST]) -> tuple[str, ...]:
        fields = self[kind] = tuple(name for name in kind._fields if name not in _WITHOUT_NODES)
        return fields


_fields = _Fields()


def walk(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield every node below `tree`, itself first, operators and contexts left out; no depth is too deep."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        found = children(node)
        found.reverse()
        waiting += found


def grouped(tree: ast.AST) -> dict[type[ast.AST], list[ast.AST]]:
    """Return the nodes that `walk` yields, in its order, by their type."""
    groups: dict[type[ast.AST], list[ast.AST]] = defaultdict(list)
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        kind = node.__class__
        groups[kind].append(node)
        # What is put last is taken first.
        for name in reversed(_fields[kind]):
            value = getattr(node, name, None)
            if value.__class__ is list:
                waiting += [part for part in reversed(value) if isinstance(part, ast.AST)]
            elif isinstance(value, ast.AST):
                waiting.append(value)
    return groups


def statements(tree: ast.Module) -> Iterator[Any]:
    """Yield what `walk` yields, in its order, without expressions: a tenth of the nodes."""
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
                node.lineno += lines  # type: ignore[attr-defined]
                node.end_lineno += lines  # type: ignore[attr-defined]


def children(node: ast.AST) -> list[ast.AST]:
    """Return the nodes right below `node` in the order of its fields, operators and contexts left out."""
    kind = node.__class__
    found: list[ast.AST] = []
    for name in _fields[kind]:
        value = getattr(node, name, None)
        if value.__class__ is list:
            found += [part for part in value if isinstance(part, ast.AST)]
        elif isinstance(value, ast.AST):
            found.append(value)
    return found
