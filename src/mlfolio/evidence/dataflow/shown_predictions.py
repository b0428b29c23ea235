"""Predictions that the code only shows: printed, echoed or drawn, they measure nothing."""

import ast
from collections import Counter
from collections.abc import Iterable, Iterator

from mlfolio.evidence.code.callees import callee
from mlfolio.patterns import lazy_pattern

_SHOWS = lazy_pattern(
    r"^(?:print|pprint|display|info|debug|write|markdown|head|tail|log)$"
    r"|^(?:plot|draw|show|scatter|imshow)"
)
"""How calls are named that put something before a reader."""

_MEASURES = lazy_pattern(
    r"(?i)matrix|roc|curve|auc|report|scor|error|metric|loss|residual|calibrat|evaluat|accura|compar"
)
"""What the drawing is called that says how good predictions are."""

_CHANGES_NOTHING = frozenset(
    "predict predict_proba predict_classes str int float round list len format join tolist to_list flatten ravel"
    " squeeze reshape astype argmax inverse_transform array asarray numpy dict zip range Series DataFrame item"
    " items".split()
)
"""Calls through which predictions stay what they are."""


def lines_only_shown(statements: list[ast.stmt], *, echoes: bool) -> set[int]:
    """Return the lines of the predictions that nothing is computed from: all that is done with them is to show them.

    A notebook `echoes` an expression that stands by itself.
    """
    nodes = [node for statement in statements for node in ast.walk(statement)]
    shown = [node for node in nodes if isinstance(node, ast.Expr) and _only_shows(node.value, echoes=echoes)]
    bound = [node for node in nodes if isinstance(node, ast.Assign) and _is_plain(node.value)]
    only_shown = _names_only_used_in(shown, nodes)
    kept = (node for node in bound if _target(node) in only_shown)
    return {line for node in (*shown, *kept) for line in _predictions(node.value)}


def _only_shows(value: ast.expr, *, echoes: bool) -> bool:
    """Whether an expression is given to a call that shows it, or stands by itself where that is shown."""
    if isinstance(value, ast.Call) and _SHOWS.search(callee(value)) and not _MEASURES.search(callee(value)):
        return all(map(_is_plain, (*value.args, *(one.value for one in value.keywords))))
    return echoes and _is_plain(value)


def _is_plain(value: ast.expr) -> bool:
    """Whether nothing is computed: no operator, no comparison, and no call but those that change nothing."""
    return not any(_computes(node) for node in ast.walk(value))


def _computes(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        return callee(node) not in _CHANGES_NOTHING
    return isinstance(node, ast.Compare | ast.Lambda | ast.comprehension) or (
        isinstance(node, ast.BinOp) and not isinstance(node.op, ast.Add | ast.Mod)
    )


def _names_only_used_in(shown: list[ast.Expr], nodes: Iterable[ast.AST]) -> set[str]:
    everywhere = Counter(one.id for one in nodes if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load))
    there = Counter(one.id for node in shown for one in ast.walk(node) if isinstance(one, ast.Name))
    return {name for name, count in there.items() if everywhere[name] == count}


def _target(node: ast.Assign) -> str:
    (target, *others) = node.targets
    return target.id if isinstance(target, ast.Name) and not others else ""


def _predictions(value: ast.expr) -> Iterator[int]:
    for node in ast.walk(value):
        if isinstance(node, ast.Call) and callee(node).startswith("predict"):
            yield node.lineno
