"""The models that are compared: the learner, scikit-learn's, and the one to beat."""

from dataclasses import dataclass

from sklearn.base import ClassifierMixin
from sklearn.dummy import DummyClassifier
from sklearn.neural_network import MLPClassifier as Reference
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler

from {{ package_name }} import MLPClassifier


@dataclass(frozen=True)
class Hyperparameters:
    """What config.toml says of the learner: the width of its hidden layer, and the passes over the rows at most."""

    width: int
    epochs: int


def models(chosen: Hyperparameters, seed: int) -> dict[str, ClassifierMixin]:
    """Return the models by name, unfitted; the seed decides on the first weights and on the shuffling."""
    shared = {"hidden_layer_sizes": (chosen.width,), "batch_size": 32, "max_iter": chosen.epochs, "random_state": seed}
    return {
        "ours": make_pipeline(MinMaxScaler(), MLPClassifier(**shared)),
        "scikit-learn": make_pipeline(MinMaxScaler(), Reference(**shared, tol=0, n_iter_no_change=chosen.epochs)),
        "baseline: the most frequent class": DummyClassifier(),
    }
