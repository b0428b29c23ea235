"""What kind of answers the models of an experiment give."""

from mlfolio.evidence.learning.experiments import Experiment

_REGRESSORS = tuple(
    name + search
    for name in ("Regressor", "Regression", "SVR", "Lasso", "Ridge", "ElasticNet", "Lars", "LassoLars")
    for search in ("", "CV")
)


def predicts_numbers(experiment: Experiment) -> bool:
    """Return whether all models are regressors, whose `score` is R²."""
    models = experiment.details("model", "simple model")
    return bool(models) and all(name.endswith(_REGRESSORS) and not name.startswith("Logistic") for name in models)
