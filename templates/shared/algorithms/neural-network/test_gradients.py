"""Backpropagation agrees with central differences, for every weight and intercept of every layer."""

from collections.abc import Callable

import numpy as np
import pytest

from {{ package_name }}.neural_network import first_weights, loss_and_gradients


{% include "templates/shared/algorithms/central_differences.py" %}


@pytest.mark.parametrize("alpha", [0.0, 2.5])
@pytest.mark.parametrize("hidden", [(), (5,), (6, 4)], ids=str)
def test_gradients_are_those_of_the_loss(hidden: tuple[int, ...], alpha: float) -> None:
    rng = np.random.default_rng(0)
    X, Y = rng.normal(size=(12, 4)), np.eye(3)[rng.integers(0, 3, 12)]
    coefs, intercepts = first_weights([4, *hidden, 3], rng)
    intercepts = [rng.normal(size=intercept.shape) for intercept in intercepts]
    parameters = [*coefs, *intercepts]

    def loss_with(place: int) -> Callable[[np.ndarray], float]:
        def loss(at: np.ndarray) -> float:
            changed = [*parameters[:place], at, *parameters[place + 1 :]]
            return loss_and_gradients(X, Y, changed[: len(coefs)], changed[len(coefs) :], alpha)[0]

        return loss

    _, by_coefs, by_intercepts = loss_and_gradients(X, Y, coefs, intercepts, alpha)
    for place, analytic in enumerate([*by_coefs, *by_intercepts]):
        numeric = numeric_gradient(loss_with(place), parameters[place])
        np.testing.assert_allclose(analytic, numeric, rtol=1e-5, atol=1e-8)
