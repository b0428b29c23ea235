"""Functions and methods that no line of a source names: what stands in them is run by whoever calls them, or nobody."""

import ast

from mlfolio.evidence.code.walking import grouped


class Named:
    """The names that the statements of a source use, looked for when one is first asked about."""

    def __init__(self, statements: list[ast.stmt]) -> None:
        """Take the statements of a whole source."""
        self._statements = statements
        self._names: set[str] | None = None

    def __contains__(self, name: str) -> bool:
        """Whether some expression uses a name, by itself or as an attribute, or a text holds nothing else."""
        if self._names is None:
            nodes = grouped(ast.Module(self._statements, []))
            self._names = {node.id for node in nodes[ast.Name] if node.ctx.__class__ is ast.Load}
            self._names.update(node.attr for node in nodes[ast.Attribute])
            self._names.update(node.value for node in nodes[ast.Constant] if isinstance(node.value, str))
        return name in self._names


def idle_name(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda, named: Named) -> str:
    """Return the name of a function or class that nothing decorates and nothing names; empty for another."""
    name = getattr(node, "name", "")
    is_magic = name.startswith("__") or name == "main"
    return "" if is_magic or getattr(node, "decorator_list", None) or name in named else name
