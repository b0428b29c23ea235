{% set worked = starter == "worked" %}
"""A classification tree, grown greedily by Gini impurity (CART)."""

from typing import NamedTuple, Self

import numpy as np
from numpy.typing import ArrayLike

from {{ package_name }}.estimator import Classifier

LEAF = -1


class Split(NamedTuple):
    """Rows whose ``feature`` is at most ``threshold`` go left; ``gain`` is the impurity that the split removes."""

    feature: int
    threshold: float
    gain: float


class DecisionTreeClassifier(Classifier):
    """Predict the class shares of the leaf that a row falls into.

    Args:
        max_depth: questions asked of a row at most; None grows until the leaves are pure.
        min_samples_leaf: training rows that a leaf holds at least.

    Attributes:
        classes_: the classes, sorted.
        feature_: the feature that each node asks about, -1 in a leaf.
        threshold_: the largest value that goes left, in each node.
        children_: the left and right child of each node, shape (nodes, 2).
        value_: the share of each class among the training rows of each node, shape (nodes, K).

    Sources: Breiman, Friedman, Olshen and Stone, Classification and Regression Trees (1984); Hastie, Tibshirani and
    Friedman, The Elements of Statistical Learning (2009), section 9.2.
    """

    def __init__(self, max_depth: int | None = None, min_samples_leaf: int = 1):
        self.max_depth = max_depth
        self.min_samples_leaf = min_samples_leaf

    def fit(self, X: ArrayLike, y: ArrayLike) -> Self:
        """Grow the tree, each node by the split that removes most impurity.

        Raises:
            ValueError: when ``max_depth`` or ``min_samples_leaf`` is below 1, or the data cannot be learnt from.
        """
        if self.min_samples_leaf < 1 or (self.max_depth is not None and self.max_depth < 1):
            raise ValueError(f"max_depth and min_samples_leaf must be at least 1, got {self!r}.")
        X = self._training_rows(X)
        places = self._training_classes(X, y)
        self._grow(X, np.eye(len(self.classes_))[places])
        return self

    def predict_proba(self, X: ArrayLike) -> np.ndarray:
        """Return the class shares of the leaf of each row, shape (n, K)."""
        leaves = self.apply(X)
        return self.value_[leaves]

    def apply(self, X: ArrayLike) -> np.ndarray:
        """Return the leaf of each row: all rows go down together, one level a step."""
        {% if worked %}
        X = self._new_rows(X)
        nodes = np.zeros(len(X), dtype=int)
        while (inner := np.flatnonzero(self.feature_[nodes] != LEAF)).size:
            at = nodes[inner]
            right = X[inner, self.feature_[at]] > self.threshold_[at]
            nodes[inner] = self.children_[at, right.astype(int)]
        return nodes
        {% else %}
        raise NotImplementedError("apply: docs/derivation.md says what it computes")
        {% endif %}

    def _grow(self, X: np.ndarray, Y: np.ndarray) -> None:
        """Split nodes off a stack until none can be; the arrays of nodes are cut to size at the end."""
        {% if worked %}
        value, children, splits = [Y.mean(axis=0)], [(LEAF, LEAF)], [Split(LEAF, 0.0, 0.0)]
        waiting = [(0, np.arange(len(X)), 0)]
        while waiting:
            node, rows, depth = waiting.pop()
            split = None if depth == self.max_depth else best_split(X[rows], Y[rows], self.min_samples_leaf)
            if split is None:
                continue
            splits[node], children[node] = split, (len(value), len(value) + 1)
            right = X[rows, split.feature] > split.threshold
            for child in (rows[~right], rows[right]):
                waiting.append((len(value), child, depth + 1))
                value.append(Y[child].mean(axis=0))
                children.append((LEAF, LEAF))
                splits.append(Split(LEAF, 0.0, 0.0))
        self.value_, self.children_ = np.array(value), np.array(children)
        self.feature_ = np.array([split.feature for split in splits])
        self.threshold_ = np.array([split.threshold for split in splits])
        {% else %}
        raise NotImplementedError("_grow: docs/derivation.md says what it computes")
        {% endif %}


def gini(counts: np.ndarray) -> np.ndarray:
    """Return Σ counts · (1 - Σ p²) along the last axis: the impurity times the number of rows."""
    {% if worked %}
    total = counts.sum(axis=-1)
    return total - np.divide((counts**2).sum(axis=-1), total, out=np.zeros_like(total), where=total > 0)
    {% else %}
    raise NotImplementedError("gini: docs/derivation.md says what it computes")
    {% endif %}


def best_split(X: np.ndarray, Y: np.ndarray, min_samples_leaf: int) -> Split | None:
    """Return the split of these rows that removes most impurity, or None when none does.

    Each feature is sorted once; running sums of the one-hot classes give the impurity on both sides of every threshold.
    Equal gains go to the first feature and the lowest threshold.
    """
    {% if worked %}
    parent, n = gini(Y.sum(axis=0)), len(X)
    if parent <= 0 or n < 2 * min_samples_leaf:
        return None
    order = np.argsort(X, axis=0, kind="stable")
    values = np.take_along_axis(X, order, axis=0)
    left = np.cumsum(Y[order], axis=0)[min_samples_leaf - 1 : n - min_samples_leaf]
    low, high = values[min_samples_leaf - 1 : n - min_samples_leaf], values[min_samples_leaf : n - min_samples_leaf + 1]
    gains = np.where(low < high, parent - gini(left) - gini(Y.sum(axis=0) - left), -np.inf)
    feature, place = np.unravel_index(np.argmax(gains.T), gains.T.shape)
    if not gains[place, feature] > np.finfo(float).eps * n:
        return None
    return Split(int(feature), threshold(low[place, feature], high[place, feature]), float(gains[place, feature]))
    {% else %}
    raise NotImplementedError("best_split: docs/derivation.md says what it computes")
    {% endif %}


def threshold(low: float, high: float) -> float:
    """Return the middle of two neighbouring values, or the lower one where rounding lifts the middle to the higher."""
    middle = low + (high - low) / 2
    return float(low if middle >= high else middle)
