"""The models that are compared: the learner, scikit-learn's, and the one to beat."""

from dataclasses import asdict, dataclass

from sklearn.base import ClassifierMixin
from sklearn.dummy import DummyClassifier
from sklearn.tree import DecisionTreeClassifier as Reference

from {{ package_name }} import DecisionTreeClassifier


@dataclass(frozen=True)
class Hyperparameters:
    """What config.toml says of the learner: how deep the tree may grow, and how small its leaves may be."""

    max_depth: int
    min_samples_leaf: int


def models(chosen: Hyperparameters, seed: int) -> dict[str, ClassifierMixin]:
    """Return the models by name, unfitted; scikit-learn's breaks ties between splits by the seed."""
    return {
        "ours": DecisionTreeClassifier(**asdict(chosen)),
        "scikit-learn": Reference(**asdict(chosen), random_state=seed),
        "baseline: the most frequent class": DummyClassifier(),
    }
