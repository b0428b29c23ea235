"""The hooks of a project at its author's commits: the real pre-commit, in a shell that has none of the tools."""

import os
import subprocess
from pathlib import Path

import pytest
from projects import make, project, run

KEY = "ghp_" + "R8kZq2LmT5vXw9Jd3NcYb7Hf4Ps6GaUe1iVo"
SECRET = f'"""Who we are."""\n\nKEY = "{KEY}"\n'


@pytest.fixture
def entry(tmp_path: Path, environments: Path, where_mlfolio_is: dict[str, str]) -> Path:
    """A project with its hooks installed, in the environment of others like it."""
    folder = project("kaggle", tmp_path / "entry", git=True, package_name="entry")
    environment = environments / "kaggle-scikit-learn"
    make(folder, environment, "setup", **where_mlfolio_is)
    (folder / ".venv").symlink_to(environment)
    (folder / ".git/info/exclude").write_text(".venv\n", encoding="utf-8")
    run(folder, "make", "install-hooks")
    return folder


def refusal(folder: Path) -> str:
    """Return what is said against committing all that is in `folder`; nothing when it was committed."""
    run(folder, "git", "add", "--all")
    identity = ("-c", "user.name=Ada Lovelace", "-c", "user.email=ada@example.org")
    done = subprocess.run(
        ["git", *identity, "commit", "--quiet", "--message", "Change it"],
        cwd=folder,
        env=os.environ | {"PATH": os.defpath},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout if done.returncode else ""


@pytest.mark.slow
def test_a_commit_is_let_through_or_told_why_not(entry: Path) -> None:
    module = entry / "src/entry/more.py"
    module.write_text('"""What more there is."""\n', encoding="utf-8")
    assert refusal(entry) == ""
    module.write_text("import os\n", encoding="utf-8")
    assert "F401" in refusal(entry)
    module.write_text(SECRET, encoding="utf-8")
    said = refusal(entry)
    assert "more.py:3: looks like a GitHub token" in said
    assert KEY not in said
