"""How well a model predicts numbers."""

import numpy as np
from sklearn.base import RegressorMixin


def score(model: RegressorMixin, X: np.ndarray, y: np.ndarray) -> dict[str, float]:
    """Return the root of the mean squared error, in units of the target, and R², the share of variance explained."""
    residual = y - model.predict(X)
    return {
        "RMSE": float(np.sqrt(np.mean(residual**2))),
        "R²": float(1 - np.sum(residual**2) / np.sum((y - y.mean()) ** 2)),
    }
