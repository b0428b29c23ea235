"""Where a model errs: residuals against predictions, and their distribution."""

from matplotlib.figure import Figure
from sklearn.base import RegressorMixin

from experiments.data import Split


def draw(model: RegressorMixin, name: str, split: Split) -> Figure:
    """Return what is left of the held-out targets after the prediction: no shape should be seen in it."""
    predicted = model.predict(split.X_test)
    residual = split.y_test - predicted
    figure = Figure(figsize=(9, 3.5), layout="constrained")
    scatter, histogram = figure.subplots(1, 2)
    scatter.plot(predicted, residual, "o", alpha=0.5)
    scatter.axhline(0, color="black", linewidth=1)
    scatter.set(xlabel="prediction", ylabel="target - prediction", title=f"Residuals of {name}, held-out rows")
    histogram.hist(residual, bins=20)
    histogram.set(xlabel="target - prediction", ylabel="rows", title="Their distribution")
    return figure
