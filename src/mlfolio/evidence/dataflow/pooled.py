"""Values counted over the training rows and those to be predicted together, as a competition gives both."""

from mlfolio.evidence.dataflow.analysis import Analysis
from mlfolio.evidence.dataflow.library_table import COUNTS, COUNTS_OF_CATEGORIES
from mlfolio.evidence.dataflow.pairs import Pair, is_scored
from mlfolio.evidence.dataflow.values import Fact


def is_counted_with_the_unlabelled(fact: Fact, pair: Pair, analysis: Analysis) -> bool:
    """Whether values were counted, which needs no answers, over further rows that the model of `pair` only predicts.

    The rows that it is tested on are then counted as those will be that it is made for.
    """
    if fact.what not in (COUNTS, COUNTS_OF_CATEGORIES):
        return False
    further = {atom.root for atom in fact.over} - {atom.root for atom in pair.training.rows | pair.test.rows}
    return any(
        pair.training in test.trainings
        and not is_scored(test, analysis)
        and not further.isdisjoint(atom.root for atom in test.rows)
        for test in analysis.tests
    )
