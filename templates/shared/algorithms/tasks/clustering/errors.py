"""Where clusters and classes part: the centres as pictures, and which digits fall into each."""

import numpy as np
from matplotlib.figure import Figure
from sklearn.base import ClusterMixin
from sklearn.metrics.cluster import contingency_matrix

from experiments.data import Split


def draw(model: ClusterMixin, name: str, split: Split) -> Figure:
    """Return the centres, and the number of held-out rows of each digit in each cluster."""
    centres = model.cluster_centers_.reshape(-1, 8, 8)
    table = contingency_matrix(split.y_test, model.predict(split.X_test))
    figure = Figure(figsize=(10, 4), layout="constrained")
    pictures, counts = figure.subplots(1, 2)
    pictures.imshow(np.hstack(centres), cmap="gray_r", aspect="auto")
    pictures.set(xticks=range(4, 8 * len(centres), 8), yticks=[], xlabel="cluster", title=f"The centres of {name}")
    pictures.set_xticklabels(range(len(centres)))
    counts.imshow(table, cmap="Blues")
    counts.set(xlabel="cluster", ylabel="digit", title="Held-out rows of each digit in each cluster")
    counts.set(xticks=range(table.shape[1]), yticks=range(table.shape[0]))
    return figure
