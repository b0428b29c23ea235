"""What must hold of least squares whatever the data."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from {{ package_name }} import LinearRegression

seeds = st.integers(0, 2**32 - 1)
sizes = st.tuples(st.integers(8, 60), st.integers(1, 6))


def problem(seed: int, size: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return rng.normal(size=size), rng.normal(size=size[0])


@given(seeds, sizes)
def test_residuals_are_orthogonal_to_the_features_and_sum_to_zero(seed: int, size: tuple[int, int]) -> None:
    X, y = problem(seed, size)
    residual = y - LinearRegression().fit(X, y).predict(X)
    np.testing.assert_allclose(X.T @ residual, 0, atol=1e-8)
    np.testing.assert_allclose(residual.sum(), 0, atol=1e-8)


@given(seeds, sizes, st.floats(-100, 100), st.floats(-100, 100))
def test_predictions_follow_the_units_of_the_target(
    seed: int, size: tuple[int, int], scale: float, shift: float
) -> None:
    X, y = problem(seed, size)
    plain, other = (LinearRegression(1.0).fit(X, target).predict(X) for target in (y, scale * y + shift))
    np.testing.assert_allclose(other, scale * plain + shift, atol=1e-8)


@given(seeds, sizes, st.floats(0.01, 10), st.floats(1.1, 100))
def test_a_stronger_penalty_never_lengthens_the_weights(
    seed: int, size: tuple[int, int], alpha: float, factor: float
) -> None:
    X, y = problem(seed, size)
    weak, strong = (LinearRegression(strength).fit(X, y).coef_ for strength in (alpha, alpha * factor))
    assert np.linalg.norm(strong) <= np.linalg.norm(weak) + 1e-12


@given(seeds, sizes)
def test_copies_of_a_feature_share_its_weight(seed: int, size: tuple[int, int]) -> None:
    X, y = problem(seed, size)
    alone, doubled = LinearRegression().fit(X, y), LinearRegression().fit(np.hstack([X, X]), y)
    np.testing.assert_allclose(doubled.coef_, np.tile(alone.coef_ / 2, 2), atol=1e-8)


@given(seeds, sizes)
def test_both_solvers_find_the_same_minimum(seed: int, size: tuple[int, int]) -> None:
    X, y = problem(seed, size)
    exact, descended = (LinearRegression(1.0, solver=solver).fit(X, y).coef_ for solver in ("svd", "gradient"))
    np.testing.assert_allclose(descended, exact, atol=1e-6)
