"""The analytic gradient agrees with central differences."""

from collections.abc import Callable

import numpy as np
import pytest

from {{ package_name }}.linear_regression import loss_and_gradient, ridge_solution, safe_step


{% include "templates/shared/algorithms/central_differences.py" %}


def problem() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    return rng.normal(size=(20, 4)), rng.normal(size=20), rng.normal(size=4)


@pytest.mark.parametrize("alpha", [0.0, 2.5])
def test_gradient_is_that_of_the_loss(alpha: float) -> None:
    X, y, weights = problem()
    numeric = numeric_gradient(lambda at: loss_and_gradient(at, X, y, alpha)[0], weights)
    np.testing.assert_allclose(loss_and_gradient(weights, X, y, alpha)[1], numeric, rtol=1e-6)


@pytest.mark.parametrize("alpha", [0.0, 2.5])
def test_gradient_vanishes_at_the_solution(alpha: float) -> None:
    X, y, _ = problem()
    np.testing.assert_allclose(loss_and_gradient(ridge_solution(X, y, alpha), X, y, alpha)[1], 0, atol=1e-10)


def test_a_safe_step_always_lowers_the_loss() -> None:
    X, y, weights = problem()
    before, gradient = loss_and_gradient(weights, X, y, 1.0)
    after, _ = loss_and_gradient(weights - safe_step(X, 1.0) * gradient, X, y, 1.0)
    assert after < before
