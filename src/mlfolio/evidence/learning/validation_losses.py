"""The loss on validation rows, where it is read or decides: it tells how sure the wrong answers are."""

import ast
from collections.abc import Callable, Iterator

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.sources import Source

_LOSS = "val_loss"
_PICK_A_MOMENT = frozenset({"EarlyStopping", "ModelCheckpoint"})
"""Callbacks that keep the moment of a training that was best by what they are told to monitor."""


def validation_losses(source: Source) -> Iterator[tuple[str, str, int]]:
    """Yield where it is read from what a training returned, to be drawn, printed or compared, or picks its best moment.

    A callback that is bound to a name and given to no training does nothing.
    """
    for node in source.nodes(ast.Subscript):
        if _is_it(node.slice):
            yield "held-out loss", _LOSS, node.lineno
    calls = source.nodes(ast.Call)
    picking = [one for one in calls if callee(one) in _PICK_A_MOMENT and _is_given(one, "monitor", _is_it)]
    if picking and any(_is_given(one, "callbacks") for one in calls):
        yield from (("held-out loss", _LOSS, one.lineno) for one in picking)


def _is_given(call: ast.Call, name: str, holds: Callable[[ast.expr], bool] = bool) -> bool:
    return any(one.arg == name and holds(one.value) for one in call.keywords)


def _is_it(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value == _LOSS
