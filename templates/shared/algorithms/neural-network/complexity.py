"""What is timed, and how its time should grow with n rows and d features."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from sklearn.base import BaseEstimator
from sklearn.neural_network import MLPClassifier as Reference

from {{ package_name }} import MLPClassifier


class Task(NamedTuple):
    """A method, how its time should grow in words, and the same as a function of n and d."""

    growth: str
    operations: Callable[[int, int], float]


# Five passes over n rows, each through d x 64 weights; while d is small, the cost of each step itself shows.
TASKS = {
    "fit": Task("n d", lambda n, d: n * d),
    "predict": Task("n d", lambda n, d: n * d),
}


def learners() -> dict[str, BaseEstimator]:
    """Return the learner and scikit-learn's, with the same work to do."""
    return {
        "ours": MLPClassifier(max_iter=5, tol=0.0, random_state=0),
        "scikit-learn": Reference(hidden_layer_sizes=(64,), batch_size=32, max_iter=5, tol=0, random_state=0),
    }


def problem(n: int, d: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return n random rows of d features, and what to learn from them."""
    X = rng.normal(size=(n, d))
    return X, (X[:, 0] + rng.normal(size=n) > 0).astype(int)
