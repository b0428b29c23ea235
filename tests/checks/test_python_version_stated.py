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
    assert ask(check, make(tmp_path, files)).share == share
