"""Missing values that a table marks in its own way, and what puts something else in their place."""

import ast

from mlfolio.evidence.code.expressions import is_text

_MARKS = frozenset(
    {"?", "", " ", "-", "--", "NA", "N/A", "na", "n/a", "nan", "NaN", "None", "null", "missing", "unknown"}
)
"""What stands in a table where nothing is known."""


def replaces_missing(call: ast.Call) -> bool:
    """Whether a call of `replace` puts a value for a mark of nothing, or nothing for a mark; texts replace texts."""
    if len(call.args) == 1 and isinstance(call.args[0], ast.Dict):
        table = call.args[0]
        return any(key is not None and _parts(key, value) for key, value in zip(table.keys, table.values, strict=True))
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    old = call.args[0] if call.args else named.get("to_replace")
    new = call.args[1] if len(call.args) > 1 else named.get("value")
    return old is not None and new is not None and _parts(old, new)


def _parts(old: ast.expr, new: ast.expr) -> bool:
    if _is_nothing(old) or _is_nothing(new):
        return True
    return isinstance(new, ast.Constant | ast.UnaryOp) and not is_text(new) and _is_mark(old)


def _is_nothing(node: ast.expr) -> bool:
    """Whether it is `np.nan`, `pd.NA` or None."""
    absent = isinstance(node, ast.Attribute) and node.attr in ("nan", "NaN", "NAN", "NA", "NaT")
    return absent or (isinstance(node, ast.Constant) and node.value is None)


def _is_mark(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in _MARKS
