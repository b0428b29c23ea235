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
