"""The learner agrees with scikit-learn's, on random and on real data."""

import numpy as np
import pytest
from sklearn.tree import DecisionTreeClassifier as Reference

from {{ package_name }} import DecisionTreeClassifier

from experiments import data


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("depth", [1, 2])
def test_random_data(depth: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    # scikit-learn rounds features to single precision: with such numbers both see the same.
    X = rng.normal(size=(300, 4)).astype(np.float32).astype(float)
    y = (X[:, 0] + X[:, 1] ** 2 + rng.normal(size=300) > 1).astype(int)
    settings = {"max_depth": depth, "min_samples_leaf": 10}
    ours = DecisionTreeClassifier(**settings).fit(X, y)
    reference = Reference(**settings, random_state=0).fit(X, y)
    np.testing.assert_allclose(ours.predict_proba(X), reference.predict_proba(X))
    np.testing.assert_allclose(np.sort(ours.threshold_[ours.feature_ >= 0]), np.sort(inner(reference)))


def inner(reference: Reference) -> np.ndarray:
    tree = reference.tree_
    return tree.threshold[tree.children_left >= 0]


def test_real_data() -> None:
    split = data.split(*data.load(), test_share=0.25, seed=0)
    ours = DecisionTreeClassifier(3, 5).fit(split.X_train, split.y_train)
    reference = Reference(max_depth=3, min_samples_leaf=5, random_state=0).fit(split.X_train, split.y_train)
    # Equally good splits are chosen differently, so that trees differ where the training rows cannot tell.
    expected = reference.score(split.X_train, split.y_train)
    assert ours.score(split.X_train, split.y_train) == pytest.approx(expected, abs=0.01)
    assert np.mean(ours.predict(split.X_test) == reference.predict(split.X_test)) > 0.95
