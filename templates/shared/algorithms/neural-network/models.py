"""The models that are compared: the learner, scikit-learn's, and the one to beat."""

import warnings
from dataclasses import dataclass
from typing import Self

import numpy as np
from sklearn.base import ClassifierMixin
from sklearn.dummy import DummyClassifier
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier as SklearnNetwork
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler

from {{ package_name }} import MLPClassifier


@dataclass(frozen=True)
class Hyperparameters:
    """What config.toml says of the learner: width of its hidden layer, passes over the rows at most, rows a step."""

    width: int
    epochs: int
    batch_size: int


class Reference(SklearnNetwork):
    """scikit-learn's network, which may stop at its most epochs as ours does: without a warning."""

    def fit(self, X: np.ndarray, y: np.ndarray) -> Self:
        """Fit as scikit-learn does."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            return super().fit(X, y)


def models(chosen: Hyperparameters, seed: int) -> dict[str, ClassifierMixin]:
    """Return the models by name, unfitted; the seed decides on the first weights and on the shuffling."""
    shared = {"hidden_layer_sizes": (chosen.width,), "max_iter": chosen.epochs, "random_state": seed}
    shared |= {"batch_size": chosen.batch_size}
    return {
        "ours": make_pipeline(MinMaxScaler(), MLPClassifier(**shared)),
        "scikit-learn": make_pipeline(MinMaxScaler(), Reference(**shared)),
        "baseline: the most frequent class": DummyClassifier(),
    }
