"""Where the reconstruction errs: held-out digits before and after, and the error of each digit."""

import numpy as np
from matplotlib.figure import Figure
from sklearn.base import TransformerMixin

from experiments.data import Split

SHOWN = 10


def draw(model: TransformerMixin, name: str, split: Split) -> Figure:
    """Return ten digits above their reconstructions, and the mean squared error for each digit."""
    rebuilt = model.inverse_transform(model.transform(split.X_test))
    errors = np.mean((split.X_test - rebuilt) ** 2, axis=1)
    figure = Figure(figsize=(10, 4), layout="constrained")
    pictures, bars = figure.subplots(1, 2)
    rows = [np.hstack(digits[:SHOWN].reshape(-1, 8, 8)) for digits in (split.X_test, rebuilt)]
    pictures.imshow(np.vstack(rows), cmap="gray_r", vmin=0, vmax=16)
    pictures.set(xticks=[], yticks=[], title=f"Held-out digits, and what {name} gives back")
    digits = np.unique(split.y_test)
    bars.bar(digits, [errors[split.y_test == digit].mean() for digit in digits])
    bars.set(xlabel="digit", ylabel="mean squared error of a pixel", title="Which digits lose most", xticks=digits)
    return figure
