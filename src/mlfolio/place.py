"""Where the repository is that somebody names a folder of: its root, its form, and what git says of HEAD."""

import os
from pathlib import Path
from typing import NamedTuple

from mlfolio import git
from mlfolio.errors import UserError

_GIT_FILES = ("HEAD", "config", "index", "packed-refs", "shallow")

BROKEN = "Run `git status` and `git fsck` there to see what is broken, or clone the repository anew."
"""What to do about a repository that git cannot read."""


_ARCHIVES = frozenset({".7z", ".bz2", ".gz", ".rar", ".tar", ".tgz", ".xz", ".zip"})


class Place(NamedTuple):
    """The root to check, whether it is a "worktree", a "bare" repository or a "folder", and what git says of HEAD."""

    root: Path
    form: str
    commit: str | None = None
    is_shallow: bool = False


def existing_folder(path: Path) -> Path:
    """Return the absolute path of a folder; raises UserError where there is none."""
    # `Path.exists` raises where a folder above is closed, or a name is too long.
    if not os.path.exists(path):
        raise UserError(
            f"{path}: no such folder", "Give the folder of the repository to check, or its whole address (https://...)."
        )
    if not path.is_dir():
        raise UserError(f"{path}: is a file", _instead_of_file(path))
    if not os.access(path, os.R_OK | os.X_OK):
        raise UserError(f"{path}: cannot be read", "Check a folder of your own, or ask for the right to read this one.")
    return path.resolve()


def _instead_of_file(path: Path) -> str:
    if path.suffix.lower() in _ARCHIVES:
        return "Unpack it, and give the folder that comes out."
    return "mlfolio checks whole repositories: give the folder that holds it."


def _refuse_pipes(git_folder: Path) -> None:
    """Raise UserError where a file that git opens is a pipe or a device, which it would wait for without end."""
    for name in _GIT_FILES:
        path = git_folder / name
        if os.path.exists(path) and not path.is_file():
            raise UserError(f"{path}: is not a regular file", BROKEN)


def locate(folder: Path) -> Place:
    """Return the place that `folder` belongs to; it is one of its own where no repository tracks it.

    Raises UserError when git is not installed, or cannot read the repository.
    """
    _refuse_pipes(folder / ".git")
    try:
        bare, inside, shallow, *rest = _asked_of_git(folder)
    except git.GitError as error:
        if "not installed" in str(error):
            raise UserError("git is not installed, or not on the PATH", "Install git and run mlfolio again.") from error
        if os.path.lexists(folder / ".git"):
            raise UserError(f"{folder}: git cannot read it ({error})", BROKEN) from error
        return Place(folder, "folder")
    # Inside its own folder git says nothing of the way up.
    up = "" if inside == "true" else rest.pop(0)
    head = next(iter(rest), None), shallow == "true"
    if inside == "true":
        return Place(folder, "bare", *head) if bare == "true" else Place(folder, "folder")
    top = (folder / up).resolve()
    # `core.worktree` may name any folder; only one that holds what was asked for is meant.
    if not folder.is_relative_to(top):
        return Place(folder, "folder")
    # A folder that an outer repository ignores or does not track is a project of its own.
    if top != folder and not git.run(folder, "ls-files", "-z", "--", ".")[:1]:
        return Place(folder, "folder")
    return Place(top, "worktree", *head)


def _asked_of_git(folder: Path) -> list[str]:
    """Return what git answers, a line each, from one process: starting it takes longer than answering.

    The commit that HEAD names comes last; it is left out where there is none, or none that can be read.
    """
    asked = ("rev-parse", "--is-bare-repository", "--is-inside-git-dir", "--is-shallow-repository", "--show-cdup")
    try:
        answer = git.run(folder, *asked, "--revs-only", "HEAD^{commit}")
    except git.GitError:
        answer = git.run(folder, *asked)
    return git.path_text(answer).split("\n")[:-1]
