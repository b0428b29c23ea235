"""The loss on validation rows, where it is read or decides: it tells how sure the wrong answers are."""

import ast
from collections.abc import Callable, Iterator

from mlfolio.evidence.code.callees import callee, spelled
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.walking import walk
from mlfolio.patterns import lazy_pattern

_LOSS = "val_loss"
_PICK_A_MOMENT = frozenset({"EarlyStopping", "ModelCheckpoint"})
"""Callbacks that keep the moment of a training that was best by what they are told to monitor."""

_EVALUATES = lazy_pattern(r"(?i)_*(?:eval\w*|valid\w*|test)(?:_\w+)?")
_KEPT_APART = lazy_pattern(
    r"(?i)(?:x_?)?(?:val|valid|validation|dev)(?:_?(?:data\w*|set|loader|rows|df|x|ds|iter\w*|split))?"
)
_LOSS_NAME = lazy_pattern(r"(?i)(?:\w+_)?(?:loss|losses|lossi|nll|cross_?entropy)(?:_\w+)?")

_WATCHED = frozenset({"eval_set", "valid_sets", "evals"})
_STOPS = frozenset({"early_stopping_rounds", "use_best_model", "od_wait"})
_MEASURED_BY = ("eval_metric", "metric", "feval", "custom_metric")
"""How boosters are told what rows to watch, to keep the best round by them, and by which measure."""


def validation_losses(source: Source) -> Iterator[tuple[str, str, int]]:
    """Yield where it is read from what a training returned, to be drawn, printed or compared, or picks its best moment.

    A callback that is bound to a name and given to no training does nothing.
    """
    for node in source.nodes(ast.Subscript):
        if _is_it(node.slice):
            yield "held-out loss", _LOSS, node.lineno
    picking = [one for one in source.calls(*_PICK_A_MOMENT) if _is_given(one, "monitor", _is_it)]
    if picking and any(_is_given(one, "callbacks") for one in source.nodes(ast.Call)):
        yield from (("held-out loss", _LOSS, one.lineno) for one in picking)
    yield from (("held-out loss", callee(one), one.lineno) for one in (*_evaluated(source), *_boosted(source)))


def _boosted(source: Source) -> list[ast.Call]:
    """Return the trainings of boosters that stop by rows kept apart: by their loss, where no other measure is told."""
    calls = source.nodes(ast.Call)
    watching = [one for one in calls if any(keyword.arg in _WATCHED for keyword in one.keywords)]
    if not watching:
        return []
    told = {keyword.arg: keyword.value for one in calls for keyword in one.keywords}
    for table in source.nodes(ast.Dict):
        told |= {getattr(key, "value", None): value for key, value in zip(table.keys, table.values, strict=True)}
    measures = [spelled(told[name]) for name in _MEASURED_BY if name in told]
    stops = bool(_STOPS & told.keys()) or "early_stopping" in source.callees
    return watching if stops and all("loss" in one.lower() for one in measures) else []


def _evaluated(source: Source) -> Iterator[ast.Call]:
    """Yield the calls that give validation rows to a function of the source that is called so and computes a loss."""
    calls = source.calls(*filter(_EVALUATES.fullmatch, source.callees))
    given = [one for one in calls if any(map(_is_kept_apart, one.args))]
    if given:
        measuring = {
            one.name for one in source.nodes(ast.FunctionDef) if _EVALUATES.fullmatch(one.name) and _computes(one)
        }
        yield from (one for one in given if callee(one) in measuring)


def _is_kept_apart(node: ast.expr) -> bool:
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return _KEPT_APART.fullmatch(name) is not None


def _computes(function: ast.FunctionDef) -> bool:
    """Whether a function binds a loss, and takes no step of training after it."""
    nodes = list(walk(function))
    named = (one.id for one in nodes if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store))
    trains = any(isinstance(one, ast.Call) and callee(one) in ("backward", "step") for one in nodes)
    return not trains and any(map(_LOSS_NAME.fullmatch, named))


def _is_given(call: ast.Call, name: str, holds: Callable[[ast.expr], bool] = bool) -> bool:
    return any(one.arg == name and holds(one.value) for one in call.keywords)


def _is_it(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value == _LOSS
