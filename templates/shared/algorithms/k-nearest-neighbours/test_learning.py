"""The learner learns: what can be known exactly, and more than the baseline on real data."""

import numpy as np
import pytest

from {{ package_name }} import KNeighborsClassifier, k_nearest_neighbours

from experiments import data


def test_one_neighbour_knows_its_training_rows_by_heart() -> None:
    X, y = data.load()
    assert KNeighborsClassifier(1).fit(X[:300], y[:300]).score(X[:300], y[:300]) == 1


def test_all_neighbours_give_the_most_frequent_class() -> None:
    X, y = np.random.default_rng(0).normal(size=(10, 2)), np.array([0] * 4 + [1] * 6)
    assert (KNeighborsClassifier(10).fit(X, y).predict(X) == 1).all()


def test_a_row_at_distance_zero_decides_alone_when_votes_are_weighed() -> None:
    learner = KNeighborsClassifier(3, weights="distance").fit([[0.0], [1.0], [2.0]], ["a", "b", "b"])
    np.testing.assert_allclose(learner.predict_proba([[0.0]]), [[1, 0]])


def test_blocks_give_what_one_piece_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    X, y = data.load()
    learner = KNeighborsClassifier().fit(X[:200], y[:200])
    whole = learner.predict_proba(X[200:300])
    monkeypatch.setattr(k_nearest_neighbours, "BLOCK", 1000)
    np.testing.assert_allclose(learner.predict_proba(X[200:300]), whole)


def test_97_of_100_unseen_digits_are_read() -> None:
    split = data.split(*data.load(), test_share=0.25, seed=0)
    assert KNeighborsClassifier().fit(split.X_train, split.y_train).score(split.X_test, split.y_test) > 0.97
