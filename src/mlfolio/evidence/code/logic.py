"""Whether a module does anything, or holds imports and constants alone."""

import ast

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
