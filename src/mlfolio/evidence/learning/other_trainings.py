"""Trainings that no `fit` tells: descent in a loop, optimisers of TensorFlow, classes that fit in several ways."""

import ast
from collections.abc import Iterable, Iterator

from mlfolio.evidence.code.callees import callee, spelled
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.descent import descents
from mlfolio.evidence.learning.library import libraries
from mlfolio.evidence.learning.names import Names
from mlfolio.patterns import lazy_pattern

_FEATURES_AND_ANSWERS = 2
_NAMED_FOR_IT = lazy_pattern(
    r"\.fit_\w+|\.back(?:ward)?_?[pP]rop\w*|\.(?:ada_?boost|gradient_?descent|train_?(?:network|epoch)\w*)"
)
"""Methods that train, besides those of all libraries."""

_NO_TRAINING = ("transform", "sample", "predict", "params", "generator", "intercept", "score")
"""How methods end that begin with `fit_`, and prepare or test."""


def other_trainings(
    source: Source, names: Names, called: Iterable[tuple[ast.Call, str, frozenset[str]]], clusterings: frozenset[str]
) -> Iterator[tuple[str, str, int]]:
    """Yield a sign for every place that trains in one of these ways; the variables of `clusterings` only group."""
    yield from (("own training", weights, line) for weights, line in descents(source))
    for call, name, _ in called:
        if name == ".minimize" and _is_of_tensorflow(call, source):
            yield "trained", "minimize", call.lineno
        elif _runs_a_model(call):
            yield "trained", callee(call), call.lineno
        elif _NAMED_FOR_IT.fullmatch(name) and _fits_in_its_way(call, name, source, names):
            groups = spelled(_receiver(call)) in clusterings
            yield "clustered" if groups else "own training", name[1:], call.lineno


def _runs_a_model(call: ast.Call) -> bool:
    """Whether it makes a runner, as mmcv and its like have it, which is told what to train and how to step."""
    told = {keyword.arg for keyword in call.keywords}
    return callee(call).endswith("Runner") and "model" in told and bool(told & {"optimizer", "optimizers"})


def _is_of_tensorflow(call: ast.Call, source: Source) -> bool:
    """Whether an optimiser of TensorFlow is told what to make small, and not one of functions."""
    optimisers = (_receiver(call), *_values_of(_receiver(call), source))
    known = any(one.top == "tensorflow" for one in source.imports)
    return known and any(isinstance(one, ast.Call) and callee(one).endswith("Optimizer") for one in optimisers)


def _fits_in_its_way(call: ast.Call, name: str, source: Source, names: Names) -> bool:
    """Whether features and answers go to a method such as `fit_vectorised`, of a class that no library known has."""
    if len(call.args) < _FEATURES_AND_ANSWERS or name.endswith(_NO_TRAINING):
        return False
    made = [one for one in _values_of(_receiver(call), source) if isinstance(one, ast.Call)]
    return any(callee(one)[:1].isupper() and names.of(one.func).partition(".")[0] not in libraries() for one in made)


def _receiver(call: ast.Call) -> ast.expr:
    return call.func.value if isinstance(call.func, ast.Attribute) else call.func


def _values_of(node: ast.expr, source: Source) -> Iterator[ast.expr]:
    """Yield all that a variable is given."""
    name = spelled(node)
    return (one.value for one in source.nodes(ast.Assign) if name in map(spelled, one.targets))
