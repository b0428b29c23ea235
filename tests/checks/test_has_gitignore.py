"""A .gitignore: where there is nothing to keep out."""

from pathlib import Path

from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome


def test_pages_and_pictures_make_no_files(checks: tuple[Check, ...], tmp_path: Path) -> None:
    check = next(one for one in checks if one.id == "has-gitignore")
    pages = {"README.md": "# Ideas\n", "churn/README.md": "# Churn\n", "LICENSE": "MIT\n", "plot.png": "1"}
    assert ask(check, make(tmp_path / "pages", pages)).outcome is Outcome.NOT_APPLICABLE
    assert ask(check, make(tmp_path / "code", {**pages, "churn.R": "1\n"})).outcome is Outcome.FAIL


def test_one_in_each_folder_of_work_covers_all(checks: tuple[Check, ...], tmp_path: Path) -> None:
    check = next(one for one in checks if one.id == "has-gitignore")
    work = {"churn/fit.py": "1\n", "churn/.gitignore": "*.pyc\n", "fraud/fit.py": "1\n", "fraud/.gitignore": "*.pyc\n"}
    beside = {"README.md": "# Work\n", "LICENSE": "MIT\n", ".github/workflows/ci.yml": "on: push\n"}
    assert ask(check, make(tmp_path / "all", {**work, **beside})).outcome is Outcome.PASS
    assert ask(check, make(tmp_path / "part", {**work, "plots/draw.py": "1\n"})).outcome is Outcome.FAIL
    assert ask(check, make(tmp_path / "root", {**work, "draw.py": "1\n"})).outcome is Outcome.FAIL
