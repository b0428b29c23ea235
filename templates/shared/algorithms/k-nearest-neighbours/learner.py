{% set worked = starter == "worked" %}
"""Classification by the classes of the nearest training rows."""

from collections.abc import Iterator
from typing import Self

import numpy as np
from numpy.typing import ArrayLike

from {{ package_name }}.estimator import Classifier

BLOCK = 1_000_000  # distances held in memory at a time: 8 MB


class KNeighborsClassifier(Classifier):
    """Predict the class that most of the k nearest training rows have.

    Args:
        n_neighbors: k, how many neighbours vote.
        weights: "uniform" gives each neighbour one vote, "distance" one over its distance.

    Attributes:
        classes_: the classes, sorted.

    Sources: Cover and Hart, Nearest neighbor pattern classification (1967); Hastie, Tibshirani and Friedman, The
    Elements of Statistical Learning (2009), section 13.3.
    """

    def __init__(self, n_neighbors: int = 5, weights: str = "uniform"):
        self.n_neighbors = n_neighbors
        self.weights = weights

    def fit(self, X: ArrayLike, y: ArrayLike) -> Self:
        """Remember the training rows; centring them keeps the distances exact far from the origin.

        Raises:
            ValueError: when ``n_neighbors`` or ``weights`` make no sense.
        """
        if self.n_neighbors < 1 or self.weights not in {"uniform", "distance"}:
            raise ValueError(f'n_neighbors must be at least 1 and weights "uniform" or "distance", got {self!r}.')
        X = self._training_rows(X)
        places = self._training_classes(X, y)
        self._votes = np.eye(len(self.classes_))[places]
        self._centre = X.mean(axis=0)
        self._rows = X - self._centre
        return self

    def kneighbors(self, X: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
        """Return the distances and the places of the k nearest training rows of each row, nearest first.

        With fewer than k training rows, all of them are neighbours.
        """
        X = self._new_rows(X) - self._centre
        k = min(self.n_neighbors, len(self._rows))
        found = [nearest(squared_distances(block, self._rows), k) for block in blocks(X, len(self._rows))]
        squared, places = (np.concatenate(parts) for parts in zip(*found, strict=True))
        return np.sqrt(squared), places

    def predict_proba(self, X: ArrayLike) -> np.ndarray:
        """Return the share of the votes that each class gets, shape (n, K)."""
        {% if worked %}
        distances, places = self.kneighbors(X)
        weights = np.ones_like(distances) if self.weights == "uniform" else inverse(distances)
        votes = np.einsum("nk,nkc->nc", weights, self._votes[places])
        return votes / votes.sum(axis=1, keepdims=True)
        {% else %}
        raise NotImplementedError("predict_proba: docs/derivation.md says what it computes")
        {% endif %}


def squared_distances(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    """Return ‖a - b‖² = ‖a‖² - 2a·b + ‖b‖² for every pair of rows, as one matrix product; rounding below 0 is cut."""
    {% if worked %}
    squares = np.sum(A**2, axis=1)[:, None] - 2 * A @ B.T + np.sum(B**2, axis=1)
    return np.maximum(squares, 0)
    {% else %}
    raise NotImplementedError("squared_distances: docs/derivation.md says what it computes")
    {% endif %}


def nearest(squared: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the k smallest values of each row, sorted, and their places: O(n) to select, O(k log k) to sort."""
    {% if worked %}
    places = np.sort(np.argpartition(squared, k - 1, axis=1)[:, :k], axis=1)
    values = np.take_along_axis(squared, places, axis=1)
    order = np.argsort(values, axis=1, kind="stable")
    return np.take_along_axis(values, order, axis=1), np.take_along_axis(places, order, axis=1)
    {% else %}
    raise NotImplementedError("nearest: docs/derivation.md says what it computes")
    {% endif %}


def inverse(distances: np.ndarray) -> np.ndarray:
    """Return 1 / distance; where a neighbour is at distance 0, only such neighbours count."""
    {% if worked %}
    same = distances == 0
    with np.errstate(divide="ignore"):
        return np.where(same.any(axis=1, keepdims=True), same, 1 / distances)
    {% else %}
    raise NotImplementedError("inverse: docs/derivation.md says what it computes")
    {% endif %}


def blocks(X: np.ndarray, others: int) -> Iterator[np.ndarray]:
    """Cut the rows into blocks whose distances to the other rows fit into memory."""
    rows = max(1, BLOCK // others)
    return (X[start : start + rows] for start in range(0, len(X), rows))
