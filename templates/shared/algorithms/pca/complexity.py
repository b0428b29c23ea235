"""What is timed, and how its time should grow with n rows and d features."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from sklearn import decomposition
from sklearn.base import BaseEstimator

from {{ package_name }} import PCA


class Task(NamedTuple):
    """A method, how its time should grow in words, and the same as a function of n and d."""

    growth: str
    operations: Callable[[int, int], float]


# The singular value decomposition of n x d numbers, n > d, takes O(n d²); a projection is one product.
TASKS = {
    "fit": Task("n d²", lambda n, d: n * d**2),
    "transform": Task("n d", lambda n, d: n * d),
}


def learners() -> dict[str, BaseEstimator]:
    """Return the learner and scikit-learn's, with the same work to do."""
    return {"ours": PCA(n_components=2), "scikit-learn": decomposition.PCA(n_components=2, svd_solver="full")}


def problem(n: int, d: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return n random rows of d features, and what to learn from them."""
    X = rng.normal(size=(n, d))
    return X, X @ rng.normal(size=d) + rng.normal(size=n)
