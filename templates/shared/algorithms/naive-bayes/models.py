"""The models that are compared: the learner, scikit-learn's, and the one to beat."""

from dataclasses import dataclass

from sklearn.base import ClassifierMixin
from sklearn.dummy import DummyClassifier
from sklearn.naive_bayes import GaussianNB as Reference

from {{ package_name }} import GaussianNB


@dataclass(frozen=True)
class Hyperparameters:
    """What config.toml says of the learner: the share of the largest variance that is added to all."""

    var_smoothing: float


def models(chosen: Hyperparameters, seed: int) -> dict[str, ClassifierMixin]:
    """Return the models by name, unfitted; nothing here draws at random, so the seed changes nothing."""
    return {
        "ours": GaussianNB(var_smoothing=chosen.var_smoothing),
        "scikit-learn": Reference(var_smoothing=chosen.var_smoothing),
        "baseline: the most frequent class": DummyClassifier(),
    }
