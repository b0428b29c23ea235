"""Experiments of which no part could be held out: what they learn stands in the code, is known, or is never run."""

from mlfolio.evidence.learning.experiments import Experiment
from mlfolio.evidence.learning.never_called import Place

_TRAINS = frozenset({"trained", "own training", "inference"})


def learns_what_is_written(experiment: Experiment) -> bool:
    """Whether a few rows that stand in the code, where none are read, show how a step is made or a model is kept.

    Of a whole truth table there is nothing to hold out.
    """
    if experiment.shows("rows written out") and "data" not in experiment.traces:
        return True
    training = [(one, {sign.role for sign in one.signs}) for one in experiment.own if one.trains]
    return all(
        "truth table" in roles or ("rows written out" in roles and "data" not in one.trace()) for one, roles in training
    )


def finds_what_is_known(experiment: Experiment) -> bool:
    """Whether all that trains looks for parameters of which the answers were made, and sets its own beside these."""
    return all(
        any(sign.role == "known parameters" for sign in reading.signs) for reading in experiment.own if reading.trains
    )


def only_defines(experiment: Experiment, idle: frozenset[Place]) -> bool:
    """Whether all that trains stands in methods that nothing calls: layers, or a check of their gradients."""
    signs = (sign for reading in experiment.own if reading.trains for sign in reading.signs)
    return all((one.path, one.cell, one.line) in idle for one in signs if one.role in _TRAINS)
