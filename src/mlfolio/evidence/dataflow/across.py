"""What is computed across columns that stand in a list, row by row: `sum([a, b])`, `np.mean([a, b], axis=0)`."""

import ast

from mlfolio.evidence.dataflow.holders import Items
from mlfolio.evidence.dataflow.joining import data_of
from mlfolio.evidence.dataflow.learned import is_down
from mlfolio.evidence.dataflow.plain import Value
from mlfolio.evidence.dataflow.run import Arguments
from mlfolio.evidence.dataflow.stacks import beside
from mlfolio.evidence.dataflow.values import Data

_OF_ROWS = frozenset(["range", "enumerate", "zip", "iterrows", "itertuples", "items"])


def across(arguments: Arguments) -> Value | None:
    """Return what each row holds of listed columns, summed or averaged; None where it is computed over rows.

    Predictions that are blended so are models' answers, and no columns.
    """
    node = arguments.node
    if node is None or not node.args or not (_adds(node) or is_down(arguments.named.get("axis"))):
        return None
    listed, given = node.args[0], arguments.positional[0]
    if isinstance(listed, ast.Call) and _word(listed.func) == "map" and _adds(node):
        # What a function says of each of some things is counted, as of the words of one text.
        data = data_of(given)
        return None if data is None else data.derived()
    if isinstance(listed, ast.List | ast.Tuple):
        columns = given.elements if isinstance(given, Items) else []
    elif isinstance(listed, ast.ListComp | ast.GeneratorExp) and _names_columns(listed):
        columns = given.elements if isinstance(given, Items) else [given]
    else:
        return None
    known = bool(columns) and all(isinstance(one, Data) and not one.forwards for one in columns)
    return beside(columns) if known else None


def _adds(call: ast.Call) -> bool:
    """Whether it is Python's own `sum`, which adds up the elements of a list, arrays as they are."""
    return isinstance(call.func, ast.Name) and call.func.id == "sum"


def _names_columns(made: ast.ListComp | ast.GeneratorExp) -> bool:
    """Whether each turn takes a column of one table by its name: `table[name]`, `table.get(name)`."""
    first = made.generators[0]
    called = first.iter.func if isinstance(first.iter, ast.Call) else None
    if len(made.generators) > 1 or not isinstance(first.target, ast.Name) or _word(called) in _OF_ROWS:
        return False
    return any(_word(_taken(one)) == first.target.id for one in ast.walk(made.elt))


def _taken(node: ast.AST) -> ast.expr | None:
    """Return by which name a column is taken: of `table[name]` or `table.get(name)`."""
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
        return node.slice
    gets = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get"
    return node.args[0] if gets and node.args else None  # type: ignore[attr-defined]


def _word(node: ast.expr | None) -> str:
    return getattr(node, "id", "") or getattr(node, "attr", "")
