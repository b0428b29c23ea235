"""How well clusters describe rows they were not made from."""

import numpy as np
from sklearn.base import ClusterMixin
from sklearn.metrics import adjusted_rand_score

LOWER_IS_BETTER = {"inertia per row"}


def score(model: ClusterMixin, X: np.ndarray, y: np.ndarray) -> dict[str, float]:
    """Return the mean squared distance to the nearest centre, and the adjusted Rand index against the true classes.

    The classes only judge: no model sees them. The index is 1 for the same grouping and 0 for chance.
    """
    labels = model.predict(X)
    squares = np.sum((X - model.cluster_centers_[labels]) ** 2, axis=1)
    return {"inertia per row": float(squares.mean()), "adjusted Rand index": float(adjusted_rand_score(y, labels))}
