"""Edge cases of python-version-stated: who has to say it, and where it counts."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

FEW = {"fast.py": "import pandas\n\nprint(pandas.read_csv('a.csv'))\n"}
FIT = "fit <- function(rows) {\n  mean(rows$price)\n}\n" * 30
PROJECT = {"README.md": "# A project\n\nNeeds Python 3.8+.\n", "fit.py": "print(1)\n"}


@pytest.fixture
def check(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "python-version-stated")


@pytest.mark.parametrize("path", ["fit.R", "report.Rmd", "fit.m"])
def test_a_few_lines_of_python_beside_another_language_are_not_asked(check: Check, tmp_path: Path, path: str) -> None:
    assert ask(check, make(tmp_path / "a", FEW | {path: FIT})).outcome is Outcome.NOT_APPLICABLE
    more = {"fast.py": FEW["fast.py"] * 20}
    assert ask(check, make(tmp_path / "b", more | {path: FIT})).outcome is Outcome.FAIL


@pytest.mark.parametrize(("telling", "share"), [(0, 0), (2, 0.25), (4, 0.5)])
def test_each_project_of_a_portfolio_counts_by_its_readme(
    check: Check, tmp_path: Path, telling: int, share: float
) -> None:
    files = {"README.md": "# My portfolio\n\nProjects in data science.\n"}
    for number, name in enumerate(("churn", "houses", "digits", "reviews")):
        files |= {f"{name}/{path}": text for path, text in PROJECT.items()}
        files |= {} if number < telling else {f"{name}/README.md": "# A project\n"}
    found = ask(check, make(tmp_path, files))
    assert (found.outcome, found.share) == (Outcome.PASS if telling == 4 else Outcome.FAIL, share)


def test_the_reason_names_all_that_tell_it(check: Check, tmp_path: Path) -> None:
    files = {"README.md": "# Trees\n\nPython 3.12\n", "requirements.txt": "# Python 3.12\nnumpy\n", "fit.py": "x = 1\n"}
    found = ask(check, make(tmp_path, files))
    assert (found.outcome, found.share) == (Outcome.PASS, 0.5)
    said = "the README and a comment of requirements.txt say which Python version the code needs"
    assert not found.findings
    assert found.reason is not None
    assert found.reason.startswith(said)


def test_projects_count_by_their_readmes_whatever_the_kind(check: Check, tmp_path: Path) -> None:
    files = {f"{name}/{path}": text for name in ("tree", "forest") for path, text in PROJECT.items()}
    files |= {"README.md": "# Two algorithms\n", "knn/fit.py": "print(1)\n", "knn/README.md": "# One\n"}
    assert ask(check, make(tmp_path, files)).share == pytest.approx(1 / 3)
