"""Whether a module does anything, holds imports and constants alone, or lays out the folders of a new project."""

import ast

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.sources import Source


@fact(lambda source: source.is_code and not source.is_notebook)
def has_logic(source: Source) -> bool:
    """Whether a statement of `source` is more than an import, a docstring or a constant."""
    return any(map(_does_something, source.tree.body))


def _does_something(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Assign | ast.AnnAssign | ast.Expr):
        return any(isinstance(node, ast.Call) for node in ast.walk(statement))
    return not isinstance(statement, ast.Import | ast.ImportFrom | ast.Pass)


_FOLDERS = frozenset({"makedirs", "mkdir"})
_EMPTY = frozenset({"open", "touch"})
_TOOLS = frozenset({"os", "pathlib", "logging", "sys"})


@fact(lambda source: source.is_code and not source.is_notebook)
def lays_out_a_project(source: Source) -> bool:
    """Whether `source` is a script that only makes folders and empty files from a list, run once, on the first day.

    It defines nothing, needs nothing but the system's modules, and writes nothing into what it makes.
    """
    if source.functions or source.nodes(ast.ClassDef) or {one.top for one in source.imports} - _TOOLS:
        return False
    called = {callee(call) for call in source.nodes(ast.Call)}
    return bool(called & _FOLDERS) and bool(called & _EMPTY) and "write" not in called and bool(source.nodes(ast.List))
