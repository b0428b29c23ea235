"""Statistics of groups that are assigned as a column: labelled by the groups, they arrive at no row of a table."""

import ast

from mlfolio.evidence.dataflow.grain import LEVEL
from mlfolio.evidence.dataflow.plain import Value
from mlfolio.evidence.dataflow.run import Run
from mlfolio.evidence.dataflow.values import Data, Statistic

_AGGREGATES = frozenset("mean median std var sum min max prod count size nunique agg aggregate quantile".split())


def arrives(node: ast.expr, value: Value, target: ast.expr, run: Run) -> bool:
    """Whether a value may come into the rows of the table that it is assigned to a column of.

    `table['mean'] = table.groupby('key')['value'].mean()` has a label for each key, and the table one for each row,
    unless the keys are its index.
    """
    if not (isinstance(target, ast.Subscript) and isinstance(value, Statistic) and _aggregates_groups(node)):
        return True
    owner = run.evaluate(target.value)
    keys = frozenset().union(*(fact.groups for fact in value.facts))
    return not isinstance(owner, Data) or not keys or bool(keys & (owner.grain.labels | LEVEL))


def _aggregates_groups(node: ast.expr) -> bool:
    """Whether an expression is `groupby(...)` of a table, one of its columns perhaps, and an aggregate of that."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _AGGREGATES):
        return False
    grouped = node.func.value
    while isinstance(grouped, ast.Subscript | ast.Attribute):
        grouped = grouped.value
    return isinstance(grouped, ast.Call) and getattr(grouped.func, "attr", "") == "groupby"
