"""What must hold of k-means whatever the data."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from {{ package_name }} import KMeans
from {{ package_name }}.k_means import plus_plus, squared_distances

seeds = st.integers(0, 2**32 - 1)
ks = st.integers(1, 6)


def rows(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(40, 3))


@given(seeds, ks)
def test_inertia_never_rises(seed: int, k: int) -> None:
    curve = KMeans(k, n_init=1, random_state=seed).fit(rows(seed)).inertia_curve_
    assert (np.diff(curve) <= 1e-9).all()


@given(seeds, ks)
def test_at_the_end_each_centre_is_the_mean_of_its_rows_and_each_row_with_its_nearest(seed: int, k: int) -> None:
    X = rows(seed)
    learner = KMeans(k, random_state=seed).fit(X)
    np.testing.assert_array_equal(learner.labels_, learner.predict(X))
    means = [X[learner.labels_ == cluster].mean(axis=0) for cluster in range(k)]
    np.testing.assert_allclose(learner.cluster_centers_, means, atol=1e-9)


@given(seeds, ks, st.integers(1, 3))
def test_stopped_after_few_rounds_labels_and_inertia_are_still_those_of_the_centres(
    seed: int, k: int, most: int
) -> None:
    X = rows(seed)
    learner = KMeans(k, n_init=1, max_iter=most, random_state=seed).fit(X)
    assert learner.n_iter_ <= most
    np.testing.assert_array_equal(learner.labels_, learner.predict(X))
    np.testing.assert_allclose(learner.inertia_, ((X - learner.cluster_centers_[learner.labels_]) ** 2).sum())


@given(seeds, ks)
def test_far_from_the_origin_rows_are_still_with_their_nearest_centre(seed: int, k: int) -> None:
    X = rows(seed) + 1e8
    learner = KMeans(k, n_init=1, random_state=seed).fit(X)
    np.testing.assert_array_equal(learner.labels_, learner.predict(X))


@given(seeds, ks)
def test_moving_all_rows_moves_the_centres(seed: int, k: int) -> None:
    X = rows(seed)
    plain, moved = (KMeans(k, init=start[:k]).fit(start) for start in (X, X + 100))
    np.testing.assert_allclose(moved.cluster_centers_, plain.cluster_centers_ + 100)


@given(seeds, ks)
def test_starts_are_distinct_rows(seed: int, k: int) -> None:
    X = rows(seed)
    centres = plus_plus(X, k, np.random.default_rng(seed))
    assert len(np.unique(centres, axis=0)) == k
    np.testing.assert_allclose(squared_distances(centres, X).min(axis=1), 0, atol=1e-9)


@given(seeds)
def test_distances_are_those_of_pythagoras(seed: int) -> None:
    X = rows(seed)
    direct = ((X[:, None] - X[:5]) ** 2).sum(axis=2)
    np.testing.assert_allclose(squared_distances(X, X[:5]), direct, atol=1e-9)
