"""How well a model predicts numbers."""

import numpy as np
from sklearn.base import RegressorMixin
from sklearn.metrics import r2_score, root_mean_squared_error

LOWER_IS_BETTER = {"RMSE"}


def score(model: RegressorMixin, X: np.ndarray, y: np.ndarray) -> dict[str, float]:
    """Return the root of the mean squared error, in units of the target, and R², the share of variance explained."""
    predicted = model.predict(X)
    return {"RMSE": float(root_mean_squared_error(y, predicted)), "R²": float(r2_score(y, predicted))}
