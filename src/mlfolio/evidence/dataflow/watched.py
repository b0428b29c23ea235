"""Rows that a training only watches, to stop or choose its best moment, where the model is tested on others later."""

from mlfolio.evidence.dataflow.analysis import Analysis
from mlfolio.evidence.dataflow.events import FORECAST, Test
from mlfolio.evidence.dataflow.knowledge import VALIDATES
from mlfolio.evidence.dataflow.meeting import overlap
from mlfolio.evidence.dataflow.pairs import Pair, is_scored, pairs_of


def is_only_watched(pair: Pair, analysis: Analysis) -> bool:
    """Whether a training watches the rows of `pair`, and a model of its kind is tested on rows that nothing spoils.

    A training that is given its rows by who is not known, in a function that nothing here calls, is tested by them.
    """
    watches = pair.test.method in VALIDATES or (pair.test.method == "forward" and pair.test.repeated)
    if watches and pair.test.assumed:
        return True
    return watches and any(_is_better(test, pair, analysis) for test in analysis.tests)


def _is_better(test: Test, pair: Pair, analysis: Analysis) -> bool:
    """Whether a test says how good a model like that of `pair` is, and what was learned for that is not of its rows."""
    if (test.kind, test.name) != (pair.test.kind, pair.test.name) or test.method in VALIDATES:
        return False
    if test.method == FORECAST:
        return True
    judges = test.method == pair.test.method or is_scored(test, analysis)
    return judges and bool(test.rows) and not overlap(test.rows, pair.test.rows) and _is_free_of(test, pair)


def _is_free_of(test: Test, pair: Pair) -> bool:
    learned = set(pair.learned)
    return not any(one.shares_rows or learned.intersection(one.learned) for one in pairs_of(test))
