"""Answers computed of parameters that the code calls the true ones, which what is learned is then set beside."""

import ast
from collections.abc import Iterator

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.walking import walk
from mlfolio.patterns import lazy_pattern

_PARAMETER = r"(?:w|ws|b|m|c|thetas?|weights?|bias|betas?|slope|intercept|coefs?|coefficients|params?|parameters)"
_TRUE = lazy_pattern(rf"(?:true|real|actual)_{_PARAMETER}|{_PARAMETER}_(?:true|real|actual)")
_DRAWS = frozenset("rand randn randint integers normal uniform standard_normal random choice".split())
_PRODUCTS = frozenset({"dot", "matmul", "einsum", "polyval"})


def known_parameters(source: Source) -> Iterator[tuple[str, int]]:
    """Yield the first of the true parameters and its line, where answers follow from it and it is read once more."""
    made = {
        one.targets[0].id: one.lineno
        for one in source.nodes(ast.Assign)
        if isinstance(one.targets[0], ast.Name) and _TRUE.fullmatch(one.targets[0].id.lower()) and _is_made(one.value)
    }
    if not made:
        return
    answering = [one for one in source.nodes(ast.Assign) if _multiplies(one.value, made)]
    aside = {id(name) for one in (*answering, *source.nodes(ast.Return)) for name in walk(one)}
    read = {
        node.id for node in source.nodes(ast.Name) if isinstance(node.ctx, ast.Load) and id(node) not in aside
    } & made.keys()
    if answering and read:
        yield min(((name, made[name]) for name in read), key=lambda one: one[1])


def _is_made(value: ast.expr) -> bool:
    """Whether it is drawn or written down: what a model learned is taken of an object."""
    if any(isinstance(one, ast.Call) and callee(one) in _DRAWS for one in walk(value)):
        return True
    written = value.args[0] if isinstance(value, ast.Call) and value.args else value
    return all(isinstance(one, ast.Constant | ast.List | ast.Tuple | ast.UnaryOp | ast.USub) for one in walk(written))


def _multiplies(value: ast.expr, made: dict[str, int]) -> bool:
    """Whether something is multiplied by parameters, as rows are to make answers."""
    products = (one for one in walk(value) if _is_product(one))
    return any(isinstance(name, ast.Name) and name.id in made for product in products for name in walk(product))


def _is_product(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        return callee(node) in _PRODUCTS
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult | ast.MatMult)
