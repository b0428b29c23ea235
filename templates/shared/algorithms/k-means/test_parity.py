"""The learner agrees with scikit-learn's, on random and on real data."""

import numpy as np
import pytest
from sklearn.cluster import KMeans as Reference

from {{ package_name }} import KMeans

from experiments import data


@pytest.mark.parametrize("k", [2, 5, 10])
def test_the_same_start_ends_in_the_same_centres_on_random_data(k: int) -> None:
    X = np.random.default_rng(k).normal(size=(300, 4))
    ours = KMeans(k, init=X[:k]).fit(X)
    reference = Reference(k, init=X[:k], n_init=1, tol=0).fit(X)
    np.testing.assert_allclose(ours.cluster_centers_, reference.cluster_centers_, atol=1e-8)
    np.testing.assert_array_equal(ours.labels_, reference.labels_)
    np.testing.assert_allclose(ours.inertia_, reference.inertia_)


def test_the_same_start_ends_in_the_same_centres_on_real_data() -> None:
    X, _ = data.load()
    ours, reference = KMeans(10, init=X[:10]).fit(X), Reference(10, init=X[:10], n_init=1, tol=0).fit(X)
    np.testing.assert_allclose(ours.inertia_, reference.inertia_)


def test_the_best_of_ten_starts_is_as_good_on_real_data() -> None:
    X, _ = data.load()
    ours = KMeans(10, random_state=0).fit(X)
    assert ours.inertia_ == pytest.approx(Reference(10, n_init=10, random_state=0).fit(X).inertia_, rel=0.01)
