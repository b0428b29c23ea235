"""What a plain expression is: a text, a certain name, True, one, the test of `__name__`."""

import ast


def is_text(node: ast.expr | None) -> bool:
    """Whether it is a text that is written down."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def is_name(node: ast.expr | None, name: str) -> bool:
    """Whether it is that name."""
    return isinstance(node, ast.Name) and node.id == name


def is_true(node: ast.expr | None) -> bool:
    """Whether it is plainly True."""
    return isinstance(node, ast.Constant) and node.value is True


def is_one(node: ast.expr | None) -> bool:
    """Whether it is the number one."""
    return isinstance(node, ast.Constant) and node.value == 1


def is_docstring(statement: ast.stmt) -> bool:
    """Whether a statement is a constant alone, as a docstring is."""
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def asks_for_main(test: ast.expr | None) -> bool:
    """Whether it compares `__name__`, as the test does of what runs in a script alone."""
    return isinstance(test, ast.Compare) and is_name(test.left, "__name__")


def root(node: ast.expr) -> str:
    """Return the name that attributes are read of, `np` of `np.linalg.norm`; empty where it is none."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def arguments(call: ast.Call) -> list[ast.expr]:
    """Return all that a call is given, by position and by name."""
    return [*call.args, *(keyword.value for keyword in call.keywords)]
