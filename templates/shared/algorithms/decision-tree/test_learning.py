"""The learner learns: what can be known exactly, and more than the baseline on real data."""

import numpy as np

from {{ package_name }} import DecisionTreeClassifier

from experiments import data


def test_a_step_is_found_in_the_middle_of_its_gap() -> None:
    learner = DecisionTreeClassifier().fit([[0.0], [1.0], [3.0], [4.0]], ["low", "low", "high", "high"])
    assert learner.threshold_[0] == 2
    assert list(learner.predict([[1.9], [2.1]])) == ["low", "high"]


def test_and_is_learnt_by_two_questions() -> None:
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]] * 3, dtype=float)
    assert DecisionTreeClassifier(max_depth=2).fit(X, X.all(axis=1)).score(X, X.all(axis=1)) == 1


def test_without_limits_the_training_rows_are_known_by_heart() -> None:
    X, y = data.load()
    assert DecisionTreeClassifier().fit(X, y).score(X, y) == 1


def test_rows_that_nothing_tells_apart_share_a_leaf() -> None:
    learner = DecisionTreeClassifier().fit(np.ones((4, 2)), [0, 0, 0, 1])
    np.testing.assert_allclose(learner.predict_proba([[1.0, 1.0]]), [[0.75, 0.25]])


def test_nine_of_ten_unseen_tumours_are_told_apart() -> None:
    split = data.split(*data.load(), test_share=0.25, seed=0)
    assert DecisionTreeClassifier(4, 5).fit(split.X_train, split.y_train).score(split.X_test, split.y_test) > 0.9
