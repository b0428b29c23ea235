"""What is timed, and how its time should grow with n rows and d features."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from sklearn.base import BaseEstimator
from sklearn.tree import DecisionTreeClassifier as Reference

from {{ package_name }} import DecisionTreeClassifier


class Task(NamedTuple):
    """A method, how its time should grow in words, and the same as a function of n and d."""

    growth: str
    operations: Callable[[int, int], float]


# Each of six levels sorts all n rows by each of d features; a prediction asks six questions, whatever d is.
TASKS = {
    "fit": Task("n log n · d", lambda n, d: n * np.log(n) * d),
    "predict": Task("n", lambda n, d: n),
}


def learners() -> dict[str, BaseEstimator]:
    """Return the learner and scikit-learn's, with the same work to do."""
    return {"ours": DecisionTreeClassifier(max_depth=6), "scikit-learn": Reference(max_depth=6, random_state=0)}


def problem(n: int, d: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return n random rows of d features, and what to learn from them."""
    X = rng.normal(size=(n, d))
    return X, (X[:, 0] + rng.normal(size=n) > 0).astype(int)
