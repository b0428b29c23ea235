"""The commands that a project's `.copier-answers.yml` gives for merging a newer template, run by its author."""

import os
import re
import sys
from pathlib import Path

import pytest
from projects import KINDS, project, run
from repositories import git

# What a newer mlfolio would make: one setting is another, one file is new.
NEWER = """#!/bin/sh -e
"{python}" -m mlfolio "$@"
cd ../newer
echo "# added {times}" >> Makefile
echo "new {times}" > new.txt
git add --all
git commit --quiet --message "What a newer mlfolio would make"
"""


@pytest.fixture(params=KINDS)
def used(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a project whose author changed one file and deleted another."""
    folder = project(request.param, tmp_path / "used", git=True)
    readme = folder / "README.md"
    readme.write_text(readme.read_text(encoding="utf-8").replace("## Limits", "## My limits"), encoding="utf-8")
    (folder / "CITATION.cff").unlink()
    git(folder, "commit", "--quiet", "--all", "--message", "Say what it cannot do")
    return folder


def merge(folder: Path, commands: list[str], times: str) -> None:
    """Run the commands with an `mlfolio` that makes something else than the one before."""
    tools = folder.parent / f"tools-{times}"
    tools.mkdir()
    (tools / "mlfolio").write_text(NEWER.format(python=sys.executable, times=times), encoding="utf-8")
    (tools / "mlfolio").chmod(0o755)
    run(folder, "sh", "-ec", "\n".join(commands), PATH=f"{tools}{os.pathsep}{os.environ['PATH']}")
    run(folder, "rm", "-r", "../newer")


def test_a_newer_template_is_merged_twice_and_leaves_the_author_s_work_alone(
    used: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Ada")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "ada@example.org")
    told = (used / ".copier-answers.yml").read_text(encoding="utf-8")
    once, *each_time = re.findall(r"^#   (.+)$", told, re.MULTILINE)
    merge(used, [once, *each_time], "once")
    merge(used, each_time, "twice")
    assert (used / "new.txt").read_text(encoding="utf-8") == "new twice\n"
    assert (used / "Makefile").read_text(encoding="utf-8").endswith("# added twice\n")
    assert "## My limits" in (used / "README.md").read_text(encoding="utf-8")
    assert not (used / "CITATION.cff").exists()
    assert git(used, "status", "--porcelain") == ""
    assert git(used, "log", "--format=%s", "template").splitlines()[:2] == ["Make it anew", "Make it anew"]
