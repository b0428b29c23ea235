"""What is timed, and how its time should grow with n rows and d features."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from sklearn.base import BaseEstimator
from sklearn.cluster import KMeans as Reference

from {{ package_name }} import KMeans


class Task(NamedTuple):
    """A method, how its time should grow in words, and the same as a function of n and d."""

    growth: str
    operations: Callable[[int, int], float]


# Ten rounds, each with the distances of n rows to eight centres.
TASKS = {
    "fit": Task("n d", lambda n, d: n * d),
    "predict": Task("n d", lambda n, d: n * d),
}


def learners() -> dict[str, BaseEstimator]:
    """Return the learner and scikit-learn's, with the same work to do."""
    return {
        "ours": KMeans(n_init=1, max_iter=10, random_state=0),
        "scikit-learn": Reference(n_init=1, max_iter=10, tol=0, random_state=0),
    }


def problem(n: int, d: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return n random rows of d features, and what to learn from them."""
    X = rng.normal(size=(n, d))
    return X, X @ rng.normal(size=d) + rng.normal(size=n)
