"""The analytic gradient and curvature agree with central differences."""

from collections.abc import Callable

import numpy as np
import pytest

from {{ package_name }}.logistic_regression import curvature_along, log_probabilities, loss_and_gradient


{% include "templates/shared/algorithms/central_differences.py" %}


def problem(classes: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(classes)
    columns = 1 if classes == 2 else classes
    return rng.normal(size=(20, 4)), np.eye(classes)[rng.integers(0, classes, 20)], rng.normal(size=(4, columns))


@pytest.mark.parametrize("alpha", [0.0, 2.5])
@pytest.mark.parametrize("classes", [2, 3])
def test_gradient_is_that_of_the_loss(classes: int, alpha: float) -> None:
    X, Y, weights = problem(classes)
    numeric = numeric_gradient(lambda at: loss_and_gradient(at, X, Y, alpha)[0], weights)
    np.testing.assert_allclose(loss_and_gradient(weights, X, Y, alpha)[1], numeric, rtol=1e-5, atol=1e-7)


@pytest.mark.parametrize("alpha", [0.0, 2.5])
@pytest.mark.parametrize("classes", [2, 3])
def test_curvature_is_how_the_gradient_changes(classes: int, alpha: float) -> None:
    X, Y, weights = problem(classes)
    direction, step = np.random.default_rng(9).normal(size=weights.shape), 1e-5
    ahead, behind = (loss_and_gradient(weights + sign * step * direction, X, Y, alpha)[1] for sign in (1, -1))
    curved = curvature_along(direction, np.exp(log_probabilities(weights, X)), X, alpha)
    np.testing.assert_allclose(curved, (ahead - behind) / (2 * step), rtol=1e-5, atol=1e-6)
