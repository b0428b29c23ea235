"""Plots whose library writes the names of the columns at the axes, which nobody has to label; labels that are set."""

import ast
from collections.abc import Iterator

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.sources import Source

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


def labels_set(source: Source) -> Iterator[int]:
    """Yield the lines that name an axis or a plot by its attribute, as bokeh has it: `p.xaxis.axis_label = "day"`."""
    for assignment in source.nodes(ast.Assign):
        for target in assignment.targets:
            if isinstance(target, ast.Attribute) and _is_a_label(target):
                yield assignment.lineno


def _is_a_label(target: ast.Attribute) -> bool:
    of_title = isinstance(target.value, ast.Attribute) and target.value.attr == "title"
    return target.attr == "axis_label" or (target.attr == "text" and of_title)


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
