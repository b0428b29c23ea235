{% from "templates/shared/algorithms/facts.jinja" import FACTS %}
"""What is timed, and how its time should grow with n rows and d features."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
{% block imports %}
from sklearn.base import BaseEstimator
{% endblock %}

from {{ package_name }} import {{ FACTS[algorithm].learner }}


class Task(NamedTuple):
    """A method, how its time should grow in words, and the same as a function of n and d."""

    growth: str
    operations: Callable[[int, int], float]


{% block tasks %}
{% endblock %}


def learners() -> dict[str, BaseEstimator]:
    """Return the learner and scikit-learn's, with the same work to do."""
{% block learners %}
{% endblock %}


def problem(n: int, d: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return n random rows of d features, and what to learn from them."""
    X = rng.normal(size=(n, d))
{% if FACTS[algorithm].task == "classification" %}
    return X, (X[:, 0] + rng.normal(size=n) > 0).astype(int)
{% else %}
    return X, X @ rng.normal(size=d) + rng.normal(size=n)
{% endif %}
