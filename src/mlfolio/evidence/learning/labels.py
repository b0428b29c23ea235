"""Plots whose library writes the names of the columns at the axes: nobody has to label these."""

import ast

from mlfolio.evidence.code.callees import callee

_BY_COLUMNS = ("seaborn.", "plotly.express.")
_OF_WHOLE_TABLES = frozenset({"pairplot", "PairGrid", "jointplot"})
_OF_MATRICES = frozenset({"heatmap", "clustermap", "imshow", "density_heatmap"})
"""Plots of numbers without columns of their own."""

_KEEP_COLUMNS = frozenset({"query", "dropna", "head", "sample", "sort_values"})
"""Methods that give some rows of a table, with all of its columns."""


def names_its_axes(call: ast.Call, name: str) -> bool:
    """Whether a plot, by the dotted `name` of what is called, is given a column by its name, or a table whole."""
    word = name.rpartition(".")[2]
    if not name.startswith(_BY_COLUMNS) or word in _OF_MATRICES:
        return False
    if word in _OF_WHOLE_TABLES:
        return True
    given = [*call.args[:2], *(one.value for one in call.keywords if one.arg in ("x", "y"))]
    return any(map(_is_a_column, given))


def _is_a_column(node: ast.expr) -> bool:
    """Whether it is a text, or a column by its name: `rows["age"]`, `rows.age`."""
    if isinstance(node, ast.Subscript):
        return isinstance(node.slice, ast.Name) or _is_text(node.slice)
    return (isinstance(node, ast.Attribute) and _is_a_table(node.value)) or _is_text(node)


def _is_a_table(node: ast.expr) -> bool:
    """Whether it may be a table that has columns, or some rows of one: `rows`, `rows.query("age > 60")`."""
    if isinstance(node, ast.Call):
        return callee(node) in _KEEP_COLUMNS
    return isinstance(node, ast.Name) and node.id != "self"


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
