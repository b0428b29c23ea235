"""What must hold of logistic regression whatever the data."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from {{ package_name }} import LogisticRegression

seeds = st.integers(0, 2**32 - 1)
classes = st.integers(2, 4)


def problem(seed: int, classes: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return rng.normal(size=(40, 3)), np.concatenate([np.arange(classes), rng.integers(0, classes, 40 - classes)])


@given(seeds, classes)
def test_probabilities_are_positive_and_sum_to_one(seed: int, classes: int) -> None:
    X, y = problem(seed, classes)
    probabilities = LogisticRegression().fit(X, y).predict_proba(100 * X)
    assert (probabilities >= 0).all()
    np.testing.assert_allclose(probabilities.sum(axis=1), 1)


@given(seeds, classes)
def test_mean_probability_of_a_class_is_its_share(seed: int, classes: int) -> None:
    X, y = problem(seed, classes)
    probabilities = LogisticRegression().fit(X, y).predict_proba(X)
    np.testing.assert_allclose(probabilities.mean(axis=0), np.bincount(y) / len(y), atol=1e-6)


@given(seeds, classes)
def test_names_of_the_classes_do_not_matter(seed: int, classes: int) -> None:
    X, y = problem(seed, classes)
    names = np.array(["ash", "beech", "cedar", "date"])
    numbers = LogisticRegression().fit(X, y).predict(X)
    assert (LogisticRegression().fit(X, names[y]).predict(X) == names[numbers]).all()


@given(seeds, classes, st.floats(0.1, 10))
def test_a_stronger_penalty_never_lengthens_the_weights(seed: int, classes: int, alpha: float) -> None:
    X, y = problem(seed, classes)
    weak, strong = (LogisticRegression(strength).fit(X, y).coef_ for strength in (alpha, 2 * alpha))
    assert np.linalg.norm(strong) <= np.linalg.norm(weak) + 1e-6
