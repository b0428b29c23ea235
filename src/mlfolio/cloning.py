"""Clone a repository into a temporary folder that is gone afterwards, whatever happens."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from mlfolio import git
from mlfolio.errors import UserError
from mlfolio.interrupts import deferred, terminable
from mlfolio.targets import Remote


@contextmanager
def cloned(remote: Remote) -> Iterator[Path]:
    """Give the folder of a clone of `remote`, checked out at what it asks for; nothing of it is run.

    Raises UserError when it cannot be cloned, or has no such branch, tag or commit.
    """
    with terminable(), _scratch() as scratch:
        folder = scratch / remote.name
        try:
            git.clone(remote.url, folder, progress=sys.stderr.isatty())
        except git.GitError as error:
            raise UserError(f"{remote.shown}: cannot be cloned ({error})", _remedy(str(error), remote)) from error
        _check_out(folder, remote)
        yield folder


def _remedy(said: str, remote: Remote) -> str:
    if "dubious ownership" in said:
        return "It is another user's: say that you trust it (`git config --global --add safe.directory PATH`)."
    if remote.meant:
        return f"It is the address of a page: {remote.meant} names the repository at that branch."
    return "Is the address right, and open to you?"


@contextmanager
def _scratch() -> Iterator[Path]:
    """Give an empty folder that is removed afterwards; an interrupt waits while it is made, and while it is removed."""
    made: list[Path] = []
    try:
        with deferred():
            made.append(Path(mkdtemp(prefix="mlfolio-")))
        yield made[0]
    finally:
        with deferred():
            for folder in made:
                shutil.rmtree(folder, ignore_errors=True)


def _check_out(folder: Path, remote: Remote) -> None:
    ref = remote.ref
    commit = git.find_commit(folder, *((f"refs/remotes/origin/{ref}", f"refs/tags/{ref}", ref) if ref else ("HEAD",)))
    if commit is None and ref is not None:
        raise UserError(f"{remote.shown}: there is no such branch, tag or commit", "Name one that is there, or none.")
    if commit is None and (branches := _branches(folder)):
        # The host calls a branch the default one that is gone, or was never pushed: what is there is not empty.
        problem = f"{remote.shown}: the default branch is not there"
        raise UserError(problem, f"Name one that is, as in {remote.shown}@{branches[0]}.")
    if commit is not None:
        git.run(folder, "checkout", "--quiet", "--force", "--detach", commit)


def _branches(folder: Path) -> list[str]:
    """Return the branches that a clone brought, the one with the latest commit first."""
    asked = ("for-each-ref", "--sort=-committerdate", "--format=%(refname:lstrip=3)", "refs/remotes/origin")
    return [name for name in git.run(folder, *asked).decode("utf-8", "replace").splitlines() if name != "HEAD"]
