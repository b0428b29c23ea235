"""What must hold of a decision tree whatever the data."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from {{ package_name }} import DecisionTreeClassifier
from {{ package_name }}.decision_tree import best_split, gini

seeds = st.integers(0, 2**32 - 1)


def problem(seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return rng.integers(0, 6, size=(40, 3)).astype(float), rng.integers(0, 3, 40)


@given(seeds)
def test_the_best_split_is_the_best_of_all_when_each_is_tried(seed: int) -> None:
    X, y = problem(seed)
    Y = np.eye(3)[y]
    gains = [
        gini(Y.sum(axis=0)) - gini(Y[left].sum(axis=0)) - gini(Y[~left].sum(axis=0))
        for feature in range(3)
        for left in (X[:, [feature]] <= np.unique(X[:, feature])[:-1]).T
    ]
    np.testing.assert_allclose(best_split(X, Y, 1).gain, max(gains))


@given(seeds, st.integers(1, 10))
def test_leaves_hold_the_rows_asked_for(seed: int, least: int) -> None:
    X, y = problem(seed)
    leaves = DecisionTreeClassifier(min_samples_leaf=least).fit(X, y).apply(X)
    assert np.unique(leaves, return_counts=True)[1].min() >= least


@given(seeds, st.integers(1, 4))
def test_no_row_is_asked_more_than_the_depth_allows(seed: int, depth: int) -> None:
    X, y = problem(seed)
    learner = DecisionTreeClassifier(max_depth=depth).fit(X, y)
    assert len(np.unique(learner.apply(X))) <= 2**depth


@given(seeds)
def test_only_the_order_of_a_feature_matters(seed: int) -> None:
    X, y = problem(seed)
    plain = DecisionTreeClassifier().fit(X, y).predict_proba(X)
    np.testing.assert_allclose(DecisionTreeClassifier().fit(np.exp(X), y).predict_proba(np.exp(X)), plain)


@given(st.lists(st.integers(0, 50), min_size=2, max_size=6))
def test_impurity_is_zero_for_one_class_and_greatest_for_equal_shares(counts: list[int]) -> None:
    total, classes = sum(counts), len(counts)
    assert -1e-9 <= gini(np.array(counts, dtype=float)) <= total * (1 - 1 / classes) + 1e-9
    assert gini(np.array([float(total), 0.0])) == 0
