"""Old contents, many at a time."""

from pathlib import Path

import pytest
from repositories import git, make

from mlfolio.evidence.blobs import read_blobs
from mlfolio.git import GitError
from mlfolio.repo import Repo


def test_each_has_its_content_whatever_comes_at_a_time(tmp_path: Path) -> None:
    files = {f"{number}.py": f"VALUE = {number}\n" * number for number in range(20)}
    history = Repo(make(tmp_path, files)).history
    for most in (1, 100, 10**6):
        read = {blob: data for some in read_blobs(tmp_path, history.sizes, most) for blob, data in some.each()}
        assert {history.blobs[blob]: data.decode() for blob, data in read.items()} == files


def test_one_that_is_missing_is_an_error(tmp_path: Path) -> None:
    make(tmp_path, {"a.py": "1\n"})
    blob = git(tmp_path, "rev-parse", "HEAD:a.py").strip()
    with pytest.raises(GitError):
        list(read_blobs(tmp_path, {"0" * 40: 20, blob: 2}, 100))


def test_a_commit_that_a_tree_calls_a_file_is_an_error(tmp_path: Path) -> None:
    make(tmp_path, {"a.py": "1\n"})
    commit = git(tmp_path, "rev-parse", "HEAD").strip()
    (tmp_path / "tree").write_bytes(b"100644 b.py\0" + bytes.fromhex(commit))
    tree = git(tmp_path, "hash-object", "-t", "tree", "--literally", "-w", "tree").strip()
    made = git(tmp_path, "commit-tree", "-p", commit, "-m", "List a commit as a file", tree).strip()
    git(tmp_path, "update-ref", "HEAD", made)
    sizes = Repo(tmp_path).history.sizes
    assert commit in sizes
    with pytest.raises(GitError, match="something else than blobs"):
        list(read_blobs(tmp_path, sizes, 10**6))
