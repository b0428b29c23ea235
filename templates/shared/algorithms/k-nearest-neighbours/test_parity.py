"""The learner agrees with scikit-learn's, on random and on real data."""

import numpy as np
import pytest
from sklearn.neighbors import KNeighborsClassifier as Reference

from {{ package_name }} import KNeighborsClassifier

from experiments import data


@pytest.mark.parametrize("weights", ["uniform", "distance"])
@pytest.mark.parametrize("k", [1, 5, 20])
def test_random_data(k: int, weights: str) -> None:
    rng = np.random.default_rng(k)
    X, y, new = rng.normal(size=(100, 4)), rng.integers(0, 3, 100), rng.normal(size=(50, 4))
    ours, reference = KNeighborsClassifier(k, weights).fit(X, y), Reference(k, weights=weights).fit(X, y)
    np.testing.assert_allclose(ours.kneighbors(new)[0], reference.kneighbors(new)[0])
    np.testing.assert_array_equal(ours.kneighbors(new)[1], reference.kneighbors(new)[1])
    np.testing.assert_allclose(ours.predict_proba(new), reference.predict_proba(new))


def test_real_data() -> None:
    split = data.split(*data.load(), test_share=0.25, seed=0)
    ours = KNeighborsClassifier().fit(split.X_train, split.y_train)
    reference = Reference().fit(split.X_train, split.y_train)
    np.testing.assert_allclose(ours.kneighbors(split.X_test)[0], reference.kneighbors(split.X_test)[0])
    # Rows at the same distance may be chosen differently, which moves a vote now and then.
    assert np.mean(ours.predict(split.X_test) == reference.predict(split.X_test)) > 0.995
