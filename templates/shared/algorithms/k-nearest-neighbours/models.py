"""The models that are compared: the learner, scikit-learn's, and the one to beat."""

from dataclasses import dataclass

from sklearn.base import ClassifierMixin
from sklearn.dummy import DummyClassifier
from sklearn.neighbors import KNeighborsClassifier as Reference

from {{ package_name }} import KNeighborsClassifier


@dataclass(frozen=True)
class Hyperparameters:
    """What config.toml says of the learner: how many neighbours vote."""

    n_neighbors: int


def models(chosen: Hyperparameters, seed: int) -> dict[str, ClassifierMixin]:
    """Return the models by name, unfitted; nothing here draws at random, so the seed changes nothing.

    The features are pixels of one scale, so that none needs scaling.
    """
    return {
        "ours": KNeighborsClassifier(n_neighbors=chosen.n_neighbors),
        "scikit-learn": Reference(n_neighbors=chosen.n_neighbors, algorithm="brute"),
        "baseline: the most frequent class": DummyClassifier(),
    }
