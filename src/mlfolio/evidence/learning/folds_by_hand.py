"""Cross-validation that a loop does by hand: it tests on one part after the other, and trains on all the rest."""

import ast
from collections.abc import Iterator

from mlfolio.evidence.code.callees import spelled
from mlfolio.evidence.code.expressions import is_name
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.walking import walk
from mlfolio.patterns import lazy_pattern

_TESTED_ON = lazy_pattern(r"(?i)test|valid|held|hold_?out")


def folds_by_hand(source: Source) -> Iterator[tuple[str, str, int]]:
    """Yield a split for every loop that binds one part of several to test on, and takes the others of them besides."""
    loops = source.nodes(ast.For)
    if not (loops and any(map(_TESTED_ON.search, {node.id for node in source.stored}))):
        return
    for loop in loops:
        if isinstance(loop.target, ast.Name):
            nodes = [node for statement in loop.body for node in walk(statement)]
            if _tested_on(nodes, loop.target.id) & _taken_besides(nodes, loop.target.id):
                yield "split", "folds_by_hand", loop.lineno


def _tested_on(nodes: list[ast.AST], turn: str) -> set[str]:
    """Return of what the part of this turn is bound to a name for what is tested on."""
    bound = (node for node in nodes if isinstance(node, ast.Assign) and _TESTED_ON.search(spelled(node.targets[0])))
    return {spelled(one.value) for node in bound for one in _subscripts(walk(node.value)) if is_name(one.slice, turn)}


def _taken_besides(nodes: list[ast.AST], turn: str) -> set[str]:
    """Return of what another part is taken: that of a loop inside, or all before and after this turn."""
    others = {node.target.id for node in nodes if isinstance(node, ast.For) and isinstance(node.target, ast.Name)}
    return {
        spelled(one.value)
        for one in _subscripts(nodes)
        if (isinstance(one.slice, ast.Name) and one.slice.id in others)
        or (isinstance(one.slice, ast.Slice) and is_name(one.slice.upper, turn))
    }


def _subscripts(nodes: "list[ast.AST] | Iterator[ast.AST]") -> Iterator[ast.Subscript]:
    return (node for node in nodes if isinstance(node, ast.Subscript))
