"""The models that are compared: the learner, scikit-learn's, and the one to beat."""

from dataclasses import asdict, dataclass

from sklearn.base import ClassifierMixin
from sklearn.dummy import DummyClassifier
from sklearn.model_selection import GridSearchCV
from sklearn.naive_bayes import GaussianNB as Reference

from {{ package_name }} import GaussianNB


@dataclass(frozen=True)
class Hyperparameters:
    """What config.toml lets a model choose from: the share of the largest variance that is added to all."""

    var_smoothing: tuple[float, ...]


def models(tried: Hyperparameters, seed: int) -> dict[str, ClassifierMixin]:
    """Return the models by name, unfitted; nothing here draws at random, so the seed changes nothing."""
    return {
        "ours": searched(GaussianNB(), tried),
        "scikit-learn": searched(Reference(), tried),
        "baseline: the most frequent class": DummyClassifier(),
    }


def searched(model: ClassifierMixin, tried: Hyperparameters) -> GridSearchCV:
    """Return a model that chooses when it is fitted, by log loss in five folds of the rows that it is fitted to.

    Held-out rows take no part in it: a setting chosen by them would make them look easier than the next rows are.
    """
    return GridSearchCV(model, asdict(tried), scoring="neg_log_loss", error_score="raise")
