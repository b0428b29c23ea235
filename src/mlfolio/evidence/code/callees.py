"""The last name of what is called or decorates: `raises` of `pytest.raises(...)`, `task` of `@task`."""

import ast


def callee(node: ast.expr) -> str:
    """Return the name that a call, a decorator or a base class ends in; an empty string where it has none."""
    # Told by the class, because it is asked of every call many times.
    target = node.func if node.__class__ is ast.Call else node  # type: ignore[attr-defined]
    kind = target.__class__
    if kind is ast.Attribute:
        return target.attr  # type: ignore[attr-defined]
    return target.id if kind is ast.Name else ""  # type: ignore[attr-defined]
