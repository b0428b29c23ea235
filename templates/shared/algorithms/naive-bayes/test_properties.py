"""What must hold of Gaussian naive Bayes whatever the data."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from {{ package_name }} import GaussianNB
from {{ package_name }}.naive_bayes import log_sum_exp

seeds = st.integers(0, 2**32 - 1)


def problem(seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return rng.normal(size=(40, 3)), np.concatenate([np.arange(3).repeat(3), rng.integers(0, 3, 31)])


@given(seeds, st.floats(0.1, 1e4))
def test_probabilities_sum_to_one_however_far_the_row(seed: int, far: float) -> None:
    X, y = problem(seed)
    probabilities = GaussianNB().fit(X, y).predict_proba(far * X)
    assert np.isfinite(probabilities).all()
    np.testing.assert_allclose(probabilities.sum(axis=1), 1)


@given(seeds)
def test_the_order_of_rows_and_features_does_not_matter(seed: int) -> None:
    X, y = problem(seed)
    rng = np.random.default_rng(seed)
    rows, features = rng.permutation(len(X)), rng.permutation(3)
    plain = GaussianNB().fit(X, y).predict_proba(X[:, features][:, np.argsort(features)])
    mixed = GaussianNB().fit(X[rows][:, features], y[rows]).predict_proba(X[:, features])
    np.testing.assert_allclose(mixed, plain, atol=1e-10)


@given(seeds, st.floats(-1e3, 1e3), st.floats(0.1, 10))
def test_the_origin_and_the_unit_of_all_features_do_not_matter(seed: int, shift: float, unit: float) -> None:
    X, y = problem(seed)
    moved = unit * X + shift
    plain = GaussianNB().fit(X, y).predict_proba(X)
    np.testing.assert_allclose(GaussianNB().fit(moved, y).predict_proba(moved), plain, atol=1e-6)


@given(st.lists(st.floats(-1e4, 1e4), min_size=1, max_size=8), st.floats(-1e3, 1e3))
def test_log_sum_exp_moves_with_its_values(values: list[float], shift: float) -> None:
    row = np.array([values])
    np.testing.assert_allclose(log_sum_exp(row + shift), log_sum_exp(row) + shift, atol=1e-9, rtol=1e-9)
