{% set worked = starter == "worked" %}
"""Linear regression by least squares, plain or with a ridge penalty."""

from typing import Self

import numpy as np
from numpy.typing import ArrayLike

from {{ package_name }} import validation
from {{ package_name }}.estimator import Regressor


class LinearRegression(Regressor):
    """Predict a number as a weighted sum of the features, ŷ = Xw + b.

    Args:
        alpha: strength λ of the ridge penalty; 0 is ordinary least squares.
        solver: "svd" solves the problem at once, "gradient" walks downhill.
        max_iter: steps that the gradient solver takes at most.
        tol: the gradient solver stops when no weight moves by more than this.

    Attributes:
        coef_: the weights w, shape (d,).
        intercept_: the intercept b.
        n_iter_: steps taken, 1 for "svd".
        loss_curve_: the loss before each step of the gradient solver.

    Sources: Hastie, Tibshirani and Friedman, The Elements of Statistical Learning (2009), sections 3.2 and 3.4.1.
    """

    def __init__(self, alpha: float = 0.0, solver: str = "svd", max_iter: int = 10_000, tol: float = 1e-10):
        self.alpha = alpha
        self.solver = solver
        self.max_iter = max_iter
        self.tol = tol

    def fit(self, X: ArrayLike, y: ArrayLike) -> Self:
        """Learn the weights that minimise the loss; centring first keeps the intercept out of the penalty.

        Raises:
            ValueError: when ``alpha`` is negative, ``solver`` unknown, or the data cannot be learnt from.
        """
        if self.alpha < 0 or self.solver not in {"svd", "gradient"}:
            raise ValueError(f'alpha must be at least 0 and solver "svd" or "gradient", got {self!r}.')
        X = self._training_rows(X)
        y = validation.targets(X, y)
        mean, offset = X.mean(axis=0), y.mean()
        solve = self._descend if self.solver == "gradient" else self._solve
        self.coef_ = solve(X - mean, y - offset)
        self.intercept_ = float(offset - mean @ self.coef_)
        return self

    def predict(self, X: ArrayLike) -> np.ndarray:
        """Return ŷ = Xw + b for each row."""
        {% if worked %}
        return self._new_rows(X) @ self.coef_ + self.intercept_
        {% else %}
        raise NotImplementedError("predict: docs/derivation.md says what it computes")
        {% endif %}

    def _solve(self, X: np.ndarray, y: np.ndarray) -> np.ndarray:
        self.n_iter_ = 1
        return ridge_solution(X, y, self.alpha)

    def _descend(self, X: np.ndarray, y: np.ndarray) -> np.ndarray:
        {% if worked %}
        weights, self.loss_curve_ = np.zeros(X.shape[1]), []
        step = safe_step(X, self.alpha)
        for _ in range(self.max_iter):
            loss, gradient = loss_and_gradient(weights, X, y, self.alpha)
            self.loss_curve_.append(loss)
            weights = weights - step * gradient
            if np.max(np.abs(step * gradient)) <= self.tol:
                break
        self.n_iter_ = len(self.loss_curve_)
        return weights
        {% else %}
        raise NotImplementedError("_descend: docs/derivation.md says what it computes")
        {% endif %}


def loss_and_gradient(weights: np.ndarray, X: np.ndarray, y: np.ndarray, alpha: float) -> tuple[float, np.ndarray]:
    """Return the loss ½‖y - Xw‖² + ½λ‖w‖² and its gradient Xᵀ(Xw - y) + λw."""
    {% if worked %}
    residual = X @ weights - y
    loss = 0.5 * residual @ residual + 0.5 * alpha * weights @ weights
    return float(loss), X.T @ residual + alpha * weights
    {% else %}
    raise NotImplementedError("loss_and_gradient: docs/derivation.md says what it computes")
    {% endif %}


def ridge_solution(X: np.ndarray, y: np.ndarray, alpha: float) -> np.ndarray:
    """Return the minimum V diag(s / (s² + λ)) Uᵀy, with X = U diag(s) Vᵀ.

    Directions whose singular value is rounding error are left out, so that λ = 0 gives the shortest of all solutions.
    """
    {% if worked %}
    U, s, Vt = np.linalg.svd(X, full_matrices=False)
    kept = s > np.finfo(float).eps * max(X.shape) * s.max()
    shrunk = np.divide(s, s**2 + alpha, out=np.zeros_like(s), where=kept)
    return Vt.T @ (shrunk * (U.T @ y))
    {% else %}
    raise NotImplementedError("ridge_solution: docs/derivation.md says what it computes")
    {% endif %}


def safe_step(X: np.ndarray, alpha: float) -> float:
    """Return 1 / L, where L = s₁² + λ is the largest curvature of the loss: no larger step is sure to go downhill."""
    {% if worked %}
    curvature = np.linalg.norm(X, ord=2) ** 2 + alpha
    return 1 / curvature if curvature else 1.0
    {% else %}
    raise NotImplementedError("safe_step: docs/derivation.md says what it computes")
    {% endif %}
