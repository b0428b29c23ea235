"""The learner agrees with scikit-learn's, on random and on real data."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression as Reference
from sklearn.preprocessing import StandardScaler

from {{ package_name }} import LogisticRegression

from experiments import data


def random_problem(classes: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(classes)
    X = rng.normal(size=(200, 5))
    return X, np.argmax(X @ rng.normal(size=(5, classes)) + rng.gumbel(size=(200, classes)), axis=1)


@pytest.mark.parametrize("alpha", [0.1, 1.0, 10.0])
@pytest.mark.parametrize("classes", [2, 3, 5])
def test_random_data(classes: int, alpha: float) -> None:
    X, y = random_problem(classes)
    ours = LogisticRegression(alpha).fit(X, y)
    reference = Reference(C=1 / alpha, tol=1e-10, max_iter=1000).fit(X, y)
    np.testing.assert_allclose(ours.coef_, reference.coef_, atol=1e-4)
    np.testing.assert_allclose(ours.predict_proba(X), reference.predict_proba(X), atol=1e-5)


def test_real_data() -> None:
    X, y = data.load()
    X = StandardScaler().fit_transform(X)
    ours, reference = LogisticRegression().fit(X, y), Reference(tol=1e-10, max_iter=1000).fit(X, y)
    np.testing.assert_allclose(ours.predict_proba(X), reference.predict_proba(X), atol=1e-5)
