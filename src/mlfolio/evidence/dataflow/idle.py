"""Functions and methods that no line of a source names: what stands in them is run by whoever calls them, or nobody."""

import ast

from mlfolio.evidence.code.walking import walk


class Named:
    """The names that the statements of a source use, looked for when one is first asked about."""

    def __init__(self, statements: list[ast.stmt]) -> None:
        """Take the statements of a whole source."""
        self._statements = statements
        self._names: set[str] | None = None

    def __contains__(self, name: str) -> bool:
        """Whether some expression uses a name, by itself or as an attribute, or a text holds nothing else."""
        if self._names is None:
            self._names = {_name(node) for statement in self._statements for node in walk(statement)}
        return name in self._names


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        return node.id
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def idle_name(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda, named: Named) -> str:
    """Return the name of a function or class that nothing decorates and nothing names; empty for another."""
    name = getattr(node, "name", "")
    is_magic = name.startswith("__") or name == "main"
    return "" if is_magic or getattr(node, "decorator_list", None) or name in named else name
