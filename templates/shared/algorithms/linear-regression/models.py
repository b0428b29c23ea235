"""The models that are compared: the learner, scikit-learn's, and the one to beat."""

from dataclasses import dataclass

from sklearn.base import RegressorMixin
from sklearn.dummy import DummyRegressor
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from {{ package_name }} import LinearRegression


@dataclass(frozen=True)
class Hyperparameters:
    """What config.toml says of the learner: the strength of the penalty."""

    alpha: float


def models(chosen: Hyperparameters, seed: int) -> dict[str, RegressorMixin]:
    """Return the models by name, unfitted; nothing here draws at random, so the seed changes nothing."""
    return {
        "ours": make_pipeline(StandardScaler(), LinearRegression(alpha=chosen.alpha)),
        "scikit-learn": make_pipeline(StandardScaler(), Ridge(alpha=chosen.alpha)),
        "baseline: the mean": DummyRegressor(),
    }
