{% set worked = starter == "worked" %}
"""Gaussian naive Bayes: one normal distribution for each class and feature."""

from typing import Self

import numpy as np
from numpy.typing import ArrayLike

from {{ package_name }}.estimator import Classifier


class GaussianNB(Classifier):
    """Predict by Bayes' rule, as if features were independent and normal within a class.

    Args:
        var_smoothing: this share of the largest variance of a feature is added to all variances.

    Attributes:
        classes_: the classes, sorted.
        class_prior_: the share of each class in training, shape (K,).
        theta_: the mean of each feature in each class, shape (K, d).
        var_: its variance, smoothed, shape (K, d).

    Sources: Hastie, Tibshirani and Friedman, The Elements of Statistical Learning (2009), section 6.6.3; Domingos and
    Pazzani, On the optimality of the simple Bayesian classifier (1997).
    """

    def __init__(self, var_smoothing: float = 1e-9):
        self.var_smoothing = var_smoothing

    def fit(self, X: ArrayLike, y: ArrayLike) -> Self:
        """Count the classes, and measure mean and variance of each feature in each.

        Raises:
            ValueError: when ``var_smoothing`` is negative or the data cannot be learnt from.
        """
        if self.var_smoothing < 0:
            raise ValueError(f"var_smoothing must be at least 0, got {self.var_smoothing}.")
        X = self._training_rows(X)
        places = self._training_classes(X, y)
        members = np.eye(len(self.classes_))[places]
        self.class_prior_ = members.mean(axis=0)
        self.theta_, variances = moments(X, members)
        self.var_ = np.maximum(variances + self.var_smoothing * X.var(axis=0).max(), np.finfo(float).tiny)
        return self

    def predict_proba(self, X: ArrayLike) -> np.ndarray:
        """Return the posterior probability of each class for each row, shape (n, K)."""
        return np.exp(self.predict_log_proba(X))

    def predict_log_proba(self, X: ArrayLike) -> np.ndarray:
        """Return the log of the posterior: the joint log probability less its log-sum over the classes."""
        {% if worked %}
        X = self._new_rows(X)
        joint = np.log(self.class_prior_) + log_likelihood(X, self.theta_, self.var_)
        return joint - log_sum_exp(joint)
        {% else %}
        raise NotImplementedError("predict_log_proba: docs/derivation.md says what it computes")
        {% endif %}


def moments(X: np.ndarray, members: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the maximum-likelihood mean and variance of each feature in each class.

    ``members`` is 1 where a row belongs to a class. Two passes: the mean of squares less the squared mean loses all
    digits when the mean is large.
    """
    {% if worked %}
    counts = members.sum(axis=0)[:, None]
    means = members.T @ X / counts
    deviations = X - members @ means
    return means, members.T @ deviations**2 / counts
    {% else %}
    raise NotImplementedError("moments: docs/derivation.md says what it computes")
    {% endif %}


def log_likelihood(X: np.ndarray, means: np.ndarray, variances: np.ndarray) -> np.ndarray:
    """Return Σⱼ log N(xⱼ; μⱼ, σⱼ²) of each row under each class, shape (n, K)."""
    {% if worked %}
    squares = (X[:, None, :] - means) ** 2 / variances
    return -0.5 * (squares.sum(axis=2) + np.log(2 * np.pi * variances).sum(axis=1))
    {% else %}
    raise NotImplementedError("log_likelihood: docs/derivation.md says what it computes")
    {% endif %}


def log_sum_exp(values: np.ndarray) -> np.ndarray:
    """Return log Σ exp of each row as a column; taking out the largest value first keeps exp from underflowing to 0."""
    {% if worked %}
    largest = values.max(axis=1, keepdims=True)
    return largest + np.log(np.exp(values - largest).sum(axis=1, keepdims=True))
    {% else %}
    raise NotImplementedError("log_sum_exp: docs/derivation.md says what it computes")
    {% endif %}
