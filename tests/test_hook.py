"""The hook in real repositories, installed and run by the real pre-commit."""

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from repositories import git, make

from mlfolio.examples import Content

ROOT = Path(__file__).parents[1]
KEY = "ghp_" + "R8kZq2LmT5vXw9Jd3NcYb7Hf4Ps6GaUe1iVo"
URL = "https://example.org/mlfolio"
CODE: dict[str, Content] = {"train.py": "print(1)\n", "README.md": "# Forest\n\nTrains a forest.\n"}


@pytest.fixture(scope="session")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project as a repository of hooks, as it stands in the working tree, with a tag."""
    folder = tmp_path_factory.mktemp("hooks") / "mlfolio"
    for path in git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").rstrip("\0").split("\0"):
        if (ROOT / path).is_file():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / path, folder / path)
    git(folder.parent, "init", "--quiet", str(folder))
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "-m", "Publish the hook")
    git(folder, "tag", "v0.1.0")
    return folder


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps what it installs: once for all tests, those in other processes among them."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "pre-commit"
    folder.mkdir(exist_ok=True)
    return folder


class User:
    """Somebody who uses the hook in a repository of their own."""

    def __init__(self, folder: Path, hooks: Path, home: Path) -> None:
        self.folder = folder
        self._environment = {
            **{name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "GIT_INDEX_FILE")},
            "PRE_COMMIT_HOME": str(home),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "GIT_CONFIG_COUNT": "2",
            "GIT_CONFIG_KEY_0": f"url.{hooks}.insteadOf",
            "GIT_CONFIG_VALUE_0": URL,
            "GIT_CONFIG_KEY_1": "protocol.file.allow",
            "GIT_CONFIG_VALUE_1": "always",
            "GIT_AUTHOR_NAME": "Ada",
            "GIT_AUTHOR_EMAIL": "ada@example.org",
            "GIT_COMMITTER_NAME": "Ada",
            "GIT_COMMITTER_EMAIL": "ada@example.org",
        }

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.folder, env=self._environment, capture_output=True, text=True, check=False
        )

    def commits(self, *arguments: str) -> bool:
        """Try to commit; return whether it was let through, having seen that a refusal is the hook's."""
        done = self.run("git", "commit", "--quiet", "-m", "Change the forest", *arguments)
        self.said = done.stdout + done.stderr
        assert done.returncode == 0 or "mlfolio (" in self.said, self.said
        return done.returncode == 0


@pytest.fixture
def user(tmp_path: Path, hooks: Path, home: Path) -> User:
    return using(tmp_path / "repo", hooks, home)


def using(folder: Path, hooks: Path, home: Path, *arguments: str, **files: str) -> User:
    """Return the user of a fresh repository that uses the hook with `arguments`."""
    hook = f"    hooks: [{{id: mlfolio-check, args: [{', '.join(arguments)}]}}]\n"
    settings = f"repos:\n  - repo: {URL}\n    rev: v0.1.0\n{hook}"
    user = User(make(folder, {**CODE, ".pre-commit-config.yaml": settings, **files}), hooks, home)
    installed = user.run("pre-commit", "install")
    assert installed.returncode == 0, installed.stderr
    return user


def test_a_staged_credential_stops_the_commit(user: User) -> None:
    (user.folder / "key.py").write_text(f'KEY = "{KEY}"\n')
    git(user.folder, "add", "key.py")
    assert not user.commits()
    assert "key.py:1: looks like" in user.said
    assert "To do: Take it out of the file" in user.said
    assert "All of it: mlfolio check --staged" in user.said
    assert KEY not in user.said


def test_a_credential_in_the_working_tree_alone_stops_nothing(user: User) -> None:
    (user.folder / "notes.txt").write_text(f"{KEY}\n")
    (user.folder / "train.py").write_text("print(2)\n")
    git(user.folder, "add", "train.py")
    (user.folder / "train.py").write_text(f'print("{KEY}")\n')
    assert user.commits()
    assert KEY in (user.folder / "train.py").read_text()


def test_a_credential_that_is_staged_and_gone_from_the_working_tree_stops_the_commit(user: User) -> None:
    (user.folder / "train.py").write_text(f'print("{KEY}")\n')
    git(user.folder, "add", "train.py")
    (user.folder / "train.py").write_text("print(2)\n")
    assert not user.commits()


def test_what_a_commit_of_everything_adds_is_judged(user: User) -> None:
    (user.folder / "train.py").write_text(f'print("{KEY}")\n')
    assert not user.commits("--all")
    assert not user.commits("train.py")
    (user.folder / "train.py").write_text("print(2)\n")
    assert user.commits("--all")


def test_a_score_below_the_bar_stops_the_commit_with_three_lines(tmp_path: Path, hooks: Path, home: Path) -> None:
    user = using(tmp_path / "repo", hooks, home, "--fail-under", "'99'")
    (user.folder / "train.py").write_text("print(2)\n")
    assert not user.commits("--all")
    at = user.said.index("mlfolio (")
    lines = user.said[at:].strip().splitlines()
    assert len(lines) == 3
    assert "is below the bar of 99" in lines[0]
    assert lines[1].startswith("To do: ")


def test_a_score_at_the_bar_lets_the_commit_through(tmp_path: Path, hooks: Path, home: Path) -> None:
    user = using(tmp_path / "repo", hooks, home, "--fail-under", "'1'")
    (user.folder / "train.py").write_text("print(2)\n")
    assert user.commits("--all")


def test_a_baseline_stops_what_is_new_and_forgets_what_was_mended(tmp_path: Path, hooks: Path, home: Path) -> None:
    user = using(tmp_path / "repo", hooks, home, "--baseline", "accepted.json")
    made = [sys.executable, "-m", "mlfolio", "baseline", "--output", "accepted.json"]
    assert subprocess.run(made, cwd=user.folder, check=False).returncode == 0
    git(user.folder, "add", "accepted.json")
    assert user.commits()
    (user.folder / "bad.py").write_text("x ==\n")
    git(user.folder, "add", "bad.py")
    assert not user.commits()
    assert "new: bad.py:1: does not parse" in user.said
    assert "All of it: mlfolio check --staged --baseline accepted.json\n" in user.said
    git(user.folder, "rm", "--quiet", "--force", "bad.py")
    (user.folder / ".gitignore").write_text("__pycache__/\n")
    git(user.folder, "add", ".gitignore")
    # As a formatter would, the hook changes a file: the baseline without what was mended.
    first = user.run("git", "commit", "--quiet", "-m", "Ignore caches")
    assert "files were modified by this hook" in first.stdout + first.stderr
    said = "accepted.json is another one now (1 mended): `git add accepted.json`, and commit again."
    assert said in first.stdout + first.stderr
    assert "has-gitignore" not in (user.folder / "accepted.json").read_text()
    git(user.folder, "add", "accepted.json")
    assert user.commits()


def test_a_merge_that_brings_a_credential_is_stopped_where_the_hook_is_asked_about_merges(user: User) -> None:
    """Git runs no pre-commit hook before a merge that needs no hand."""
    assert user.run("pre-commit", "install", "-t", "pre-merge-commit").returncode == 0
    ours = git(user.folder, "branch", "--show-current").strip()
    git(user.folder, "switch", "--quiet", "--create", "theirs")
    (user.folder / "key.py").write_text(f'KEY = "{KEY}"\n')
    git(user.folder, "add", "key.py")
    git(user.folder, "commit", "--quiet", "--no-verify", "-m", "Keep the key")
    git(user.folder, "switch", "--quiet", ours)
    (user.folder / "train.py").write_text("print(2)\n")
    git(user.folder, "commit", "--quiet", "--all", "--no-verify", "-m", "Print two")
    done = user.run("git", "merge", "--no-edit", "theirs")
    assert done.returncode != 0
    assert "key.py:1: looks like" in done.stdout + done.stderr


def test_try_repo_runs_it(user: User, hooks: Path) -> None:
    done = user.run("pre-commit", "try-repo", str(hooks), "mlfolio-check", "--all-files", "--verbose")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "mlfolio: " in done.stdout


def test_it_is_quick_in_a_small_repository(user: User, home: Path) -> None:
    assert user.commits("--allow-empty")
    program = next(home.glob("repo*/py_env-*/bin/mlfolio"))
    spent = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = user.run(str(program), "check", "--staged", "--format", "brief")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert done.returncode == 0
        spent.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    # 0.2 CPU seconds where a run's cache is warm; the bound leaves room for a machine that is busy.
    assert min(spent) < 1.0
