"""What is about to be committed is read as it is staged, whatever the working tree holds."""

import os
from pathlib import Path

import pytest
from repositories import git, make

from mlfolio.errors import UserError
from mlfolio.repo import Repo


def staged(folder: Path) -> dict[str, str | None]:
    files = Repo(folder, staged=True).files
    return {path: files.text(path) for path in files.paths}


def test_staged_contents_stand_above_the_working_tree(tmp_path: Path) -> None:
    folder = make(tmp_path, {"a.py": "1\n", "b.py": "1\n", "c.py": "1\n"})
    (folder / "a.py").write_text("2\n")
    git(folder, "add", "a.py")
    (folder / "a.py").write_text("3\n")
    (folder / "b.py").write_text("4\n")
    (folder / "new.py").write_text("5\n")
    (folder / "c.py").unlink()
    assert staged(folder) == {"a.py": "2\n", "b.py": "1\n", "c.py": "1\n"}


def test_sizes_here_are_those_of_what_is_staged(tmp_path: Path) -> None:
    folder = make(tmp_path, {"a.py": "1\n", "b.py": "1\n"})
    (folder / "a.py").write_text("2222\n")
    git(folder, "add", "a.py")
    (folder / "a.py").write_text("3\n" * 10)
    files = Repo(folder, staged=True).files
    assert [files.size_here(path) for path in files.paths] == [5, 2]


def test_the_index_that_git_hands_to_its_hooks_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make(tmp_path / "repo", {"a.py": "1\n"})
    other = tmp_path / "other"
    other.write_bytes((folder / ".git" / "index").read_bytes())
    (folder / "a.py").write_text("2\n")
    git(folder, "add", "a.py")
    (folder / "a.py").write_text("3\n")
    monkeypatch.setenv("GIT_INDEX_FILE", os.path.relpath(other))
    assert staged(folder) == {"a.py": "1\n"}


def test_without_a_commit_what_is_staged_is_there(tmp_path: Path) -> None:
    folder = make(tmp_path, {"a.py": "1\n"}, git=False)
    git(folder, "init", "--quiet")
    assert staged(folder) == {}
    git(folder, "add", "a.py")
    assert staged(folder) == {"a.py": "1\n"}


def test_a_plain_folder_has_nothing_staged(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nothing can be staged"):
        staged(make(tmp_path, {"a.py": "1\n"}, git=False))
