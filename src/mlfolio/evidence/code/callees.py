"""The last name of what is called or decorates: `raises` of `pytest.raises(...)`, `task` of `@task`."""

import ast


def callee(node: ast.expr) -> str:
    """Return the name that a call, a decorator or a base class ends in; an empty string where it has none."""
    target = node.func if isinstance(node, ast.Call) else node
    if isinstance(target, ast.Attribute):
        return target.attr
    return target.id if isinstance(target, ast.Name) else ""
