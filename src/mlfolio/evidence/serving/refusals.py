"""Whether a function that answers requests refuses what it cannot use, by its `try`."""

import ast

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.functions import Definition

_NUMBER = frozenset({"int", "float"})


def refuses(node: Definition) -> bool:
    """Whether it converts to numbers in a `try` whose handler gives an answer, whatever error it is that is caught."""
    tries = (one for one in ast.walk(node) if isinstance(one, ast.Try))
    return any(
        any(_converts(part) for statement in one.body for part in ast.walk(statement))
        and any(gives_answer(part) for handler in one.handlers for part in handler.body)
        for one in tries
    )


def _converts(part: ast.AST) -> bool:
    """Whether it makes a number of a field, `float(form["age"])`, or of each: `[float(x) for x in form.values()]`."""
    if isinstance(part, ast.ListComp | ast.GeneratorExp):
        is_number = any(isinstance(one, ast.Call) and callee(one) in _NUMBER for one in ast.walk(part.elt))
        return is_number and _is_sent(part.generators[0].iter)
    return isinstance(part, ast.Call) and callee(part) in _NUMBER and any(map(_is_sent, part.args))


def _is_sent(value: ast.expr) -> bool:
    """Whether it is a field by its name, or all fields: an element by its place may be what a model answered."""
    return any(
        (isinstance(one, ast.Subscript) and isinstance(one.slice, ast.Constant) and isinstance(one.slice.value, str))
        or (isinstance(one, ast.Call) and callee(one) in ("get", "values"))
        for one in ast.walk(value)
    )


def gives_answer(part: ast.AST) -> bool:
    """Whether a part of a function returns something."""
    return isinstance(part, ast.Return) and part.value is not None
