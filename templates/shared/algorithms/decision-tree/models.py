"""The models that are compared: the learner, scikit-learn's, and the one to beat."""

from dataclasses import asdict, dataclass

from sklearn.base import ClassifierMixin
from sklearn.dummy import DummyClassifier
from sklearn.model_selection import GridSearchCV
from sklearn.tree import DecisionTreeClassifier as Reference

from {{ package_name }} import DecisionTreeClassifier


@dataclass(frozen=True)
class Hyperparameters:
    """What config.toml lets a tree choose from: how deep it may grow, and how small its leaves may be."""

    max_depth: tuple[int, ...]
    min_samples_leaf: tuple[int, ...]


def models(tried: Hyperparameters, seed: int) -> dict[str, ClassifierMixin]:
    """Return the models by name, unfitted; scikit-learn's breaks ties between splits by the seed."""
    return {
        "ours": searched(DecisionTreeClassifier(), tried),
        "scikit-learn": searched(Reference(random_state=seed), tried),
        "baseline: the most frequent class": DummyClassifier(),
    }


def searched(model: ClassifierMixin, tried: Hyperparameters) -> GridSearchCV:
    """Return a model that chooses when it is fitted, by log loss in five folds of the rows that it is fitted to.

    Held-out rows take no part in it: a setting chosen by them would make them look easier than the next rows are.
    """
    return GridSearchCV(model, asdict(tried), scoring="neg_log_loss", error_score="raise")
