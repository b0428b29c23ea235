"""The signs in a Python source: what its calls, arguments and names show of training, measuring and the rest."""

import ast
from collections.abc import Collection, Iterator
from functools import cache, partial

from mlfolio.evidence.code.callees import callee, spelled
from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.drawn_outputs import outputs_drawn_beside_labels
from mlfolio.evidence.learning.folds_by_hand import folds_by_hand
from mlfolio.evidence.learning.holdout import folds_of_encoders, holdouts
from mlfolio.evidence.learning.hollow import hollow_functions
from mlfolio.evidence.learning.known_parameters import known_parameters
from mlfolio.evidence.learning.labels import labels_set, names_its_axes, pictures_shown
from mlfolio.evidence.learning.library import KEYWORDS, LEARNING_LIBRARIES, SCORINGS
from mlfolio.evidence.learning.made_up_labels import made_up_labels
from mlfolio.evidence.learning.missing import replaces_missing
from mlfolio.evidence.learning.named_indexes import plots_of_named_indexes
from mlfolio.evidence.learning.names import Names
from mlfolio.evidence.learning.own_names import NETWORKS, told_by_names
from mlfolio.evidence.learning.projections import only_drawn
from mlfolio.evidence.learning.python2 import legible
from mlfolio.evidence.learning.randomness import draws
from mlfolio.evidence.learning.roles import OF_CHANCE, Called, roles_of
from mlfolio.evidence.learning.signs import Sign
from mlfolio.evidence.learning.text_cleaning import text_cleaners
from mlfolio.evidence.learning.told_texts import told_by_texts
from mlfolio.evidence.learning.training import clusterings, trainings
from mlfolio.evidence.learning.uncalled import fits_given_models
from mlfolio.evidence.learning.unread_parts import in_unread_parts
from mlfolio.evidence.learning.uses_of_predictions import (
    compares_with_truth,
    counts_wrong,
    crosses_predicted,
    draws_predicted,
    kept_as_accuracy,
    measures_training,
    predicted_names,
    scores_predicted,
)
from mlfolio.evidence.learning.validation_losses import validation_losses
from mlfolio.evidence.learning.written_files import without_submissions, written
from mlfolio.evidence.learning.written_rows import truth_tables, written_rows

_MEASURES = frozenset({"scoring", "metrics", "metric", "eval_metric", "refit", "main_metric", "score"})

_TOLD = {"feature_importances_": "errors", "coef_": "errors", "oob_score_": "split", "cv_results_": "search"}
"""Attributes of a fitted model that say as much as a call."""

_OF_FOLDS = frozenset({"best_score_", "cv_results_"})
"""Attributes under which a search keeps what it scored over its folds."""

_MEASURING = frozenset({"metric accuracy", "metric classification", "metric regression", "metric other"})
_LEARNERS = frozenset({"model", "simple model"})
_PREPARING = frozenset({"preprocessing", "transformer", "missing treated"})
_OF_STEPS = frozenset({"preprocessing", "transformer", "transformed"})
_OF_ACCURACY = frozenset({"metric accuracy"})
"""What `score` is for a classifier, and is not for groups: there it is their inertia or likelihood."""

_WITHOUT_ARGUMENTS = frozenset({".info"})
"""Methods that mean a table's only without arguments: a logger's `info` has one."""


@fact(lambda source: source.is_code)
def signs_of(source: Source) -> tuple[Sign, ...]:
    """Return the signs of one source, in no particular order; code of Python 2 is read as far as it can be."""
    read = legible(source)
    found = (*without_submissions(list(_found(read)), read), *in_unread_parts(read))
    return tuple(Sign(role, detail, source.path, *source.place(line)) for role, detail, line in found)


def _found(source: Source) -> Iterator[tuple[str, str, int]]:
    names = Names(source)
    coded = folds_of_encoders(source)
    calls = (call for call in source.nodes(ast.Call) if id(call) not in coded)
    called = [(call, name, roles_of(name, names.stars)) for call in calls if (name := names.of(call.func))]
    applies = any(roles & _PREPARING or "transformed" in roles for _, _, roles in called)
    drawn = only_drawn(source) if applies else frozenset()
    yield from _told_by_pictures(source, called)
    yield from _told_by_calls(source, called, drawn)
    yield from trainings(source, names, [one for one in called if id(one[0]) not in drawn])
    yield from hollow_functions(source)
    yield from fits_given_models(source)
    yield from draws(source, called)
    yield from holdouts(source)
    yield from folds_by_hand(source)
    yield from told_by_names(source)
    yield from _told_by_values(source)
    yield from _told_by_classes(source)
    if LEARNING_LIBRARIES & {each.partition(".")[0] for each in (*names.imported.values(), *names.stars)}:
        yield "library", "", 1


def _told_by_pictures(source: Source, called: list[Called]) -> Iterator[tuple[str, str, int]]:
    """Yield what is drawn of predictions, or beside labels."""
    plots = [call for call, _, roles in called if "plot" in roles]
    predicted = predicted_names(source) if plots else frozenset()
    yield from (("may show errors", "plot", call.lineno) for call in plots if draws_predicted(call, predicted))
    yield from (("may show errors", "imshow", line) for line in outputs_drawn_beside_labels(source, predicted))


def _told_by_calls(source: Source, called: list[Called], drawn: Collection[int]) -> Iterator[tuple[str, str, int]]:
    """Yield what each call shows; those whose ids are `drawn` only prepare what is drawn."""
    prepares = any(roles & _PREPARING for _, _, roles in called)
    inside = {line for one in source.functions for line in range(one.line, one.end + 1)} if prepares else set()
    accuracies = cache(partial(kept_as_accuracy, source))
    groups = cache(partial(clusterings, source))
    for call, name, all_roles in called:
        roles = all_roles - _OF_STEPS if id(call) in drawn or _is_of_a_table(call) else all_roles
        roles -= _OF_ACCURACY if name == ".score" and spelled(call.func)[: -len(name)] in groups() else frozenset()
        word = name.rpartition(".")[2]
        if roles and not (name in _WITHOUT_ARGUMENTS and (call.args or call.keywords)):
            yield from ((role, word, call.lineno) for role in roles - OF_CHANCE)
        if callee(call) == "replace" and replaces_missing(call):
            yield "missing treated", "replace", call.lineno
        if roles & _PREPARING and call.lineno in inside:
            yield "own preprocessing", word, call.lineno
        yield from _told_by_data(call, name, roles)
        if not roles and scores_predicted(call) and call.lineno not in accuracies():
            yield "own metric", word, call.lineno
        if call.keywords:
            yield from _told_by_arguments(call)


def _is_of_a_table(call: ast.Call) -> bool:
    """Whether it is pandas's `transform`, which is told by a name or a function what to compute for each row."""
    first = call.args[0] if call.args else None
    said = isinstance(first, ast.Lambda) or (isinstance(first, ast.Constant) and isinstance(first.value, str))
    return said and callee(call) == "transform"


def _told_by_data(call: ast.Call, name: str, roles: frozenset[str]) -> Iterator[tuple[str, str, int]]:
    """Yield what a call shows by the data that it is given."""
    word = name.rpartition(".")[2]
    if "plot" in roles and "plot of columns" not in roles and names_its_axes(call, name):
        yield "plot of columns", word, call.lineno
    if word == "bincount" and counts_wrong(call):
        yield "errors", "errors by class", call.lineno
    if ("plot" in roles and compares_with_truth(call)) or (callee(call) == "crosstab" and crosses_predicted(call)):
        yield "errors", "predicted against true", call.lineno
    if roles & _MEASURING and measures_training(call):
        yield "train score", word, call.lineno


def _told_by_arguments(call: ast.Call) -> Iterator[tuple[str, str, int]]:
    told = {keyword.arg: keyword.value for keyword in call.keywords}
    if "logging_dir" in told and getattr(told.get("report_to"), "value", "") != "none":
        # Where a Trainer of transformers keeps its curves for TensorBoard.
        yield "picture kept", "logging_dir", call.lineno
    if "log_with" in told:
        # The trackers of accelerate draw what is logged.
        yield "picture kept", "log_with", call.lineno
    for keyword in call.keywords:
        if keyword.arg is not None:
            yield from _told_by_argument(keyword.arg, keyword.value)


def _told_by_argument(name: str, value: ast.expr) -> Iterator[tuple[str, str, int]]:
    if name in KEYWORDS and not _is_off(value) and not (KEYWORDS[name] == "imbalance" and _may_be_off(value)):
        yield KEYWORDS[name], name, value.lineno
    elif name in _MEASURES:
        yield from _measures_in(value)


def _is_off(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and (value.value is None or value.value is False or value.value == 0)


def _may_be_off(value: ast.expr) -> bool:
    """Whether it is one of the settings that a search tries."""
    return isinstance(value, ast.List | ast.Tuple) and any(map(_is_off, value.elts))


def _measures_in(value: ast.expr) -> Iterator[tuple[str, str, int]]:
    for node in ast.walk(value):
        if isinstance(node, ast.Constant) and node.value in SCORINGS:
            yield SCORINGS[node.value], node.value, node.lineno


def _told_by_values(source: Source) -> Iterator[tuple[str, str, int]]:
    for table in source.nodes(ast.Dict):
        for key, value in zip(table.keys, table.values, strict=True):
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield from _told_by_argument(key.value, value)
    yield from _told_by_what_is_used(source)


def _told_by_what_is_used(source: Source) -> Iterator[tuple[str, str, int]]:
    yield from told_by_texts(source)
    yield from (("plot label", "label", line) for line in labels_set(source))
    yield from (("plot of columns", "imshow", line) for line in pictures_shown(source))
    yield from (("plot of columns", "plot", line) for line in plots_of_named_indexes(source))
    yield from validation_losses(source)
    yield from (("rows written out", "rows", line) for line in written_rows(source))
    yield from (("own preprocessing", name, line) for name, line in text_cleaners(source))
    yield from (("truth table", "rows", line) for line in truth_tables(source))
    yield from (("labels made up", name, line) for name, line in made_up_labels(source))
    yield from (("known parameters", name, line) for name, line in known_parameters(source))
    yield from written(source)
    for node in source.nodes(ast.Attribute):
        if node.attr in _TOLD:
            yield _TOLD[node.attr], node.attr, node.lineno
        if node.attr in _OF_FOLDS:
            yield "score of folds", node.attr, node.lineno


def _told_by_classes(source: Source) -> Iterator[tuple[str, str, int]]:
    for definition in source.nodes(ast.ClassDef):
        if roles_of(f"sklearn.{definition.name}") & _LEARNERS:
            yield "own model", definition.name, definition.lineno
        if any(callee(base) in NETWORKS for base in definition.bases):
            yield "own architecture", definition.name, definition.lineno
