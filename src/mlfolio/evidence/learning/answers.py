"""What kind of answers the models of an experiment give."""

from mlfolio.evidence.learning.experiments import Experiment

_REGRESSORS = ("Regressor", "Regression", "SVR", "Lasso", "Ridge")


def predicts_numbers(experiment: Experiment) -> bool:
    """Return whether all models are regressors, whose `score` is R²."""
    models = experiment.details("model", "simple model")
    return bool(models) and all(name.endswith(_REGRESSORS) and name != "LogisticRegression" for name in models)
