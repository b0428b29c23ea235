"""Which numbered folders are lessons on a technique each, and which are projects or works."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.repo import Repo

_FITS = "from sklearn.svm import SVC\n\nSVC().fit(x, y)\n"
_BY_HAND = "import numpy\n\nweights = numpy.zeros(3)\n"
_NAMED = ("1. Linear Regression", "10. K Fold Cross Validation", "2_naive_bayes", "Part 3 - SVM", "5.1 Random Forests")


def _is_set(folder: Path, names: tuple[str, ...], code: str = _FITS) -> bool:
    repo = Repo(make(folder / "r", {f"{name}/fit.py": code for name in names}))
    return f"{names[0]}/fit.py" in repo.coursework


@pytest.mark.parametrize(
    "names", [_NAMED, (*_NAMED, "7. Saving model"), tuple(f"course/{name}" for name in _NAMED), (*_NAMED, "churn")]
)
def test_lessons(names: tuple[str, ...], tmp_path: Path) -> None:
    assert _is_set(tmp_path, names)


@pytest.mark.parametrize(
    "names",
    [
        _NAMED[:4],
        ("Linear Regression", "Naive Bayes", "SVM", "Random Forests", "K Means", "Decision Tree"),
        (
            "1_iris_trees",
            "2_house_regression",
            "3_fraud",
            "4_cancer_forest",
            "5_abalone_knn",
            "6_churn",
            "7_customer_kmeans",
        ),
        (*_NAMED, *(f"{number}. Houses" for number in range(11, 14))),
    ],
)
def test_projects(names: tuple[str, ...], tmp_path: Path) -> None:
    assert not _is_set(tmp_path, names)


def test_algorithms_that_are_written_out_are_works(tmp_path: Path) -> None:
    assert not _is_set(tmp_path, _NAMED, _BY_HAND)


def test_what_trains_in_lessons_is_an_exercise(tmp_path: Path) -> None:
    repo = Repo(make(tmp_path / "r", {f"{name}/fit.py": _FITS for name in _NAMED}))
    assert repo.learning.experiments
    assert not repo.learning.works
