"""What must hold of nearest neighbours whatever the data."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from {{ package_name }} import KNeighborsClassifier
from {{ package_name }}.k_nearest_neighbours import nearest, squared_distances

seeds = st.integers(0, 2**32 - 1)
ks = st.integers(1, 12)


def problem(seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return rng.normal(size=(30, 3)), np.concatenate([[0, 1, 2], rng.integers(0, 3, 27)])


@given(seeds)
def test_the_nearest_row_of_a_training_row_is_itself(seed: int) -> None:
    X, y = problem(seed)
    assert (KNeighborsClassifier(1).fit(X, y).kneighbors(X)[1][:, 0] == np.arange(30)).all()


@given(seeds, ks)
def test_moving_and_turning_all_rows_changes_nothing(seed: int, k: int) -> None:
    X, y = problem(seed)
    turn = np.linalg.qr(np.random.default_rng(seed).normal(size=(3, 3)))[0]
    plain = KNeighborsClassifier(k).fit(X, y).kneighbors(X)[0]
    moved = KNeighborsClassifier(k).fit(X @ turn + 1e3, y).kneighbors(X @ turn + 1e3)[0]
    np.testing.assert_allclose(moved, plain, atol=1e-6)


@given(seeds, ks)
def test_distances_are_sorted_and_no_other_row_is_nearer(seed: int, k: int) -> None:
    X, _ = problem(seed)
    squares = squared_distances(X, X)
    values, places = nearest(squares, k)
    assert (np.diff(values, axis=1) >= 0).all()
    np.testing.assert_array_equal(values, np.sort(squares, axis=1)[:, :k])
    np.testing.assert_array_equal(values, np.take_along_axis(squares, places, axis=1))


@given(seeds, ks)
def test_votes_are_shares(seed: int, k: int) -> None:
    X, y = problem(seed)
    probabilities = KNeighborsClassifier(k).fit(X, y).predict_proba(X + 0.1)
    np.testing.assert_allclose(probabilities.sum(axis=1), 1)
    np.testing.assert_allclose(probabilities * k, np.round(probabilities * k), atol=1e-9)
