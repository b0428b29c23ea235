"""Helpers that fit what they are given: a training where something calls them."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.repo import Repo

HELPER = "def scored(model, x, y):\n    model.fit(x, y)\n    return model.score(x, y)\n"


def trains(folder: Path, **codes: str) -> bool:
    return bool(Repo(make(folder / "r", {f"{name}.py": code for name, code in codes.items()})).learning)


def test_a_helper_that_nothing_calls_trains_nothing(tmp_path: Path) -> None:
    assert not trains(tmp_path, helper=HELPER)


def test_a_helper_that_fits_a_copy_trains_nothing(tmp_path: Path) -> None:
    copied = HELPER.replace("scored(model", "scored(estimator").replace(
        "    model.fit", "    model = {}\n    model.fit"
    )
    imports = "from sklearn.base import clone\n\n\n"
    assert not trains(tmp_path / "a", helper=imports + copied.format("clone(estimator)"))
    assert trains(tmp_path / "b", helper=imports + copied.format("clone(MODEL)"))


@pytest.mark.parametrize(
    "other",
    [
        "from helper import scored\n\nscored(SVC(), rows, y)\n",
        "import helper\n\nhelper.scored(SVC(), rows, y)\n",
        "__all__ = ['scored']\n",
    ],
)
def test_a_helper_that_is_named_elsewhere_trains(other: str, tmp_path: Path) -> None:
    assert trains(tmp_path, helper=HELPER, other=other)


def test_what_makes_its_own_model_trains(tmp_path: Path) -> None:
    code = HELPER.replace("    model.fit", "    model = SVC()\n    model.fit")
    assert trains(tmp_path, helper="from sklearn.svm import SVC\n\n\n" + code)
