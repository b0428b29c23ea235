"""The learner learns: what can be known exactly, and more than the baseline on real data."""

import numpy as np

from {{ package_name }} import LinearRegression

from experiments import data


def test_a_line_is_recovered_exactly() -> None:
    X = np.arange(10.0)[:, None]
    learner = LinearRegression().fit(X, 3 * X[:, 0] - 2)
    np.testing.assert_allclose([learner.coef_[0], learner.intercept_], [3, -2])


def test_as_many_features_as_rows_fit_the_noise_itself() -> None:
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(10, 10)), rng.normal(size=10)
    assert LinearRegression().fit(X, y).score(X, y) > 1 - 1e-9


def test_the_loss_falls_with_every_step() -> None:
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(30, 3)), rng.normal(size=30)
    curve = LinearRegression(solver="gradient").fit(X, y).loss_curve_
    assert len(curve) > 2
    assert (np.diff(curve) <= 1e-12).all()


def test_a_third_of_the_variance_of_unseen_rows_is_explained() -> None:
    split = data.split(*data.load(), test_share=0.25, seed=0)
    assert LinearRegression().fit(split.X_train, split.y_train).score(split.X_test, split.y_test) > 0.3
