"""Scales that no tree can see: it splits each column by the order of its values, which a scale does not change."""

from collections.abc import Iterable

from mlfolio.evidence.dataflow.facts import Fact
from mlfolio.evidence.dataflow.library_table import (
    AXES,
    CHOICE,
    CLUSTERS,
    DISTRIBUTION,
    EMBEDDING,
    EXPONENT,
    IMPORTANCE,
    PREDICTIONS,
    RANKS,
    SCALE,
)
from mlfolio.evidence.dataflow.pairs import Pair
from mlfolio.patterns import lazy_pattern

_IN_ORDER = frozenset([SCALE, RANKS, DISTRIBUTION, EXPONENT])
"""What is learned to change each column by itself and to keep the order of its values."""

_BY_DISTANCE = frozenset([AXES, CHOICE, CLUSTERS, EMBEDDING, IMPORTANCE, PREDICTIONS])
"""What is learned by distances or sums of columns, or with the help of other models."""

_TREES = lazy_pattern(
    r"^(?:DecisionTree|ExtraTrees?|RandomForest|GradientBoosting|HistGradientBoosting|XGB|XGBRF|LGBM|CatBoost)"
    r"(?:Classifier|Regressor|Ranker)?$|^(?:XGBoost|LightGBM)$"
)
"""Models that split columns by the order of their values, by their kinds."""


def no_tree_sees(fact: Fact, pairs: Iterable[Pair]) -> bool:
    """Whether something was learned that keeps the order in each column, and trees are all that is trained on it.

    Where anything else is learned on the way that goes by distances or sums, the scale may reach the trees by it.
    """
    return fact.what in _IN_ORDER and all(_is_of_trees(fact, pair) for pair in pairs)


def _is_of_trees(fact: Fact, pair: Pair) -> bool:
    others = (one for _, one in pair.training.facts | pair.test.facts)
    return _TREES.match(pair.test.kind) is not None and all(_keeps_order(one) or one == fact for one in others)


def _keeps_order(fact: Fact) -> bool:
    """Whether what else was learned goes by no distance: a statistic, a value that fills, a vocabulary, a scale."""
    return not fact.copies and fact.what not in _BY_DISTANCE and fact.by != "KNNImputer"
