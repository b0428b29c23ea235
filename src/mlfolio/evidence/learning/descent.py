"""Gradient descent written out in a loop of a script: weights less a step along what follows from their own errors."""

import ast
from collections.abc import Iterator

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.walking import walk

_SUMS = frozenset({"dot", "matmul", "einsum", "sum", "mean", "average", "inner", "outer"})
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
_GIVEN = 2
"""Values that a function takes beside the weights, to tell their gradient: features and answers."""


def descents(source: Source) -> Iterator[tuple[str, int]]:
    """Yield the name of the weights and the line of each such step, in loops outside functions."""
    for loop in _loops(source.tree):
        yield from _Loop(loop).steps()


def _loops(tree: ast.Module) -> Iterator[ast.For | ast.While]:
    """Yield the outermost loops that run when a script does."""
    waiting: list[ast.AST] = [*reversed(tree.body)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.For | ast.While):
            yield node
        elif not isinstance(node, _DEFINITIONS):
            waiting += [one for one in ast.iter_child_nodes(node) if isinstance(one, ast.stmt)]


class _Loop:
    """A loop, with all that it gives to each name."""

    def __init__(self, loop: ast.For | ast.While) -> None:
        nodes = list(walk(loop))
        self._given: dict[str, list[ast.expr]] = {}
        self._updates: list[tuple[str, ast.expr, int]] = []
        for node in nodes:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                self._note(node.targets[0].id, node.value, node.lineno)
            elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
                self._note(node.target.id, ast.BinOp(node.target, node.op, node.value), node.lineno)
        targets = (one.id for node in nodes if isinstance(node, ast.For) for one in _names(node.target))
        self._changed = frozenset({*self._given, *targets})

    def _note(self, name: str, value: ast.expr, line: int) -> None:
        self._given.setdefault(name, []).append(value)
        less = isinstance(value, ast.BinOp) and isinstance(value.op, ast.Sub)
        if less and isinstance(value.left, ast.Name) and value.left.id == name:  # type: ignore[attr-defined]
            self._updates.append((name, value.right, line))  # type: ignore[attr-defined]

    def steps(self) -> Iterator[tuple[str, int]]:
        for weights, step, line in self._updates:
            if isinstance(step, ast.BinOp) and isinstance(step.op, ast.Mult) and self._is_gradient(step, weights):
                yield weights, line

    def _is_gradient(self, step: ast.expr, weights: str) -> bool:
        """Whether a step follows from the weights: by errors summed over rows, or by a function that tells it."""
        parts = self._leading_to(step, weights)
        if any(self._tells_gradient(part, weights) for part in walk(step)):
            return True
        return any(map(_sums, parts)) and any(self._is_error(part, weights) for part in parts)

    def _leading_to(self, step: ast.expr, weights: str) -> list[ast.AST]:
        """Return the parts of all expressions in the loop that a step is computed from, weights left out."""
        waiting, seen, parts = [step], {weights}, []
        while waiting:
            found = list(walk(waiting.pop()))
            parts += found
            for name in {one.id for one in found if isinstance(one, ast.Name)} - seen:
                seen.add(name)
                waiting += self._given.get(name, [])
        return parts

    def _is_error(self, part: ast.AST, weights: str) -> bool:
        """Whether what follows from the weights is compared with what stays the same, by a difference."""
        if not (isinstance(part, ast.BinOp) and isinstance(part.op, ast.Sub)):
            return False
        sides = (part.left, part.right)
        return any(self._follows(one, weights) and self._stays(other) for one, other in (sides, sides[::-1]))

    def _follows(self, node: ast.expr, weights: str) -> bool:
        return any(isinstance(one, ast.Name) and one.id == weights for one in self._leading_to(node, ""))

    def _stays(self, node: ast.expr) -> bool:
        names = {one.id for one in walk(node) if isinstance(one, ast.Name)}
        return bool(names) and names.isdisjoint(self._changed)

    def _tells_gradient(self, node: ast.AST, weights: str) -> bool:
        """Whether a function is given the weights and at least two values that stay the same."""
        if not isinstance(node, ast.Call):
            return False
        given = [one.id for one in (*node.args, *(each.value for each in node.keywords)) if isinstance(one, ast.Name)]
        return weights in given and sum(name not in self._changed for name in given) >= _GIVEN


def _names(target: ast.expr) -> Iterator[ast.Name]:
    return (one for one in walk(target) if isinstance(one, ast.Name))


def _sums(node: ast.AST) -> bool:
    """Whether it goes over rows: a product of matrices, a sum, a mean."""
    product = isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult)
    return product or (isinstance(node, ast.Call) and callee(node) in _SUMS)
