"""KerasTuner: searches over settings that train models themselves, and make the best one anew."""

from mlfolio.evidence.dataflow.events import UNKNOWN_MODEL
from mlfolio.evidence.dataflow.holders import Items
from mlfolio.evidence.dataflow.plain import PLAIN, Value
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.values import Estimator

TUNERS = frozenset(["Hyperband", "RandomSearch", "BayesianOptimization", "GridSearch"])

SEARCHES = "search"
"""The method that trains models on rows, and watches them on others."""


def found(owner: Estimator, name: str, arguments: Arguments, run: Run) -> Value:
    """Return what else a tuner gives: a model that is yet to be trained, or those that it trained."""
    if name == "build":
        return Estimator(UNKNOWN_MODEL, "model", "", run.site(arguments.node))
    return Items([owner]) if name == "get_best_models" else PLAIN
