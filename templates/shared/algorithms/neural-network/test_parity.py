"""The learner agrees with scikit-learn's, on random and on real data."""

import warnings

import numpy as np
import pytest
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier as Reference

from {{ package_name }} import MLPClassifier
from {{ package_name }}.neural_network import forward, loss_and_gradients

from experiments import data


def trained_reference(X: np.ndarray, y: np.ndarray, **settings: object) -> Reference:
    """Return scikit-learn's network after one pass of plain gradient descent over all rows at once."""
    reference = Reference(
        solver="sgd", momentum=0, batch_size=len(X), max_iter=1, learning_rate_init=1e-2, random_state=0, **settings
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return reference.fit(X, y)


@pytest.mark.parametrize("hidden", [(8,), (8, 5)], ids=str)
def test_the_same_weights_give_the_same_probabilities(hidden: tuple[int, ...]) -> None:
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(40, 5)), rng.integers(0, 3, 40)
    reference = trained_reference(X, y, hidden_layer_sizes=hidden)
    ours = np.exp(forward(X, reference.coefs_, reference.intercepts_)[-1])
    np.testing.assert_allclose(ours, reference.predict_proba(X))


@pytest.mark.parametrize("alpha", [0.0, 0.5])
def test_the_same_weights_give_the_same_gradients(alpha: float) -> None:
    X, y = data.load()
    X, y = X[:100] / 16, y[:100]
    reference = trained_reference(X, y, hidden_layer_sizes=(12,), alpha=alpha)
    before = [coef.copy() for coef in reference.coefs_]
    _, gradients, _ = loss_and_gradients(X, np.eye(10)[y], before, reference.intercepts_, alpha)
    reference.partial_fit(X, y)
    for old, new, gradient in zip(before, reference.coefs_, gradients, strict=True):
        np.testing.assert_allclose((old - new) / 1e-2, gradient, atol=1e-10)


def test_training_ends_as_well_on_real_data() -> None:
    split = data.split(*data.load(), test_share=0.25, seed=0)
    settings = {"hidden_layer_sizes": (32,), "batch_size": 32, "max_iter": 30, "random_state": 0}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        reference = Reference(**settings).fit(split.X_train / 16, split.y_train)
    ours = MLPClassifier(**settings).fit(split.X_train / 16, split.y_train)
    expected = reference.score(split.X_test / 16, split.y_test)
    assert ours.score(split.X_test / 16, split.y_test) == pytest.approx(expected, abs=0.02)
