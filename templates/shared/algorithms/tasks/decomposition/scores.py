"""How much of rows that were not fitted survives the way to a few numbers and back."""

import numpy as np
from sklearn.base import TransformerMixin

LOWER_IS_BETTER = {"RMSE of a pixel"}


def score(model: TransformerMixin, X: np.ndarray, y: np.ndarray) -> dict[str, float]:
    """Return the root of the mean squared error of a pixel, and the share of the variance kept; y is ignored."""
    mse = np.mean((X - model.inverse_transform(model.transform(X))) ** 2)
    total = np.mean((X - X.mean(axis=0)) ** 2)
    return {"RMSE of a pixel": float(np.sqrt(mse)), "variance kept": float(1 - mse / total)}
