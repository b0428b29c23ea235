"""Git as the user runs it, with their own identity and settings: for the repositories that `mlfolio new` begins."""

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

from mlfolio.errors import UserError

BRANCH = "main"

# Where a caller's git (a hook, an alias) says which repository it works on; ours is another.
_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_PREFIX")


class Identity(NamedTuple):
    """Who commits."""

    name: str
    email: str


def identity(folder: Path) -> Identity:
    """Return who would commit in `folder`, by git's settings and environment.

    Raises UserError when git is not installed, or was never told a name and an address.
    """
    # Without useConfigOnly, git makes an address up from the machine's name.
    answer = _git(folder, "-c", "user.useConfigOnly=true", "var", "GIT_AUTHOR_IDENT")
    if answer is None:
        raise UserError(
            "git does not know who you are, so it cannot make the first commit",
            'Run git config --global user.name "Your Name" and git config --global user.email you@example.org,'
            " or use --no-git.",
        )
    name, _, rest = answer.partition(" <")
    return Identity(name, rest.partition(">")[0])


def around(folder: Path) -> Path | None:
    """Return the repository that `folder` lies within, itself left aside, or None."""
    return next((parent for parent in folder.resolve().parents if (parent / ".git").exists()), None)


def begin(folder: Path, message: str) -> None:
    """Make `folder` a repository whose first commit, on the branch main, holds all of it.

    Raises UserError when git refuses.
    """
    # The user's hooks and ignore rules are for their work; the first commit is the scaffold, whole.
    plain = ("-c", f"core.hooksPath={os.devnull}", "-c", f"core.excludesFile={os.devnull}")
    for arguments in (
        ("init", "--quiet"),
        ("symbolic-ref", "HEAD", f"refs/heads/{BRANCH}"),
        ("add", "--all"),
        ("commit", "--quiet", "--message", message),
    ):
        if _git(folder, *plain, *arguments) is None:
            raise UserError(
                f"git {arguments[0]} failed in the new project",
                "Nothing was kept. Look at what git says above, or use --no-git and commit yourself.",
            )


def _git(folder: Path, *arguments: str) -> str | None:
    """Return what git prints, or None when it fails; its complaints are shown."""
    kept = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    try:
        done = subprocess.run(["git", "-C", folder, *arguments], stdout=subprocess.PIPE, env=kept, check=False)
    except FileNotFoundError as error:
        raise UserError("git is not installed", "Install git, or use --no-git.") from error
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else None
