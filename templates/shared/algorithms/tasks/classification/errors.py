"""Where a model errs: which classes it takes for which, and how sure it was."""

import numpy as np
from matplotlib.figure import Figure
from sklearn.base import ClassifierMixin
from sklearn.metrics import ConfusionMatrixDisplay

from experiments.data import Split


def draw(model: ClassifierMixin, name: str, split: Split) -> Figure:
    """Return the confusion matrix of the held-out rows, and the model's confidence where it is right and wrong."""
    predicted = model.predict(split.X_test)
    right = predicted == split.y_test
    sure = np.max(model.predict_proba(split.X_test), axis=1)
    figure = Figure(figsize=(10, 4), layout="constrained")
    matrix, histogram = figure.subplots(1, 2)
    ConfusionMatrixDisplay.from_predictions(split.y_test, predicted, ax=matrix, colorbar=False, cmap="Blues")
    matrix.set(title=f"Confusion of {name}, held-out rows")
    histogram.hist([sure[right], sure[~right]], bins=20, stacked=True, label=["right", "wrong"])
    histogram.set(xlabel="probability of the class predicted", ylabel="rows (log scale)", yscale="log")
    histogram.set_title("How sure it was")
    histogram.legend()
    return figure
