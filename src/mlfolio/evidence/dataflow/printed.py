"""Loops that train a network and only print what it scores as they go: nothing is chosen or stopped by that."""

import ast

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.walking import walk
from mlfolio.patterns import lazy_pattern

_KEEPS = lazy_pattern(
    r"(?i)best|early|patience|stop|save|dump|checkpoint|state_dict|append|history|sched|log|writer|record"
)
"""Words of what a score is compared with, or kept by, from which the best moment can be chosen."""


def only_prints(statements: list[ast.stmt], line: int) -> bool:
    """Whether `line` stands in a loop that prints something and neither ends by itself nor keeps any score."""
    loop = next((node for node in statements if _is_around(node, line)), None)
    while loop is not None and not isinstance(loop, ast.For | ast.While):
        loop = next((node for node in ast.iter_child_nodes(loop) if _is_around(node, line)), None)
    if loop is None:
        return False
    nodes = list(walk(loop))
    prints = any(isinstance(node, ast.Call) and callee(node) == "print" for node in nodes)
    return prints and not any(isinstance(node, ast.Break) or _KEEPS.search(_word(node)) for node in nodes)


def _is_around(node: ast.AST, line: int) -> bool:
    return getattr(node, "lineno", line + 1) <= line <= (getattr(node, "end_lineno", None) or 0)


def _word(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
