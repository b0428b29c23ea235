{% set worked = starter == "worked" %}
"""Logistic regression for two classes or more, by gradient descent or by Newton's method."""

from typing import Self

import numpy as np
from numpy.typing import ArrayLike

from {{ package_name }}.estimator import Classifier


class LogisticRegression(Classifier):
    """Predict class probabilities as the softmax of weighted sums of the features.

    Args:
        alpha: strength λ of the ridge penalty on the weights; the intercepts are free.
        solver: "newton" uses the curvature, "gradient" the slope alone.
        max_iter: steps at most.
        tol: stop when no entry of the gradient exceeds this.

    Attributes:
        classes_: the classes, sorted.
        coef_: the weights, shape (1, d) for two classes and (K, d) for more.
        intercept_: the intercepts, shape (1,) or (K,).
        n_iter_: how often loss and gradient were computed; the last time takes no step when it finds no slope.
        loss_curve_: the loss each time.

    Sources: Bishop, Pattern Recognition and Machine Learning (2006), sections 4.3.2 to 4.3.4; Nocedal and Wright,
    Numerical Optimization (2006), algorithm 7.1 (Newton's method with conjugate gradients).
    """

    def __init__(self, alpha: float = 1.0, solver: str = "newton", max_iter: int = 100, tol: float = 1e-6):
        self.alpha = alpha
        self.solver = solver
        self.max_iter = max_iter
        self.tol = tol

    def fit(self, X: ArrayLike, y: ArrayLike) -> Self:
        """Learn weights and intercepts that minimise the penalised log loss.

        Raises:
            ValueError: when ``alpha`` is negative, ``solver`` unknown, or there is only one class.
        """
        if self.alpha < 0 or self.solver not in {"newton", "gradient"}:
            raise ValueError(f'alpha must be at least 0 and solver "newton" or "gradient", got {self!r}.')
        X = with_ones(self._training_rows(X))
        places = self._training_classes(X, y)
        if len(self.classes_) < 2:
            raise ValueError("LogisticRegression needs two classes or more, got 1 class.")
        weights = self._minimise(X, np.eye(len(self.classes_))[places])
        self.coef_, self.intercept_ = weights[:-1].T, weights[-1]
        return self

    def predict_proba(self, X: ArrayLike) -> np.ndarray:
        """Return the probability of each class for each row, shape (n, K)."""
        {% if worked %}
        X = with_ones(self._new_rows(X))
        return np.exp(log_probabilities(np.vstack([self.coef_.T, self.intercept_]), X))
        {% else %}
        raise NotImplementedError("predict_proba: docs/derivation.md says what it computes")
        {% endif %}

    def _minimise(self, X: np.ndarray, Y: np.ndarray) -> np.ndarray:
        {% if worked %}
        columns = 1 if Y.shape[1] == 2 else Y.shape[1]
        weights, step, self.loss_curve_ = np.zeros((X.shape[1], columns)), 1.0, []
        for _ in range(self.max_iter):
            loss, gradient = loss_and_gradient(weights, X, Y, self.alpha)
            self.loss_curve_.append(loss)
            if np.max(np.abs(gradient)) <= self.tol:
                break
            direction, first = self._direction(weights, X, gradient, step)
            step = line_search(weights, direction, X, Y, self.alpha, first)
            weights = weights + step * direction
        self.n_iter_ = len(self.loss_curve_)
        return weights
        {% else %}
        raise NotImplementedError("_minimise: docs/derivation.md says what it computes")
        {% endif %}

    def _direction(
        self, weights: np.ndarray, X: np.ndarray, gradient: np.ndarray, step: float
    ) -> tuple[np.ndarray, float]:
        """Return where to go, and the step to try first: Newton's own is 1, downhill it is twice the last one."""
        if self.solver == "gradient":
            return -gradient, 2 * step
        return newton_direction(weights, X, gradient, self.alpha), 1.0


def with_ones(X: np.ndarray) -> np.ndarray:
    """Return X with a last column of ones, whose weight is the intercept."""
    return np.column_stack([X, np.ones(len(X))])


def log_probabilities(weights: np.ndarray, X: np.ndarray) -> np.ndarray:
    """Return the log of the softmax of XW; with one column of weights, class 0 has the score 0.

    Subtracting the largest score of a row changes no probability and keeps exp from overflowing.
    """
    {% if worked %}
    scores = X @ weights
    if scores.shape[1] == 1:
        scores = np.column_stack([np.zeros(len(X)), scores])
    scores = scores - scores.max(axis=1, keepdims=True)
    return scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    {% else %}
    raise NotImplementedError("log_probabilities: docs/derivation.md says what it computes")
    {% endif %}


def loss_and_gradient(weights: np.ndarray, X: np.ndarray, Y: np.ndarray, alpha: float) -> tuple[float, np.ndarray]:
    """Return the loss -Σ log p(true class) + ½λ‖W‖² and its gradient Xᵀ(P - Y) + λW, intercepts unpenalised."""
    {% if worked %}
    log_P = log_probabilities(weights, X)
    penalty = alpha * without_intercepts(weights)
    loss = -np.sum(Y * log_P) + 0.5 * np.sum(penalty * weights)
    return float(loss), X.T @ (np.exp(log_P) - Y)[:, -weights.shape[1] :] + penalty
    {% else %}
    raise NotImplementedError("loss_and_gradient: docs/derivation.md says what it computes")
    {% endif %}


def without_intercepts(weights: np.ndarray) -> np.ndarray:
    """Return the weights with the last row, the intercepts, set to 0."""
    return np.vstack([weights[:-1], np.zeros_like(weights[-1:])])


def curvature_along(direction: np.ndarray, P: np.ndarray, X: np.ndarray, alpha: float) -> np.ndarray:
    """Return the Hessian times a direction V: Xᵀ(P ∘ (S - (P ∘ S)1)) + λV with S = XV, without forming the Hessian."""
    {% if worked %}
    columns = direction.shape[1]
    scores, P = X @ direction, P[:, -columns:]
    weighted = P * (scores - np.sum(P * scores, axis=1, keepdims=True))
    return X.T @ weighted + alpha * without_intercepts(direction)
    {% else %}
    raise NotImplementedError("curvature_along: docs/derivation.md says what it computes")
    {% endif %}


def newton_direction(weights: np.ndarray, X: np.ndarray, gradient: np.ndarray, alpha: float) -> np.ndarray:
    """Return V with Hessian · V ≈ -gradient, by conjugate gradients.

    The tolerance tightens with the gradient (Nocedal and Wright, equation 7.3), which keeps the last steps quadratic.
    """
    {% if worked %}
    P = np.exp(log_probabilities(weights, X))
    direction, residual = np.zeros_like(gradient), gradient
    search, size = -residual, np.sum(gradient**2)
    enough = min(0.25, size**0.5) * size
    for _ in range(gradient.size):
        curved = curvature_along(search, P, X, alpha)
        along = np.sum(search * curved)
        if along <= np.finfo(float).eps * np.sum(search**2):
            break
        direction = direction + size / along * search
        residual = residual + size / along * curved
        previous, size = size, np.sum(residual**2)
        if size <= enough:
            break
        search = -residual + size / previous * search
    return direction if direction.any() else -gradient
    {% else %}
    raise NotImplementedError("newton_direction: docs/derivation.md says what it computes")
    {% endif %}


def line_search(
    weights: np.ndarray, direction: np.ndarray, X: np.ndarray, Y: np.ndarray, alpha: float, first: float
) -> float:
    """Halve the first step until it lowers the loss enough: by a ten-thousandth of what the slope promises (Armijo)."""
    {% if worked %}
    loss, gradient = loss_and_gradient(weights, X, Y, alpha)
    promised, step = 1e-4 * np.sum(gradient * direction), first
    while step > np.finfo(float).eps * first:
        if loss_and_gradient(weights + step * direction, X, Y, alpha)[0] <= loss + step * promised:
            return step
        step /= 2
    return 0.0
    {% else %}
    raise NotImplementedError("line_search: docs/derivation.md says what it computes")
    {% endif %}
