"""Whether all that trains does so for a page or a request, on what came with it: no result is the author's."""

import ast

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.facts import fact, when_asked
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.learning.asked_values import CHOICES, Asked
from mlfolio.evidence.learning.library import LEARNING_LIBRARIES
from mlfolio.evidence.learning.own_model import has_other
from mlfolio.evidence.serving.services import ROUTED, WIDGETS

_KEEPING = frozenset("pickle joblib dill cloudpickle skops onnx onnxruntime mlflow wandb huggingface_hub".split())
_FITS = frozenset({"fit", "fit_predict", "partial_fit"})
_TRAINS = _FITS | frozenset({"train", "backward", "minimize", "compile", "fit_generator", "train_on_batch"})
_PAGES = WIDGETS | ROUTED
_KEEPS = frozenset({"save", "save_model", "load_model", "load_state_dict", "from_pretrained"})


def trains_for_visitors(sources: Sources, files: Files) -> bool:
    """Whether every source that trains is such a page, or is handed what one asks for, and keeps no model.

    A page that trains the author's model and asks for the values to predict for is none.
    """
    own = [source for source in sources.code if not source.is_test]
    tops = {one.top for source in own for one in source.imports}
    if not tops & _PAGES or tops & _KEEPING or has_other(files):
        return False
    learns = [source for source in own if any(one.top in LEARNING_LIBRARIES for one in source.imports)]
    trains = [source for source in learns if _trains(source)]
    if not trains:
        return False
    handed = frozenset(name for source in own if _is_a_page(source) for name in _handed_on(source))
    asking = frozenset(name for source in own if _is_a_page(source) for name in _returned(source))
    return all(_trains_as_chosen(source) or _trains_what_is_given(source, handed, asking) for source in trains)


def _is_a_page(source: Source) -> bool:
    return any(one.top in _PAGES for one in source.imports)


@fact(when_asked)
def _trains(source: Source) -> bool:
    return any(callee(call) in _TRAINS for call in source.nodes(ast.Call))


@fact(when_asked)
def _handed_on(source: Source) -> tuple[str, ...]:
    """Return the names of what a page calls with anything that came with a request or was chosen."""
    return tuple(sorted(Asked(source).handed_on))


@fact(when_asked)
def _returned(source: Source) -> tuple[str, ...]:
    """Return the names of the functions of a page that return what came with a request or was chosen."""
    return tuple(sorted(Asked(source).returning))


def _trains_what_is_given(source: Source, handed: frozenset[str], asking: frozenset[str]) -> bool:
    """Whether all that fits in a source learns from what pages hand on to it, or ask for; it may cache, too."""
    fits = Asked(source, handed, asking).fits if handed or asking else []
    return bool(fits) and all(is_asked for _, is_asked in fits)


@fact(when_asked)
def _trains_as_chosen(source: Source) -> bool:
    called = {callee(call) for call in source.nodes(ast.Call)}
    if not _is_a_page(source) or called & _KEEPS:
        return False
    if any(is_asked for _, is_asked in Asked(source).fits):
        return True
    if not called & _FITS or not any(one.top in WIDGETS for one in source.imports):
        return False
    chosen = {name for assigned in source.nodes(ast.Assign) if _asks(assigned.value) for name in _targets(assigned)}
    return any(_names(place) & chosen for place in _places_of_models(source))


def _asks(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and callee(value) in CHOICES


def _targets(assigned: ast.Assign) -> set[str]:
    return {target.id for target in assigned.targets if isinstance(target, ast.Name)}


def _places_of_models(source: Source) -> list[ast.AST]:
    """Return the calls that make a model, and the tests of the branches that make one at once."""
    models = {
        name
        for one in source.imports
        if one.top in LEARNING_LIBRARIES and "metrics" not in one.module
        for name in one.names
        if name[:1].isupper()
    }
    calls: list[ast.AST] = [call for call in source.nodes(ast.Call) if callee(call) in models]
    tests = [
        branch.test
        for branch in source.nodes(ast.If)
        if any(isinstance(step, ast.Assign) and callee(step.value) in models for step in branch.body)
    ]
    return [*calls, *tests]


def _names(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
