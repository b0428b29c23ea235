"""The learner agrees with scikit-learn's, on random and on real data."""

import numpy as np
import pytest
from sklearn.linear_model import LinearRegression as LeastSquares
from sklearn.linear_model import Ridge

from {{ package_name }} import LinearRegression

from experiments import data


def random_problem(n: int, d: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(n + d)
    X = rng.normal(3, 2, (n, d))
    return X, X @ rng.normal(size=d) + rng.normal(size=n)


@pytest.mark.parametrize(("n", "d"), [(50, 1), (50, 5), (200, 20), (10, 30)], ids=str)
def test_least_squares_on_random_data(n: int, d: int) -> None:
    X, y = random_problem(n, d)
    ours, reference = LinearRegression().fit(X, y), LeastSquares().fit(X, y)
    np.testing.assert_allclose(ours.coef_, reference.coef_, atol=1e-10)
    np.testing.assert_allclose(ours.intercept_, reference.intercept_, atol=1e-10)


@pytest.mark.parametrize("alpha", [1e-3, 1.0, 1e3])
@pytest.mark.parametrize(("n", "d"), [(50, 5), (10, 30)], ids=str)
def test_ridge_on_random_data(n: int, d: int, alpha: float) -> None:
    X, y = random_problem(n, d)
    ours, reference = LinearRegression(alpha).fit(X, y), Ridge(alpha, solver="svd").fit(X, y)
    np.testing.assert_allclose(ours.coef_, reference.coef_, atol=1e-8)


@pytest.mark.parametrize("alpha", [0.0, 1.0])
def test_real_data(alpha: float) -> None:
    X, y = data.load()
    reference = Ridge(alpha) if alpha else LeastSquares()
    np.testing.assert_allclose(LinearRegression(alpha).fit(X, y).predict(X), reference.fit(X, y).predict(X), rtol=1e-8)
