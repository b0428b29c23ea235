"""What `mlfolio check` says of a scaffold: only what its author alone can mend."""

from pathlib import Path

import pytest
from projects import KINDS, failed_checks, project, report
from repositories import git

OF_THE_AUTHOR = {
    "incremental-history",
    "no-scaffold-text-left",
    "readme-has-a-figure",
    "readme-reports-results",
}
"""Their history, their words, and what `make run` fills in."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_fresh_scaffold_fails_only_what_its_author_can_mend(tmp_path: Path, kind: str) -> None:
    folder = project(kind, tmp_path / "fresh")
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "Begin with the scaffold")):
        git(folder, *arguments)
    said = report(folder)
    assert said["repository"]["kind"] == kind
    assert "no-scaffold-text-left" in failed_checks(said)
    assert failed_checks(said) <= OF_THE_AUTHOR
    assert said["score"] <= 59
    assert "this is still the scaffold" in said["cap"]["reason"]
