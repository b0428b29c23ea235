"""Models that are trained once more on all rows there are, to predict others of which nobody knows the answers."""

from mlfolio.evidence.dataflow.analysis import Analysis
from mlfolio.evidence.dataflow.leaks import Leak
from mlfolio.evidence.dataflow.pairs import Pair, is_scored
from mlfolio.evidence.dataflow.rows import overlap


def models_for_others(leak: Leak, analysis: Analysis) -> tuple[str, ...]:
    """Return the kinds of the models of a leak where each of them predicts other rows, which nothing scores."""
    if not all(_predicts_others(pair, analysis) for pair in leak.pairs):
        return ()
    return tuple(sorted({pair.test.kind for pair in leak.pairs}))


def _predicts_others(pair: Pair, analysis: Analysis) -> bool:
    own = pair.training
    return any(
        own in test.trainings and test.rows and not is_scored(test, analysis) and not overlap(own.rows, test.rows)
        for test in analysis.tests
    )
