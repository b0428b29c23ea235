"""Whether a function that answers requests refuses what it cannot use, by its `try` or a decorator."""

import ast
import re

from mlfolio.evidence.code.callees import callee, spelled
from mlfolio.evidence.code.functions import Definition
from mlfolio.patterns import lazy_pattern

_NUMBER = frozenset({"int", "float"})
_CHECKING = lazy_pattern(r"^(?:use_(?:kw)?args|expects_json|arguments|validates?(?:_\w+)?)$")
"""Decorators that check what was sent against a schema: webargs, flask-smorest, flask-expects-json, flask-pydantic."""

_ASKS_WHO = lazy_pattern(
    r"^(?:sign_?in|sign_?up|log_?in|authenticate|create_user|verify_(?:id_)?(?:password|token))(?:_\w+)?$"
)
"""What is called to have credentials checked by whoever keeps them: Firebase, a library of users, a directory."""

_COLUMNS = lazy_pattern(r"(?:^|[._])(?:columns|cols|features|fields|names)(?:$|_[A-Za-z]+$)", re.IGNORECASE)
"""What a list of the columns is called that a model was trained on."""


def refuses(node: Definition) -> bool:
    """Whether what was sent is checked by a decorator, or by a `try`."""
    return any(map(_checks, node.decorator_list)) or _refuses_by_try(node)


def _checks(decorator: ast.expr) -> bool:
    """Whether a decorator checks what was sent: by its name, or told so, `@api.expect(schema, validate=True)`."""
    if not isinstance(decorator, ast.Call):
        return False
    told = {one.arg: one.value for one in decorator.keywords}
    is_told = isinstance(validate := told.get("validate"), ast.Constant) and validate.value is True
    return is_told or _CHECKING.match(callee(decorator)) is not None


def _refuses_by_try(node: Definition) -> bool:
    """Whether a `try` whose handler answers, whatever it catches, makes numbers, picks columns or asks who it is."""
    tries = (one for one in ast.walk(node) if isinstance(one, ast.Try))
    return any(
        any(
            _converts(part) or _picks_columns(part) or _asks_who(part)
            for statement in one.body
            for part in ast.walk(statement)
        )
        and any(gives_answer(part) for handler in one.handlers for place in handler.body for part in ast.walk(place))
        for one in tries
    )


def _converts(part: ast.AST) -> bool:
    """Whether it makes a number of a field, `float(form["age"])`, or of each: `[float(x) for x in form.values()]`."""
    if isinstance(part, ast.ListComp | ast.GeneratorExp):
        is_number = any(isinstance(one, ast.Call) and callee(one) in _NUMBER for one in ast.walk(part.elt))
        return is_number and _is_sent(part.generators[0].iter)
    return isinstance(part, ast.Call) and callee(part) in _NUMBER and any(map(_is_sent, part.args))


def _picks_columns(part: ast.AST) -> bool:
    """Whether it takes all columns that are needed by a list of names, `rows[FEATURES]`: one that is missing fails."""
    if not isinstance(part, ast.Subscript) or not isinstance(part.ctx, ast.Load):
        return False
    if isinstance(part.slice, ast.List):
        return len(part.slice.elts) > 1
    return isinstance(part.slice, ast.Name | ast.Attribute) and _COLUMNS.search(spelled(part.slice)) is not None


def _asks_who(part: ast.AST) -> bool:
    """Whether it gives what was sent, `sign_in(form["email"], form["password"])`, to what knows the credentials."""
    return isinstance(part, ast.Call) and _ASKS_WHO.match(callee(part)) is not None and any(map(_is_sent, part.args))


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
