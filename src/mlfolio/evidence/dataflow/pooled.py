"""What is learned without answers over the training rows and those to be predicted, as a competition gives both."""

from mlfolio.evidence.dataflow.analysis import Analysis
from mlfolio.evidence.dataflow.facts import Fact
from mlfolio.evidence.dataflow.library_table import (
    AXES,
    BINS,
    COUNTS,
    COUNTS_OF_CATEGORIES,
    DISTRIBUTION,
    EXPONENT,
    FILL,
    MEAN,
    SCALE,
    VOCABULARY,
    WORDS,
)
from mlfolio.evidence.dataflow.pairs import Pair, is_scored

_WITHOUT_ANSWERS = frozenset(
    (AXES, BINS, COUNTS, COUNTS_OF_CATEGORIES, DISTRIBUTION, EXPONENT, FILL, MEAN, SCALE, VOCABULARY, WORDS)
)
"""What needs no target. A statistic of groups may be of the target, and a choice of features is by it."""


def is_learned_with_the_unlabelled(fact: Fact, pair: Pair, analysis: Analysis) -> bool:
    """Whether something was learned, without answers, over further rows that the model of `pair` only predicts.

    The rows that it is tested on were then treated as those will be that it is made for.
    """
    if fact.groups or fact.what not in _WITHOUT_ANSWERS:
        return False
    further = {atom.root for atom in fact.over} - {atom.root for atom in pair.training.rows | pair.test.rows}
    return any(
        pair.training in test.trainings
        and not is_scored(test, analysis)
        and not further.isdisjoint(atom.root for atom in test.rows)
        for test in analysis.tests
    )
