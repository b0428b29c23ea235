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
