"""What kind of answers the models of an experiment give."""

from mlfolio.evidence.learning.experiments import Experiment

_REGRESSORS = tuple(
    name + search
    for name in ("Regressor", "Regression", "SVR", "Lasso", "Ridge", "ElasticNet", "Lars", "LassoLars")
    for search in ("", "CV")
)
_LEAST_SQUARES = frozenset("OLS WLS GLS RLM ols wls gls rlm QuantReg quantreg".split())
"""Those of statsmodels."""


def predicts_numbers(experiment: Experiment) -> bool:
    """Return whether all models are regressors, whose `score` is R²."""
    models = experiment.details("model", "simple model")
    return bool(models) and all(map(_is_regressor, models))


def _is_regressor(name: str) -> bool:
    return name in _LEAST_SQUARES or (name.endswith(_REGRESSORS) and not name.startswith("Logistic"))
