"""Plots that pandas draws of a table or column whose index has a name: it writes that name at the axis itself."""

import ast
from collections.abc import Iterator

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.expressions import is_text
from mlfolio.evidence.code.source import Source

_NAME_IT = frozenset({"groupby", "set_index", "rename_axis", "pivot_table", "pivot"})
"""Methods whose result has the column that they are told, by its name, for its index."""

_UNNAME_IT = frozenset({"reset_index", "value_counts", "describe", "to_numpy"})
_KINDS = frozenset({"bar", "barh", "line", "area"})
"""Plots that have the index along an axis."""

_DRAWS = _KINDS | {"plot"}


def plots_of_named_indexes(source: Source) -> Iterator[int]:
    """Yield the lines on which pandas plots what has a named index, unless other columns are told for its axes."""
    drawn = [(call, table) for call in source.nodes(ast.Call) if (table := _drawn(call)) is not None]
    named = frozenset(_named(source)) if drawn else frozenset()
    for call, table in drawn:
        calls, root = _chain(table)
        if _is_named(calls) or (root in named and not _UNNAME_IT.intersection(map(callee, calls))):
            yield call.lineno


def _drawn(call: ast.Call) -> ast.expr | None:
    """Return what `table.plot()` or `table.plot.bar()` draws along its index; None for any other call."""
    if call.args or not isinstance(call.func, ast.Attribute) or call.func.attr not in _DRAWS:
        return None
    told = {one.arg: one.value for one in call.keywords}
    kind = told.get("kind")
    if told.keys() & {"x", "y"}:
        return None
    if kind is not None and not (isinstance(kind, ast.Constant) and kind.value in _KINDS):
        return None
    inner = call.func.value
    if call.func.attr in _KINDS and isinstance(inner, ast.Attribute) and inner.attr == "plot":
        return inner.value
    return inner if call.func.attr == "plot" else None


def _named(source: Source) -> Iterator[str]:
    """Yield the variables whose index is given a name, or that are made of what has one, and never lose it."""
    named, lost = set(), set()
    for assignment in source.nodes(ast.Assign):
        calls, _ = _chain(assignment.value)
        for target in assignment.targets:
            if _is_name_of_an_index(target) or (isinstance(target, ast.Name) and _is_named(calls)):
                named.add(_chain(target)[1])
            elif isinstance(target, ast.Name) and _UNNAME_IT.intersection(map(callee, calls)):
                lost.add(target.id)
    yield from named - lost - {""}


def _is_name_of_an_index(target: ast.expr) -> bool:
    owner = target.value if isinstance(target, ast.Attribute) and target.attr == "name" else None
    return isinstance(owner, ast.Attribute) and owner.attr == "index"


def _is_named(calls: list[ast.Call]) -> bool:
    """Whether the last of `calls`, which follow each other, that says something of the index gives it a name."""
    for call in calls:
        if callee(call) in _UNNAME_IT:
            return False
        if callee(call) in _NAME_IT:
            return any(is_text(one) for one in (*call.args, *(word.value for word in call.keywords)))
    return False


def _chain(node: ast.expr) -> tuple[list[ast.Call], str]:
    """Return the calls that an expression chains, the last of them first, and the variable at its root."""
    calls = []
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        if isinstance(node, ast.Call):
            calls.append(node)
            node = node.func
        else:
            node = node.value
    return calls, node.id if isinstance(node, ast.Name) else ""
