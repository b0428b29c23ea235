"""The learner learns: what can be known exactly, and more than chance on real data."""

import numpy as np
from sklearn.metrics import adjusted_rand_score

from {{ package_name }} import KMeans
from {{ package_name }}.k_means import means

from experiments import data


def test_groups_that_lie_apart_are_found() -> None:
    rng = np.random.default_rng(0)
    truth = np.arange(60) % 3
    X = rng.normal(10 * truth[:, None], 0.1, (60, 2))
    assert adjusted_rand_score(truth, KMeans(3, random_state=0).fit_predict(X)) == 1


def test_as_many_clusters_as_rows_leave_no_inertia() -> None:
    X = np.random.default_rng(0).normal(size=(8, 2))
    np.testing.assert_allclose(KMeans(8, random_state=0).fit(X).inertia_, 0, atol=1e-12)


def test_one_cluster_has_the_mean_as_its_centre() -> None:
    X = np.random.default_rng(0).normal(size=(20, 3))
    np.testing.assert_allclose(KMeans(1).fit(X).cluster_centers_, [X.mean(axis=0)])


def test_a_cluster_that_lost_its_rows_keeps_its_centre() -> None:
    centres = np.array([[0.0], [9.0]])
    np.testing.assert_allclose(means(np.array([[1.0], [3.0]]), np.array([0, 0]), centres), [[2.0], [9.0]])


def test_the_same_seed_gives_the_same_clusters() -> None:
    X, _ = data.load()
    first, again = (KMeans(10, n_init=1, random_state=3).fit_predict(X) for _ in range(2))
    np.testing.assert_array_equal(first, again)


def test_clusters_of_digits_go_with_the_digits() -> None:
    split = data.split(*data.load(), test_share=0.25, seed=0)
    labels = KMeans(10, random_state=0).fit(split.X_train).predict(split.X_test)
    assert adjusted_rand_score(split.y_test, labels) > 0.5
