"""The models that are compared: the learner, scikit-learn's, and the one to beat."""

from dataclasses import asdict, dataclass

from sklearn.base import ClusterMixin
from sklearn.cluster import KMeans as Reference

from {{ package_name }} import KMeans


@dataclass(frozen=True)
class Hyperparameters:
    """What config.toml says of the learner: how many clusters, and how many starts to choose from."""

    n_clusters: int
    n_init: int


def models(chosen: Hyperparameters, seed: int) -> dict[str, ClusterMixin]:
    """Return the models by name, unfitted; the baseline draws rows as centres, and never moves them far."""
    return {
        "ours": KMeans(**asdict(chosen), random_state=seed),
        "scikit-learn": Reference(**asdict(chosen), random_state=seed),
        "baseline: one round from random rows": Reference(
            chosen.n_clusters, init="random", n_init=1, max_iter=1, random_state=seed
        ),
    }
