"""The learner learns: what can be known exactly, and more than the baseline on real data."""

import numpy as np

from {{ package_name }} import PCA

from experiments import data, scores
from experiments.models import MostVariableFeatures


def test_points_on_a_line_need_one_component() -> None:
    X = np.outer(np.arange(5.0), [3, 4])
    learner = PCA(1).fit(X)
    np.testing.assert_allclose(learner.components_, [[0.6, 0.8]])
    np.testing.assert_allclose(learner.explained_variance_ratio_, [1])
    np.testing.assert_allclose(learner.inverse_transform(learner.transform(X)), X, atol=1e-12)


def test_a_share_keeps_as_many_components_as_it_takes() -> None:
    X, _ = data.load()
    ratios = PCA(0.9).fit(X).explained_variance_ratio_
    assert ratios.sum() >= 0.9 > ratios[:-1].sum()


def test_rows_without_variance_have_shares_of_nothing() -> None:
    np.testing.assert_array_equal(PCA().fit(np.ones((3, 2))).explained_variance_ratio_, [0, 0])


def test_ten_components_keep_more_of_unseen_digits_than_ten_pixels() -> None:
    split = data.split(*data.load(), test_share=0.25, seed=0)
    ours, pixels = (
        scores.score(model.fit(split.X_train), split.X_test, split.y_test)["variance kept"]
        for model in (PCA(10), MostVariableFeatures(10))
    )
    assert ours > 0.7
    assert ours > pixels + 0.2
