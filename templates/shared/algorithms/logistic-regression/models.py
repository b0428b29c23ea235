"""The models that are compared: the learner, scikit-learn's, and the one to beat."""

from dataclasses import dataclass

from sklearn.base import ClassifierMixin
from sklearn.dummy import DummyClassifier
from sklearn.linear_model import LogisticRegression as Reference
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from {{ package_name }} import LogisticRegression


@dataclass(frozen=True)
class Hyperparameters:
    """What config.toml says of the learner: the strength of the penalty."""

    alpha: float


def models(chosen: Hyperparameters, seed: int) -> dict[str, ClassifierMixin]:
    """Return the models by name, unfitted; nothing here draws at random, so the seed changes nothing."""
    return {
        "ours": make_pipeline(StandardScaler(), LogisticRegression(alpha=chosen.alpha)),
        "scikit-learn": make_pipeline(StandardScaler(), Reference(C=1 / chosen.alpha, tol=1e-8, max_iter=1000)),
        "baseline: the most frequent class": DummyClassifier(),
    }
