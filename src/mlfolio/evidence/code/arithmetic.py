"""What of a loop's body is arithmetic that could be done on whole arrays, turn by turn independently."""

import ast
from collections.abc import Iterable, Iterator

_ELEMENTWISE = frozenset(
    (
        "abs add cos divide dot exp expm1 fabs float int len log log10 log1p log2 max maximum min minimum multiply"
        " pow power round sign sin sqrt square subtract sum tan tanh"
    ).split()
)
"""Calls whose whole-array form exists; any other call may do what no array can."""

_ARITHMETIC = (
    ast.BinOp, ast.UnaryOp, ast.operator, ast.unaryop, ast.Name, ast.Attribute, ast.Subscript, ast.Constant, ast.Call,
    ast.expr_context, ast.Tuple, ast.Slice, ast.keyword,
)  # fmt: skip

_MOST_STATEMENTS = 4


def is_independent_arithmetic(loop: ast.For) -> bool:
    """Whether the body is arithmetic alone, and no turn needs what an earlier one wrote."""
    written = {name for statement in loop.body if (name := _written(statement)) is not None}
    if len(loop.body) > _MOST_STATEMENTS or not all(_is_arithmetic_statement(statement) for statement in loop.body):
        return False
    turning = {node.id for node in ast.walk(loop.target) if isinstance(node, ast.Name)}
    read = {node.id for statement in loop.body for node in values_in(statement) if isinstance(node, ast.Name)}
    placed = {node.id for statement in loop.body for node in _indices_written(statement) if isinstance(node, ast.Name)}
    if written & (read | placed) or not turning & read or _slides(loop, turning):
        return False
    return any(_computes(statement) for statement in loop.body)


def _slides(loop: ast.For, turning: set[str]) -> bool:
    """Whether a turn works on a window, `array[i : i + 3]`: windows may overlap, and need more than arithmetic."""
    windows = (node for statement in loop.body for node in ast.walk(statement) if isinstance(node, ast.Slice))
    return any(isinstance(node, ast.Name) and node.id in turning for window in windows for node in ast.walk(window))


def values_in(statement: ast.stmt) -> Iterator[ast.AST]:
    """Yield every node of what a statement reads: its value, and of an appended one what is appended."""
    value = getattr(statement, "value", None)
    if call := _append(statement):
        for argument in call.args:
            yield from ast.walk(argument)
    elif value is not None:
        yield from ast.walk(value)


def _written(statement: ast.stmt) -> str | None:
    """Return the variable that a statement writes to, appends to or accumulates in."""
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        node: ast.expr = statement.targets[0]
    elif isinstance(statement, ast.AugAssign):
        node = statement.target
    elif call := _append(statement):
        node = call.func
    else:
        return None
    while isinstance(node, ast.Subscript | ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


def _indices_written(statement: ast.stmt) -> Iterator[ast.AST]:
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    for node in (node for target in targets if target is not None for node in ast.walk(target)):
        if isinstance(node, ast.Subscript):
            yield from ast.walk(node.slice)


def _append(statement: ast.stmt) -> ast.Call | None:
    call = statement.value if isinstance(statement, ast.Expr) else None
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "append":
        return call
    return None


def _is_arithmetic_statement(statement: ast.stmt) -> bool:
    if _written(statement) is None or (isinstance(statement, ast.AugAssign) and not _is_number_operation(statement.op)):
        return False
    return is_arithmetic(values_in(statement))


def is_arithmetic(nodes: Iterable[ast.AST]) -> bool:
    """Whether all `nodes` of an expression are operations on numbers that a whole array has too."""
    return all(isinstance(node, _ARITHMETIC) and _is_allowed(node) for node in nodes)


def _computes(statement: ast.stmt) -> bool:
    """Whether a statement computes something, and does not only copy or collect."""
    places = {
        inner for node in values_in(statement) if isinstance(node, ast.Subscript) for inner in ast.walk(node.slice)
    }
    computed = (node for node in values_in(statement) if isinstance(node, ast.BinOp) and node not in places)
    return isinstance(statement, ast.AugAssign) or next(computed, None) is not None


def _is_allowed(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        # With an axis, the call works on whole arrays already.
        return name in _ELEMENTWISE and not any(keyword.arg == "axis" for keyword in node.keywords)
    if isinstance(node, ast.BinOp):
        return _is_number_operation(node.op) and not _is_text(node.left) and not _is_text(node.right)
    return True


def _is_number_operation(operation: ast.operator) -> bool:
    return isinstance(operation, ast.Add | ast.Sub | ast.Mult | ast.Div | ast.Pow | ast.MatMult)


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
