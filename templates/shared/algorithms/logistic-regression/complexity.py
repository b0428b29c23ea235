"""What is timed, and how its time should grow with n rows and d features."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from sklearn.base import BaseEstimator
from sklearn.linear_model import LogisticRegression as Reference

from {{ package_name }} import LogisticRegression


class Task(NamedTuple):
    """A method, how its time should grow in words, and the same as a function of n and d."""

    growth: str
    operations: Callable[[int, int], float]


# Five Newton steps, each of a few products with X: the Hessian, which would take O(n d²), is never formed.
TASKS = {
    "fit": Task("n d", lambda n, d: n * d),
    "predict_proba": Task("n d", lambda n, d: n * d),
}


def learners() -> dict[str, BaseEstimator]:
    """Return the learner and scikit-learn's, with the same work to do."""
    return {
        "ours": LogisticRegression(max_iter=5, tol=0.0),
        "scikit-learn": Reference(max_iter=5, solver="newton-cg", tol=0.0),
    }


def problem(n: int, d: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return n random rows of d features, and what to learn from them."""
    X = rng.normal(size=(n, d))
    return X, (X[:, 0] + rng.normal(size=n) > 0).astype(int)
