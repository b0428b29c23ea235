"""Models that are given, with rows, to calls that may test them: plots of curves, reports, functions nobody knows."""

from mlfolio.evidence.dataflow.joining import data_of
from mlfolio.evidence.dataflow.meeting import overlap
from mlfolio.evidence.dataflow.rows import Rows
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.values import Data, Estimator


def note_tests(arguments: Arguments, run: Run) -> None:
    """Note the models that a call may test on rows which they were not trained on, itself or by their predictions."""
    values = arguments.all()
    models = [value for value in values if isinstance(value, Estimator) and value.trainings]
    given = [data for value in values if (data := data_of(value)) is not None]
    for model in models:
        if any(_is_new_to(model, data.rows) for data in given):
            run.validated.add(model.name)
    if any(not data.forwards for data in given):
        _note_predictions([data for data in given if data.forwards], run)


def _note_predictions(compared: list[Data], run: Run) -> None:
    for one in (one for data in compared for one in data.forwards):
        if one.model.trainings and _is_new_to(one.model, one.rows):
            run.validated.add(one.model.name)


def _is_new_to(model: Estimator, rows: Rows) -> bool:
    return bool(rows) and not any(overlap(training.rows, rows) for training in model.trainings)
