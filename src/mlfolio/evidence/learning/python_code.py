"""The signs in a Python source: what its calls, arguments and names show of training, measuring and the rest."""

import ast
from collections.abc import Iterator

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.sources import Source
from mlfolio.evidence.learning.holdout import holdouts
from mlfolio.evidence.learning.library import KEYWORDS, LEARNING_LIBRARIES, SCORINGS
from mlfolio.evidence.learning.names import Names
from mlfolio.evidence.learning.python2 import legible
from mlfolio.evidence.learning.randomness import draws
from mlfolio.evidence.learning.roles import roles_of
from mlfolio.evidence.learning.signs import Sign
from mlfolio.evidence.learning.training import trainings
from mlfolio.patterns import lazy_pattern

_MEASURES = frozenset({"scoring", "metrics", "metric", "eval_metric", "refit", "main_metric", "score"})
_CURVE = lazy_pattern(r"val_(loss|acc|accuracy|auc|mae|mse|rmse|f1)\b")
_TOLD = {"feature_importances_": "errors", "coef_": "errors", "oob_score_": "split", "cv_results_": "search"}
"""Attributes of a fitted model that say as much as a call."""

_OF_CHANCE = frozenset({"draw", "generator", "seed"})
"""Roles that `randomness` reads with more care."""

_WITHOUT_ARGUMENTS = frozenset({".info"})
"""Methods that mean a table's only without arguments: a logger's `info` has one."""


@fact(lambda source: source.is_code)
def signs_of(source: Source) -> tuple[Sign, ...]:
    """Return the signs of one source, in no particular order; code of Python 2 is read as far as it can be."""
    found = _found(legible(source))
    return tuple(Sign(role, detail, source.path, *source.place(line)) for role, detail, line in found)


def _found(source: Source) -> Iterator[tuple[str, str, int]]:
    names = Names(source)
    called = [
        (call, name, roles_of(name, names.stars)) for call in source.nodes(ast.Call) if (name := names.of(call.func))
    ]
    for call, name, roles in called:
        if roles and not (name in _WITHOUT_ARGUMENTS and (call.args or call.keywords)):
            yield from ((role, name.rpartition(".")[2], call.lineno) for role in roles - _OF_CHANCE)
        if call.keywords:
            yield from _told_by_arguments(call)
    yield from trainings(source, names, called)
    yield from draws(called)
    yield from holdouts(source)
    yield from _told_by_values(source)
    if LEARNING_LIBRARIES & {each.partition(".")[0] for each in (*names.imported.values(), *names.stars)}:
        yield "library", "", 1


def _told_by_arguments(call: ast.Call) -> Iterator[tuple[str, str, int]]:
    for keyword in call.keywords:
        if keyword.arg is not None:
            yield from _told_by_argument(keyword.arg, keyword.value)


def _told_by_argument(name: str, value: ast.expr) -> Iterator[tuple[str, str, int]]:
    if name in KEYWORDS and not _is_off(value):
        yield KEYWORDS[name], name, value.lineno
    elif name in _MEASURES:
        yield from _measures_in(value)


def _is_off(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and (value.value is None or value.value is False or value.value == 0)


def _measures_in(value: ast.expr) -> Iterator[tuple[str, str, int]]:
    for node in ast.walk(value):
        if isinstance(node, ast.Constant) and node.value in SCORINGS:
            yield SCORINGS[node.value], node.value, node.lineno


def _told_by_values(source: Source) -> Iterator[tuple[str, str, int]]:
    for table in source.nodes(ast.Dict):
        for key, value in zip(table.keys, table.values, strict=True):
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield from _told_by_argument(key.value, value)
    for node in source.nodes(ast.Constant):
        if isinstance(node.value, str) and node.value.startswith("val_") and _CURVE.fullmatch(node.value):
            yield "curves", node.value, node.lineno
    for node in source.nodes(ast.Attribute):
        if node.attr in _TOLD:
            yield _TOLD[node.attr], node.attr, node.lineno
