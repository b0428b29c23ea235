"""The learner learns: what can be known exactly, and more than the baseline on real data."""

import numpy as np

from {{ package_name }} import MLPClassifier
from {{ package_name }}.neural_network import Adam

from experiments import data


def test_exclusive_or_which_no_line_can_part_is_learnt() -> None:
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]] * 8, dtype=float)
    y = X[:, 0] != X[:, 1]
    assert MLPClassifier((16,), learning_rate=0.02, random_state=0).fit(X, y).score(X, y) == 1


def test_one_batch_is_learnt_by_heart() -> None:
    X, y = data.load()
    learner = MLPClassifier((64,), max_iter=300, tol=0, random_state=0).fit(X[:32] / 16, y[:32])
    assert learner.score(X[:32] / 16, y[:32]) == 1
    assert learner.loss_curve_[-1] < 0.05 * learner.loss_curve_[0]


def test_the_same_seed_gives_the_same_network_and_another_seed_another() -> None:
    X, y = data.load()
    first, again, other = (MLPClassifier((8,), max_iter=2, random_state=seed).fit(X, y).coefs_[0] for seed in (0, 0, 1))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)


def test_training_stops_when_the_loss_does() -> None:
    X, y = data.load()
    assert MLPClassifier((8,), tol=10.0, random_state=0).fit(X[:100] / 16, y[:100]).n_iter_ == 11


def test_the_first_step_of_adam_is_the_learning_rate_whatever_the_slope() -> None:
    array = np.array([1.0, 1.0])
    Adam([array], 0.1).step([np.array([1e-3, -1e3])])
    np.testing.assert_allclose(array, [0.9, 1.1], atol=1e-4)


def test_95_of_100_unseen_digits_are_read() -> None:
    split = data.split(*data.load(), test_share=0.25, seed=0)
    learner = MLPClassifier((32,), max_iter=30, random_state=0).fit(split.X_train / 16, split.y_train)
    assert learner.score(split.X_test / 16, split.y_test) > 0.95
