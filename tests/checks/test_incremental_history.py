"""Steps are counted as their author made them: merges that only bring branches together are none."""

from pathlib import Path

import pytest
from repositories import git, make

from mlfolio.catalogue import Check
from mlfolio.testing import ask


@pytest.fixture
def incremental(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "incremental-history")


@pytest.mark.parametrize(
    ("subject", "steps"), [("Merge branch 'side'", 2), ("Scale the prices, on top of what was fetched", 3)]
)
def test_a_merge_counts_where_its_author_says_what_it_changes(
    subject: str, steps: int, incremental: Check, tmp_path: Path
) -> None:
    folder = make(tmp_path / "repo", {"train.py": "print(1)\n"})
    git(folder, "checkout", "--quiet", "-b", "side")
    (folder / "scale.py").write_text("print(2)\n")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", "Scale the prices")
    git(folder, "checkout", "--quiet", "main")
    git(folder, "merge", "--quiet", "--no-ff", "side", "-m", subject)
    said = ask(incremental, folder)
    assert f"{steps} commits on" in (said.reason or "")
