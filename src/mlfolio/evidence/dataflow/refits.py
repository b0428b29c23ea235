"""Models that are trained once more on all rows there are, to be kept, or to predict others that nobody knows."""

from mlfolio.evidence.dataflow.analysis import Analysis
from mlfolio.evidence.dataflow.events import Test
from mlfolio.evidence.dataflow.leak import Leak
from mlfolio.evidence.dataflow.meeting import overlap
from mlfolio.evidence.dataflow.pairs import Pair, is_scored
from mlfolio.evidence.dataflow.values import Training


def models_for_others(leak: Leak, analysis: Analysis) -> tuple[str, ...]:
    """Return the kinds of the models of a leak where each is kept, or predicts other rows, which nothing scores."""
    if not all(_predicts_others(pair, analysis) for pair in leak.pairs):
        return ()
    return tuple(sorted({pair.test.kind for pair in leak.pairs}))


def kinds_for_others(analysis: Analysis) -> tuple[str, ...]:
    """Return the kinds of models that predict rows they were not trained on, which nothing scores."""
    tests = analysis.tests
    return tuple(sorted({test.kind for test in tests if any(_is_for(test, one, analysis) for one in test.trainings)}))


def _predicts_others(pair: Pair, analysis: Analysis) -> bool:
    own = pair.training
    if pair.test.model in analysis.saved:
        return True
    return any(own in test.trainings and _is_for(test, own, analysis) for test in analysis.tests)


def _is_for(test: Test, training: Training, analysis: Analysis) -> bool:
    """Whether a training is there to predict the rows of `test`, which nothing scores."""
    return bool(test.rows) and not is_scored(test, analysis) and not overlap(training.rows, test.rows)
