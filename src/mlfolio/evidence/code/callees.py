"""How code spells what it calls: the last name (`raises` of `pytest.raises(...)`), and the whole text."""

import ast


def callee(node: ast.expr) -> str:
    """Return the name that a call, a decorator or a base class ends in; an empty string where it has none."""
    # Told by the class, because it is asked of every call many times.
    target = node.func if node.__class__ is ast.Call else node  # type: ignore[attr-defined]
    kind = target.__class__
    if kind is ast.Attribute:
        return target.attr  # type: ignore[attr-defined]
    return target.id if kind is ast.Name else ""  # type: ignore[attr-defined]


def last_name(node: ast.expr) -> str:
    """Return the last name in an expression: `scaler` of `self.scaler`, `LogisticRegression` of its call."""
    if isinstance(node, ast.Call):
        return last_name(node.func)
    if isinstance(node, ast.Subscript):
        return last_name(node.value)
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def receiver(call: ast.Call) -> str:
    """Return the code of what a method is called on; an empty string where it is no method."""
    return spelled(call.func.value) if isinstance(call.func, ast.Attribute) else ""


def spelled(node: ast.expr) -> str:
    """Return the code of an expression as `ast.unparse` writes it; most are names, which need no such machinery."""
    kind = node.__class__
    if kind is ast.Name:
        return node.id  # type: ignore[attr-defined]
    if kind is ast.Attribute and node.value.__class__ in _OF_NAMES:  # type: ignore[attr-defined]
        return f"{spelled(node.value)}.{node.attr}"  # type: ignore[attr-defined]
    return ast.unparse(node)


_OF_NAMES = frozenset({ast.Name, ast.Attribute, ast.Call, ast.Subscript})
"""What an attribute may be read of without brackets around it."""
