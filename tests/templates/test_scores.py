"""What `mlfolio check` says of a scaffold: only what its author alone can mend."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from projects import project
from repositories import git

OF_THE_AUTHOR = {
    "incremental-history",
    "no-scaffold-text-left",
    "readme-has-a-figure",
    "readme-reports-results",
}
"""Their history, their words, and what `make run` fills in."""


@pytest.mark.parametrize("kind", ["kaggle"])
def test_a_fresh_scaffold_fails_only_what_its_author_can_mend(tmp_path: Path, kind: str) -> None:
    folder = project(kind, tmp_path / "fresh")
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "Begin with the scaffold")):
        git(folder, *arguments)
    command = [sys.executable, "-m", "mlfolio", "check", str(folder), "--format", "json"]
    report = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
    failed = {check["id"] for check in report["checks"] if check["outcome"] in ("fail", "error")}
    assert "no-scaffold-text-left" in failed
    assert failed <= OF_THE_AUTHOR
    assert report["score"] <= 59
