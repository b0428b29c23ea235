"""Plots whose library writes the names of the columns at the axes: nobody has to label these."""

import ast

_BY_COLUMNS = ("seaborn.", "plotly.express.")
_OF_WHOLE_TABLES = frozenset({"pairplot", "PairGrid", "jointplot"})
_OF_MATRICES = frozenset({"heatmap", "clustermap", "imshow", "density_heatmap"})
"""Plots of numbers without columns of their own."""


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
    column = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id != "self"
    return column or _is_text(node)


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
