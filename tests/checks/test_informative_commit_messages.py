"""Which subjects say what changed, and which say nothing for or against the author."""

from pathlib import Path

import pytest

from mlfolio.catalogue import Check
from mlfolio.examples import Commit, Example
from mlfolio.testing import ask, build
from mlfolio.verdicts import Outcome, Verdict


def verdict(checks: tuple[Check, ...], folder: Path, subjects: list[str]) -> Verdict:
    commits = [Commit(one, {"a.py": f"print({day})\n"}, day=day) for day, one in enumerate(subjects)]
    build(Example(commits=tuple(commits)), folder)
    return ask(next(one for one in checks if one.id == "informative-commit-messages"), folder)


@pytest.mark.parametrize(
    "subject", ["feat: svm", "fix(knn): ties", "feat: naive bayes", "Fit a simple model", "Remove .o files", "EDA"]
)
def test_subjects_that_name_what_changed(checks: tuple[Check, ...], subject: str, tmp_path: Path) -> None:
    assert verdict(checks, tmp_path, [subject] * 5).share == 1


@pytest.mark.parametrize(
    "subject", ["feat: wip", "svm", "modify a simple file", "modified train.py file", "simple", "WIP"]
)
def test_subjects_that_fit_any_change(checks: tuple[Check, ...], subject: str, tmp_path: Path) -> None:
    assert verdict(checks, tmp_path, [subject] * 5).share == 0


@pytest.mark.parametrize(
    "subject", ["Delete 3_1_Regularization.pdf", "Update Version 1.6.62:", "Update: 1.0.07", "v1.2", "first push"]
)
def test_subjects_that_say_nothing_of_their_author(checks: tuple[Check, ...], subject: str, tmp_path: Path) -> None:
    assert verdict(checks, tmp_path, [subject] * 5).outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("subjects", "outcome"),
    [
        (["Update README.md", "Read the data", "update"], Outcome.NOT_APPLICABLE),
        (["Update README.md", "update"], Outcome.FAIL),
        (["update"] * 4 + ["Read the data"], Outcome.FAIL),
    ],
)
def test_a_few_subjects_show_no_habit(
    checks: tuple[Check, ...], subjects: list[str], outcome: Outcome, tmp_path: Path
) -> None:
    assert verdict(checks, tmp_path, subjects).outcome is outcome
