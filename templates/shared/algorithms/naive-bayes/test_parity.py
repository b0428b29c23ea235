"""The learner agrees with scikit-learn's, on random and on real data."""

import numpy as np
import pytest
from sklearn.naive_bayes import GaussianNB as Reference

from {{ package_name }} import GaussianNB

from experiments import data


@pytest.mark.parametrize("var_smoothing", [1e-9, 0.1])
@pytest.mark.parametrize("classes", [2, 4])
def test_random_data(classes: int, var_smoothing: float) -> None:
    rng = np.random.default_rng(classes)
    y = rng.integers(0, classes, 200)
    X = rng.normal(y[:, None], 1 + y[:, None], (200, 3))
    ours, reference = GaussianNB(var_smoothing).fit(X, y), Reference(var_smoothing=var_smoothing).fit(X, y)
    np.testing.assert_allclose(ours.theta_, reference.theta_)
    np.testing.assert_allclose(ours.var_, reference.var_)
    np.testing.assert_allclose(ours.predict_log_proba(X), reference.predict_log_proba(X), atol=1e-10)


@pytest.mark.parametrize("var_smoothing", [1e-9, 0.01])
def test_real_data(var_smoothing: float) -> None:
    X, y = data.load()
    ours, reference = GaussianNB(var_smoothing).fit(X, y), Reference(var_smoothing=var_smoothing).fit(X, y)
    np.testing.assert_allclose(ours.predict_proba(X), reference.predict_proba(X), atol=1e-6)
