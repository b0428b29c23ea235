"""Plots whose library writes the names of the columns at the axes, which nobody has to label; labels that are set."""

import ast
from collections.abc import Iterator

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.expressions import is_text
from mlfolio.evidence.code.source import Source
from mlfolio.patterns import lazy_pattern

_BY_COLUMNS = ("seaborn.", "plotly.express.")
_OF_WHOLE_TABLES = frozenset({"pairplot", "PairGrid", "FacetGrid", "jointplot", "JointGrid"})
"""Plots that name all columns of a table, or those that are drawn on them later."""

_OF_SEVERAL_COLUMNS = frozenset(
    "barplot boxenplot boxplot histplot kdeplot lineplot pointplot stripplot swarmplot violinplot".split()
)
"""Plots that name each of the columns of a table that they are given as `data`."""

_OF_TABLES = frozenset({".hist", ".boxplot"})
"""Methods of a table that write the name of each column over or under its plot."""

_AXES = lazy_pattern(r"(?i)_?(?:ax(?:e?s|is)?|fig\w*|plt|p|plot|g|gca)\d*")
_OFF = frozenset({"set_axis_off", "axis_off"})
_OF_MATRICES = frozenset({"heatmap", "clustermap", "imshow", "density_heatmap"})
"""Plots of numbers without columns of their own."""

_KEEP_COLUMNS = frozenset({"query", "dropna", "head", "sample", "sort_values"})
"""Methods that give some rows of a table, with all of its columns."""


def names_its_axes(call: ast.Call, name: str) -> bool:
    """Whether a plot, by the dotted `name` of what is called, is given a column by its name, or a table whole."""
    word = name.rpartition(".")[2]
    if name.startswith("."):
        return _is_of_a_table(call, name)
    if not name.startswith(_BY_COLUMNS) or word in _OF_MATRICES:
        return False
    named = {one.arg for one in call.keywords}
    if word in _OF_WHOLE_TABLES or (word in _OF_SEVERAL_COLUMNS and "data" in named and not named & {"x", "y"}):
        return True
    given = [*call.args[:2], *(one.value for one in call.keywords if one.arg in ("x", "y"))]
    return any(map(_is_a_column, given))


def _is_of_a_table(call: ast.Call, name: str) -> bool:
    """Whether a method of a table plots all columns, or two that it is told by their names."""
    receiver = call.func.value if isinstance(call.func, ast.Attribute) else call.func
    if name in _OF_TABLES and isinstance(receiver, ast.Name) and not _AXES.fullmatch(receiver.id):
        return True
    return any(one.arg in ("x", "y") and is_text(one.value) for one in call.keywords)


def pictures_shown(source: Source) -> Iterator[int]:
    """Yield the lines that show pictures, in a source that takes the axes away: there is nothing to label."""
    if not _OFF.isdisjoint(source.callees) or any(_is_told(one, "off") for one in source.calls("axis")):
        yield from (one.lineno for one in source.calls("imshow"))


def _is_told(call: ast.Call, word: str) -> bool:
    return any(isinstance(one, ast.Constant) and one.value == word for one in call.args)


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
        return isinstance(node.slice, ast.Name) or is_text(node.slice)
    return (isinstance(node, ast.Attribute) and _is_a_table(node.value)) or is_text(node)


def _is_a_table(node: ast.expr) -> bool:
    """Whether it may be a table that has columns, or some rows of one: `rows`, `rows.query("age > 60")`."""
    if isinstance(node, ast.Call):
        return callee(node) in _KEEP_COLUMNS
    return isinstance(node, ast.Name) and node.id != "self"
