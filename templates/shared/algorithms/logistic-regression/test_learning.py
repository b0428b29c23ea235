"""The learner learns: what can be known exactly, and more than the baseline on real data."""

import numpy as np
import pytest

from {{ package_name }} import LogisticRegression

from experiments import data
from experiments.models import Hyperparameters, models


def test_without_features_that_tell_the_shares_are_learnt() -> None:
    y = np.array([0] * 3 + [1] * 9)
    np.testing.assert_allclose(LogisticRegression().fit(np.zeros((12, 1)), y).predict_proba([[0.0]]), [[0.25, 0.75]])


def test_classes_that_a_line_parts_are_learnt_without_error() -> None:
    X = np.random.default_rng(0).normal(size=(50, 2))
    y = (X[:, 0] > X[:, 1]).astype(int)
    assert LogisticRegression(1e-4).fit(X, y).score(X, y) == 1


@pytest.mark.parametrize("solver", ["newton", "gradient"])
def test_the_loss_falls_with_every_step(solver: str) -> None:
    rng = np.random.default_rng(0)
    curve = LogisticRegression(solver=solver).fit(rng.normal(size=(60, 3)), rng.integers(0, 3, 60)).loss_curve_
    assert len(curve) > 2
    assert (np.diff(curve) <= 1e-9).all()


def test_newton_needs_fewer_steps_than_gradient_descent() -> None:
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(60, 3)), rng.integers(0, 3, 60)
    newton, gradient = (LogisticRegression(solver=solver, max_iter=1000).fit(X, y) for solver in ("newton", "gradient"))
    assert newton.n_iter_ < gradient.n_iter_


def test_19_of_20_unseen_tumours_are_told_apart() -> None:
    split = data.split(*data.load(), test_share=0.25, seed=0)
    ours = models(Hyperparameters(alpha=1.0), seed=0)["ours"].fit(split.X_train, split.y_train)
    assert ours.score(split.X_test, split.y_test) > 0.95
