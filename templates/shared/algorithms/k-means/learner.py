{% set worked = starter == "worked" %}
"""K-means clustering: Lloyd's algorithm from k-means++ starts."""

from typing import NamedTuple, Self

import numpy as np
from numpy.typing import ArrayLike

from {{ package_name }}.estimator import Clusterer


class Run(NamedTuple):
    """Where one start of Lloyd's algorithm ended."""

    centres: np.ndarray
    labels: np.ndarray
    inertia_curve: list[float]


class KMeans(Clusterer):
    """Put each row into the cluster whose centre is nearest.

    Args:
        n_clusters: k, the number of clusters.
        init: "k-means++" spreads the first centres, "random" takes any rows, an array of shape (k, d) gives them.
        n_init: starts; the one that ends with the lowest inertia is kept.
        max_iter: rounds of one start at most.
        random_state: seed of the starts, or None.

    Attributes:
        cluster_centers_: the centres, shape (k, d).
        labels_: the cluster of each training row.
        inertia_: the sum of squared distances to the nearest centre.
        inertia_curve_: the inertia of the start that was kept, and after each of its rounds.
        n_iter_: its rounds.

    Sources: Lloyd, Least squares quantization in PCM (1982); Arthur and Vassilvitskii, k-means++: the advantages of
    careful seeding (2007).
    """

    def __init__(
        self,
        n_clusters: int = 8,
        init: str | np.ndarray = "k-means++",
        n_init: int = 10,
        max_iter: int = 300,
        random_state: int | None = None,
    ):
        self.n_clusters = n_clusters
        self.init = init
        self.n_init = n_init
        self.max_iter = max_iter
        self.random_state = random_state

    def fit(self, X: ArrayLike, y: None = None) -> Self:
        """Find centres that lower the inertia; ``y`` is ignored.

        Raises:
            ValueError: when there are fewer rows than clusters, or a parameter makes no sense.
        """
        X = self._training_rows(X)
        if not 1 <= self.n_clusters <= len(X):
            raise ValueError(f"n_clusters must lie between 1 and n_samples={len(X)}, got {self.n_clusters}.")
        if self.n_init < 1 or self.max_iter < 1:
            raise ValueError(f"n_init and max_iter must be at least 1, got {self!r}.")
        rng = np.random.default_rng(self.random_state)
        # Far from the origin the squares would hide the differences.
        shift = X.mean(axis=0)
        rows = X - shift
        runs = [lloyd(rows, self._start(rows, shift, rng), self.max_iter) for _ in range(self._starts())]
        best = min(runs, key=lambda run: run.inertia_curve[-1])
        self.cluster_centers_, self.labels_ = best.centres + shift, best.labels
        self.inertia_, self.inertia_curve_ = best.inertia_curve[-1], best.inertia_curve
        self.n_iter_ = len(best.inertia_curve) - 1
        return self

    def predict(self, X: ArrayLike) -> np.ndarray:
        """Return the cluster of the nearest centre for each row."""
        {% if worked %}
        X = self._new_rows(X)
        shift = self.cluster_centers_.mean(axis=0)
        return assign(X - shift, self.cluster_centers_ - shift)[0]
        {% else %}
        raise NotImplementedError("predict: docs/derivation.md says what it computes")
        {% endif %}

    def _starts(self) -> int:
        return self.n_init if isinstance(self.init, str) else 1

    def _start(self, rows: np.ndarray, shift: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        if not isinstance(self.init, str):
            return self._given_centres(rows.shape[1]) - shift
        if self.init == "k-means++":
            return plus_plus(rows, self.n_clusters, rng)
        if self.init == "random":
            return rows[rng.choice(len(rows), self.n_clusters, replace=False)]
        raise ValueError(f'init must be "k-means++", "random" or an array of centres, got {self.init!r}.')

    def _given_centres(self, features: int) -> np.ndarray:
        centres, shape = np.asarray(self.init, dtype=float), (self.n_clusters, features)
        if centres.shape != shape:
            raise ValueError(f"The centres in init must have the shape {shape}, not {centres.shape}.")
        return centres


def squared_distances(X: np.ndarray, centres: np.ndarray) -> np.ndarray:
    """Return ‖x - c‖² = ‖x‖² - 2x·c + ‖c‖² for every row and centre, as one matrix product; rounding below 0 is cut."""
    {% if worked %}
    squares = np.sum(X**2, axis=1)[:, None] - 2 * X @ centres.T + np.sum(centres**2, axis=1)
    return np.maximum(squares, 0)
    {% else %}
    raise NotImplementedError("squared_distances: docs/derivation.md says what it computes")
    {% endif %}


def assign(X: np.ndarray, centres: np.ndarray) -> tuple[np.ndarray, float]:
    """Return the nearest centre of each row, and the inertia: what the squared distances to these add up to."""
    {% if worked %}
    distances = squared_distances(X, centres)
    return distances.argmin(axis=1), float(distances.min(axis=1).sum())
    {% else %}
    raise NotImplementedError("assign: docs/derivation.md says what it computes")
    {% endif %}


def plus_plus(X: np.ndarray, k: int, rng: np.random.Generator) -> np.ndarray:
    """Draw k rows as centres, each with a chance proportional to its squared distance from those already drawn.

    The expected inertia is then within 8(log k + 2) of the best possible (Arthur and Vassilvitskii, theorem 1.1).
    """
    {% if worked %}
    centres = X[[rng.integers(len(X))]]
    nearest = squared_distances(X, centres)[:, 0]
    for _ in range(1, k):
        chance = nearest / nearest.sum() if nearest.sum() > 0 else None
        centres = np.vstack([centres, X[rng.choice(len(X), p=chance)]])
        nearest = np.minimum(nearest, squared_distances(X, centres[-1:])[:, 0])
    return centres
    {% else %}
    raise NotImplementedError("plus_plus: docs/derivation.md says what it computes")
    {% endif %}


def lloyd(X: np.ndarray, centres: np.ndarray, max_iter: int) -> Run:
    """Move centres to their rows and assign rows to centres, in turn, until no row changes its cluster.

    Neither half can raise the inertia, and there are finitely many ways to assign rows, so this ends. The labels and
    the last inertia are always those of the centres that are returned.
    """
    {% if worked %}
    labels, inertia = assign(X, centres)
    curve = [inertia]
    for _ in range(max_iter):
        before, centres = labels, means(X, labels, centres)
        labels, inertia = assign(X, centres)
        curve.append(inertia)
        if np.array_equal(before, labels):
            break
    return Run(centres, labels, curve)
    {% else %}
    raise NotImplementedError("lloyd: docs/derivation.md says what it computes")
    {% endif %}


def means(X: np.ndarray, labels: np.ndarray, centres: np.ndarray) -> np.ndarray:
    """Return the mean of the rows of each cluster; a cluster that lost all its rows keeps its centre."""
    {% if worked %}
    members = np.eye(len(centres))[labels]
    counts = members.sum(axis=0)[:, None]
    return np.where(counts > 0, members.T @ X / np.maximum(counts, 1), centres)
    {% else %}
    raise NotImplementedError("means: docs/derivation.md says what it computes")
    {% endif %}
