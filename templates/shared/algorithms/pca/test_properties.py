"""What must hold of principal components whatever the data."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from {{ package_name }} import PCA

seeds = st.integers(0, 2**32 - 1)
sizes = st.tuples(st.integers(3, 40), st.integers(1, 8))


def rows(seed: int, size: tuple[int, int]) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=size)


@given(seeds, sizes)
def test_components_are_orthonormal(seed: int, size: tuple[int, int]) -> None:
    components = PCA().fit(rows(seed, size)).components_
    np.testing.assert_allclose(components @ components.T, np.eye(len(components)), atol=1e-9)


@given(seeds, sizes)
def test_coordinates_are_uncorrelated_with_falling_variance(seed: int, size: tuple[int, int]) -> None:
    learner = PCA()
    Z = learner.fit_transform(rows(seed, size))
    np.testing.assert_allclose(Z.T @ Z / (len(Z) - 1), np.diag(learner.explained_variance_), atol=1e-9)
    assert (np.diff(learner.explained_variance_) <= 1e-12).all()


@given(seeds, sizes)
def test_all_components_keep_everything(seed: int, size: tuple[int, int]) -> None:
    X = rows(seed, size)
    learner = PCA().fit(X)
    np.testing.assert_allclose(learner.inverse_transform(learner.transform(X)), X, atol=1e-9)
    np.testing.assert_allclose(learner.explained_variance_.sum(), X.var(axis=0, ddof=1).sum())


@given(seeds)
def test_what_is_lost_is_the_variance_of_the_components_left_out(seed: int) -> None:
    X = rows(seed, (30, 6))
    learner = PCA(2).fit(X)
    lost = np.sum((X - learner.inverse_transform(learner.transform(X))) ** 2) / 29
    np.testing.assert_allclose(lost, PCA().fit(X).explained_variance_[2:].sum())


@given(seeds)
def test_no_other_projection_of_the_same_size_loses_less(seed: int) -> None:
    X = rows(seed, (30, 6))
    learner = PCA(2).fit(X)
    other = np.linalg.qr(np.random.default_rng(seed).normal(size=(6, 2)))[0].T
    ours, theirs = (np.sum(((X - learner.mean_) @ axes.T) ** 2) for axes in (learner.components_, other))
    assert ours >= theirs - 1e-9
