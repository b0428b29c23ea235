"""How well a model predicts classes."""

import numpy as np
from sklearn.base import ClassifierMixin
from sklearn.metrics import balanced_accuracy_score, log_loss

LOWER_IS_BETTER = {"log loss"}


def score(model: ClassifierMixin, X: np.ndarray, y: np.ndarray) -> dict[str, float]:
    """Return the mean recall of the classes, and the log loss, which punishes confident mistakes."""
    return {
        "balanced accuracy": float(balanced_accuracy_score(y, model.predict(X))),
        "log loss": float(log_loss(y, model.predict_proba(X))),
    }
