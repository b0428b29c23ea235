"""The models that are compared: the learner, scikit-learn's, and the one to beat."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from sklearn import decomposition
from sklearn.base import BaseEstimator, TransformerMixin

from {{ package_name }} import PCA


@dataclass(frozen=True)
class Hyperparameters:
    """What config.toml says of the learner: how many components to keep."""

    n_components: int


class MostVariableFeatures(TransformerMixin, BaseEstimator):
    """Keep the features that vary most, and give back the mean for the others: what to do without PCA."""

    def __init__(self, n_components: int = 2):
        self.n_components = n_components

    def fit(self, X: np.ndarray, y: None = None) -> Self:
        """Learn the mean, and which features vary most."""
        self.mean_ = X.mean(axis=0)
        self.kept_ = np.argsort(X.var(axis=0))[::-1][: self.n_components]
        return self

    def transform(self, X: np.ndarray) -> np.ndarray:
        """Return the features kept."""
        return X[:, self.kept_]

    def inverse_transform(self, Z: np.ndarray) -> np.ndarray:
        """Return whole rows, with the mean for what was left out."""
        X = np.tile(self.mean_, (len(Z), 1))
        X[:, self.kept_] = Z
        return X


def models(chosen: Hyperparameters, seed: int) -> dict[str, TransformerMixin]:
    """Return the models by name, unfitted; nothing here draws at random, so the seed changes nothing."""
    return {
        "ours": PCA(chosen.n_components),
        "scikit-learn": decomposition.PCA(chosen.n_components, svd_solver="full"),
        "baseline: the features that vary most": MostVariableFeatures(chosen.n_components),
    }
