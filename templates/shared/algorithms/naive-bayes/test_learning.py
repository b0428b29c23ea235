"""The learner learns: what can be known exactly, and more than the baseline on real data."""

import numpy as np

from {{ package_name }} import GaussianNB
from {{ package_name }}.naive_bayes import log_likelihood, moments

from experiments import data


def test_halfway_between_two_equal_classes_both_are_as_likely() -> None:
    learner = GaussianNB().fit([[0.0], [2.0], [4.0], [6.0]], [0, 0, 1, 1])
    np.testing.assert_allclose(learner.predict_proba([[3.0]]), [[0.5, 0.5]])


def test_a_more_frequent_class_wins_where_the_features_say_nothing() -> None:
    learner = GaussianNB(1.0).fit([[0.0], [1.0], [0.0], [1.0], [0.0], [1.0]], [0, 0, 1, 1, 1, 1])
    np.testing.assert_allclose(learner.predict_proba([[0.5]]), [[1 / 3, 2 / 3]])


def test_moments_are_those_of_each_class_even_far_from_zero() -> None:
    means, variances = moments(np.array([[1e9], [1e9 + 2], [0.0]]), np.array([[1, 0], [1, 0], [0, 1]]))
    np.testing.assert_allclose(means, [[1e9 + 1], [0]])
    np.testing.assert_allclose(variances, [[1], [0]])


def test_log_likelihood_is_that_of_the_normal_distribution() -> None:
    value = log_likelihood(np.array([[0.0, 0.0]]), np.zeros((1, 2)), np.ones((1, 2)))
    np.testing.assert_allclose(value, [[-np.log(2 * np.pi)]])


def test_four_of_five_unseen_digits_are_read() -> None:
    split = data.split(*data.load(), test_share=0.25, seed=0)
    assert GaussianNB().fit(split.X_train, split.y_train).score(split.X_test, split.y_test) > 0.8
