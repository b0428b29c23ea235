"""Calls of library functions that judge models and what they say, or keep them."""

from collections.abc import Callable

from mlfolio.evidence.dataflow import model_tests
from mlfolio.evidence.dataflow.joining import data_of, parts_of
from mlfolio.evidence.dataflow.knowledge import Call
from mlfolio.evidence.dataflow.learned import statistic_of
from mlfolio.evidence.dataflow.plain import PLAIN, Value
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.tests_by_others import note_tests
from mlfolio.evidence.dataflow.values import Estimator


def _cross_validation(known: Call, arguments: Arguments, run: Run) -> Value:
    return model_tests.cross_validated(known, arguments, run)


def _metric(known: Call, arguments: Arguments, run: Run) -> Value:
    note_tests(arguments, run)
    given = [data for value in arguments.all() if (data := data_of(value)) is not None]
    if len(given) > 1 and all(data.forwards for data in given):
        # What two models say is compared, and neither with what is true.
        return PLAIN
    truth = next((data for data in given if not data.forwards), None)
    for data in given:
        run.compare((one.site for one in data.forwards), truth)
        run.score_predictions(data)
        run.named_sets.use(data.rows)
    return PLAIN


def _agreement(known: Call, arguments: Arguments, run: Run) -> Value:
    for value in arguments.all():
        data = data_of(value)
        if data is not None:
            run.grouped.update(one.site for one in data.forwards)
    return PLAIN


def _importance(known: Call, arguments: Arguments, run: Run) -> Value:
    data = data_of(arguments.get(1, "X") or PLAIN)
    return PLAIN if data is None else statistic_of(known, data, Arguments([], {}, arguments.node), run)


def _saved(known: Call, arguments: Arguments, run: Run) -> Value:
    given = (part for value in arguments.all() for part in parts_of(value))
    run.saved.update(id(part) for part in given if isinstance(part, Estimator))
    return PLAIN


JUDGES: dict[str, Callable[[Call, Arguments, Run], Value]] = {
    "cross-validation": _cross_validation,
    "metric": _metric,
    "agreement": _agreement,
    "importance": _importance,
    "saver": _saved,
}
"""What a call of each of these effects does."""
