"""The learner agrees with scikit-learn's, on random and on real data."""

import numpy as np
import pytest
from sklearn import decomposition

from {{ package_name }} import PCA

from experiments import data


@pytest.mark.parametrize(("n", "d"), [(50, 5), (10, 30), (200, 20)], ids=str)
@pytest.mark.parametrize("k", [1, 4, None])
def test_random_data(n: int, d: int, k: int | None) -> None:
    X = np.random.default_rng(n).normal(2, 1, (n, d)) * np.arange(1, d + 1)
    ours, reference = PCA(k).fit(X), decomposition.PCA(k, svd_solver="full").fit(X)
    kept = slice(min(n - 1, d))  # with fewer rows than features the last direction is rounding error
    np.testing.assert_allclose(ours.explained_variance_, reference.explained_variance_, atol=1e-8)
    np.testing.assert_allclose(ours.components_[kept], reference.components_[kept], atol=1e-8)
    np.testing.assert_allclose(ours.transform(X)[:, kept], reference.transform(X)[:, kept], atol=1e-8)


@pytest.mark.parametrize("k", [2, 10, 0.9])
def test_real_data(k: float) -> None:
    X, _ = data.load()
    ours, reference = PCA(k).fit(X), decomposition.PCA(k, svd_solver="full").fit(X)
    np.testing.assert_allclose(ours.explained_variance_ratio_, reference.explained_variance_ratio_)
    np.testing.assert_allclose(ours.transform(X), reference.transform(X), atol=1e-8)
    ours_again, reference_again = (model.inverse_transform(model.transform(X)) for model in (ours, reference))
    np.testing.assert_allclose(ours_again, reference_again, atol=1e-8)
