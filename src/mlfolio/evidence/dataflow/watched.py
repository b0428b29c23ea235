"""Rows that a training only watches, to stop or choose its best moment, where the model is tested on others later."""

from mlfolio.evidence.dataflow.analysis import Analysis
from mlfolio.evidence.dataflow.events import FORECAST, Test
from mlfolio.evidence.dataflow.facts import Fact
from mlfolio.evidence.dataflow.knowledge import VALIDATES
from mlfolio.evidence.dataflow.meeting import overlap
from mlfolio.evidence.dataflow.pairs import Pair, is_scored, pairs_of


def only_watched(pair: Pair, analysis: Analysis) -> frozenset[Fact]:
    """Return what was learned for `pair` that spoils no test, where a training only watches its rows.

    A model of its kind is then tested on other rows, for which that was not learned from them. A training that is given
    its rows by who is not known, in a function that nothing here calls, is tested by nobody.
    """
    watches = pair.test.method in VALIDATES or (pair.test.method == "forward" and pair.test.repeated)
    if not watches or pair.test.assumed:
        return frozenset(pair.learned) if watches else frozenset()
    better = [_spoiling(test) for test in analysis.tests if _is_better(test, pair, analysis)]
    free = [learned for learned in better if learned is not None]
    return frozenset(fact for fact in pair.learned if any(fact not in learned for learned in free))


def _is_better(test: Test, pair: Pair, analysis: Analysis) -> bool:
    """Whether a test says how good a model like that of `pair` is, on other rows."""
    if (test.kind, test.name) != (pair.test.kind, pair.test.name) or test.method in VALIDATES:
        return False
    if test.method == FORECAST:
        return True
    judges = test.method == pair.test.method or is_scored(test, analysis)
    return judges and bool(test.rows) and not overlap(test.rows, pair.test.rows)


def _spoiling(test: Test) -> frozenset[Fact] | None:
    """Return what was learned from the rows of a test, which a forecast has none of; nothing where it knows them."""
    pairs = [] if test.method == FORECAST else list(pairs_of(test))
    if any(one.shares_rows for one in pairs):
        return None
    return frozenset(fact for one in pairs for fact in one.learned)
