"""What must hold of the network whatever the data."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from {{ package_name }} import MLPClassifier
from {{ package_name }}.neural_network import batches, first_weights, forward, log_softmax

seeds = st.integers(0, 2**32 - 1)
widths = st.lists(st.integers(1, 8), min_size=0, max_size=3)


@given(seeds, st.floats(-1e6, 1e6))
def test_softmax_sums_to_one_and_ignores_a_common_shift(seed: int, shift: float) -> None:
    scores = np.random.default_rng(seed).normal(size=(5, 4))
    np.testing.assert_allclose(np.exp(log_softmax(scores)).sum(axis=1), 1)
    np.testing.assert_allclose(log_softmax(scores + shift), log_softmax(scores), atol=1e-8)


@given(seeds, widths)
def test_a_row_is_predicted_the_same_alone_and_among_others(seed: int, hidden: list[int]) -> None:
    rng = np.random.default_rng(seed)
    coefs, intercepts = first_weights([3, *hidden, 2], rng)
    X = rng.normal(size=(6, 3))
    together = forward(X, coefs, intercepts)[-1]
    np.testing.assert_allclose([forward(row[None], coefs, intercepts)[-1][0] for row in X], together, atol=1e-12)


@given(seeds, st.integers(1, 8), st.integers(1, 8))
def test_the_order_of_hidden_units_does_not_matter(seed: int, width: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    (first, last), (low, high) = first_weights([3, width, 2], rng)
    order, X = rng.permutation(width), rng.normal(size=(n, 3))
    mixed = forward(X, [first[:, order], last[order]], [low[order], high])[-1]
    np.testing.assert_allclose(mixed, forward(X, [first, last], [low, high])[-1], atol=1e-12)


@given(seeds, st.integers(1, 50), st.integers(1, 60))
def test_each_epoch_visits_every_row_once(seed: int, n: int, size: int) -> None:
    cut = list(batches(n, size, np.random.default_rng(seed)))
    assert sorted(np.concatenate(cut)) == list(range(n))
    probabilities = MLPClassifier((2,), max_iter=1, random_state=0).fit([[0.0], [1.0]], [0, 1]).predict_proba([[0.5]])
    np.testing.assert_allclose(probabilities.sum(), 1)
