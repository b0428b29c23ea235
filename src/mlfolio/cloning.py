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
            raise UserError(f"{remote.shown}: cannot be cloned ({error})", _remedy(str(error))) from error
        _check_out(folder, remote)
        yield folder


def _remedy(said: str) -> str:
    if "dubious ownership" in said:
        return "It is another user's: say that you trust it (`git config --global --add safe.directory PATH`)."
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
    commit = git.find_commit(folder, remote.ref)
    if commit is None and remote.ref is not None:
        raise UserError(f"{remote.shown}: there is no such branch, tag or commit", "Name one that is there, or none.")
    if commit is not None:
        git.run(folder, "checkout", "--quiet", "--force", "--detach", commit)
