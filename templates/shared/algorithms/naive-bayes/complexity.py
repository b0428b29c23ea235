"""What is timed, and how its time should grow with n rows and d features."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from sklearn.base import BaseEstimator
from sklearn.naive_bayes import GaussianNB as Reference

from {{ package_name }} import GaussianNB


class Task(NamedTuple):
    """A method, how its time should grow in words, and the same as a function of n and d."""

    growth: str
    operations: Callable[[int, int], float]


# Means and variances take two passes over the rows, a prediction one.
TASKS = {
    "fit": Task("n d", lambda n, d: n * d),
    "predict": Task("n d", lambda n, d: n * d),
}


def learners() -> dict[str, BaseEstimator]:
    """Return the learner and scikit-learn's, with the same work to do."""
    return {"ours": GaussianNB(), "scikit-learn": Reference()}


def problem(n: int, d: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return n random rows of d features, and what to learn from them."""
    X = rng.normal(size=(n, d))
    return X, (X[:, 0] + rng.normal(size=n) > 0).astype(int)
