"""What is timed, and how its time should grow with n rows and d features."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from sklearn.base import BaseEstimator
from sklearn.neighbors import KNeighborsClassifier as Reference

from {{ package_name }} import KNeighborsClassifier


class Task(NamedTuple):
    """A method, how its time should grow in words, and the same as a function of n and d."""

    growth: str
    operations: Callable[[int, int], float]


# Each of n rows is compared with n rows of d features; selecting the nearest of n adds what about 16 features cost.
TASKS = {
    "fit": Task("n d", lambda n, d: n * d),
    "predict": Task("n² d", lambda n, d: n**2 * (d + 16)),
}


def learners() -> dict[str, BaseEstimator]:
    """Return the learner and scikit-learn's, with the same work to do."""
    return {"ours": KNeighborsClassifier(), "scikit-learn": Reference(algorithm="brute")}


def problem(n: int, d: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return n random rows of d features, and what to learn from them."""
    X = rng.normal(size=(n, d))
    return X, (X[:, 0] + rng.normal(size=n) > 0).astype(int)
