"""Functions that descend a formula written out in symbols: they look for its lowest point, and nothing is learned."""

import ast

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.walking import walk
from mlfolio.patterns import lazy_pattern

_SLOPES = frozenset({"diff", "hessian", "derive_by_array", "Derivative"})
_ROWS = lazy_pattern(r"(?i)csv|excel|json|parquet|\bload|fetch_|make_|data_?set|random|rand[ni]")
"""What rows come from, read or drawn, to which a formula may be fitted."""


def descents_of_formulas(source: Source) -> frozenset[str]:
    """Return the names of the functions that differentiate by SymPy, in a source that brings in no rows."""
    if not any(one.top == "sympy" for one in source.imports) or _ROWS.search(source.text):
        return frozenset()
    defined = (one for one in source.nodes(ast.FunctionDef) if any(map(_differentiates, walk(one))))
    return frozenset(one.name for one in defined)


def _differentiates(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and callee(node) in _SLOPES
