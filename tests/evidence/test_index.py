"""Git's index tells which files are as git left them, and is believed no further than git itself believes it."""

import os
from pathlib import Path

from repositories import git, make

from mlfolio.evidence.worktree import from_index

DAY = 24 * 60 * 60


def identity(folder: Path, path: str = "a b.py") -> tuple[str, int] | None:
    return from_index(folder).identity(path)


def committed(folder: Path) -> Path:
    """Return a repository with one file, written a day before git looked at it."""
    make(folder, {"a b.py": "x = 1\n"})
    past = os.stat(folder / "a b.py").st_mtime - DAY
    os.utime(folder / "a b.py", (past, past))
    git(folder, "update-index", "--refresh")
    return folder


def test_an_unmodified_file_goes_by_the_name_of_its_blob(tmp_path: Path) -> None:
    folder = committed(tmp_path)
    assert identity(folder) == (git(folder, "rev-parse", "HEAD:a b.py"), 6)


def test_a_modified_file_goes_by_what_it_holds(tmp_path: Path) -> None:
    folder = committed(tmp_path)
    before = identity(folder)
    (folder / "a b.py").write_text("y = 1\n")
    first = identity(folder)
    (folder / "a b.py").write_text("z = 1\n")
    assert len({before, first, identity(folder)}) == 3


def test_a_file_as_new_as_the_index_is_read(tmp_path: Path) -> None:
    folder = committed(tmp_path)
    status = os.stat(folder / "a b.py")
    os.utime(folder / ".git" / "index", ns=(status.st_atime_ns, status.st_mtime_ns))
    assert identity(folder) != (git(folder, "rev-parse", "HEAD:a b.py"), 6)


def test_a_file_that_is_not_checked_out_goes_by_its_blob(tmp_path: Path) -> None:
    folder = committed(tmp_path)
    (folder / "a b.py").unlink()
    assert identity(folder) == (git(folder, "rev-parse", "HEAD:a b.py"), -1)


def test_a_link_goes_by_where_it_leads_and_a_pipe_by_nothing(tmp_path: Path) -> None:
    folder = committed(tmp_path)
    (folder / "a b.py").unlink()
    (folder / "a b.py").symlink_to("elsewhere")
    assert identity(folder) == ("link to elsewhere", 0)
    (folder / "a b.py").unlink()
    os.mkfifo(folder / "a b.py")
    assert identity(folder) is None


def test_a_linked_worktree_is_read_whole(tmp_path: Path) -> None:
    folder = committed(tmp_path / "a")
    git(folder, "worktree", "add", "-q", str(tmp_path / "b"))
    assert identity(tmp_path / "b") is not None
