"""Steps back that try a layer or check its gradient, and change no weight: a training they are not."""

import ast

from mlfolio.evidence.code.callees import callee, spelled
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.walking import walk
from mlfolio.patterns import lazy_pattern

CHECKS_GRADIENTS = lazy_pattern(r"(?i)check\w{0,20}grad|grad\w{0,20}check|numeric\w{0,20}grad")
"""Functions that check gradients, by their names."""

_BACK = frozenset({"backward", "backprop"})
_STEPS = lazy_pattern(r"(?i)step|appl(?:y|ies)|update|optim|descent|sgd|adam|fit|learn|train_")


def steps_back(call: ast.Call) -> bool:
    """Whether it hands a gradient back."""
    return callee(call) in _BACK


def lines_of_checks(source: Source) -> frozenset[int]:
    """Return the lines of functions that check a gradient, by their names or by the differences that they divide.

    One of the latter takes no step along what it found.
    """
    if _BACK.isdisjoint(source.callees):
        return frozenset()
    checks = (one for one in source.nodes(ast.FunctionDef) if CHECKS_GRADIENTS.search(one.name) or _divides(one))
    return frozenset(line for one in checks for line in range(one.lineno, (one.end_lineno or one.lineno) + 1))


def _divides(function: ast.FunctionDef) -> bool:
    nodes = [*walk(function)]
    if not any(map(_is_a_central_difference, nodes)):
        return False
    steps = any(_STEPS.search(callee(one)) for one in nodes if isinstance(one, ast.Call))
    return not steps and not any(map(_descends, nodes))


def _is_a_central_difference(node: ast.AST) -> bool:
    """Whether it is `(above - below) / (2 * eps)`."""
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and isinstance(node.left, ast.BinOp)):
        return False
    return isinstance(node.left.op, ast.Sub) and _is_twice(node.right)


def _is_twice(node: ast.expr) -> bool:
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult)):
        return False
    return any(isinstance(one, ast.Constant) and one.value == 2 for one in (node.left, node.right))


def _descends(node: ast.AST) -> bool:
    """Whether it is `w -= rate * slope`, and not `w -= 2 * eps`, which moves a weight to see what follows."""
    if not (isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Sub)):
        return False
    return isinstance(node.value, ast.BinOp) and not _is_twice(node.value)


def layers_tried(source: Source) -> frozenset[str]:
    """Return the variables made of a class in `source` whose own `backward` hands the gradient on to no other."""
    alone = {one.name for one in source.nodes(ast.ClassDef) if _ends_in_itself(one)}
    made = [one for one in source.nodes(ast.Assign) if isinstance(one.value, ast.Call) and callee(one.value) in alone]
    return frozenset(spelled(target) for one in made for target in one.targets)


def _ends_in_itself(definition: ast.ClassDef) -> bool:
    defined = {one.name for one in definition.body if isinstance(one, ast.FunctionDef)}
    calls = (callee(node) for node in walk(definition) if isinstance(node, ast.Call))
    return not defined.isdisjoint(_BACK) and _BACK.isdisjoint(calls)
