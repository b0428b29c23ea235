"""Which files are looked at: those of the working tree, a commit, or a folder, or what is about to be committed."""

import os
from pathlib import Path

from mlfolio import git
from mlfolio.errors import UserError
from mlfolio.evidence.files import Files
from mlfolio.evidence.worktree import MOST_FILES, from_commit, from_folder, from_index
from mlfolio.place import BROKEN, Place


def list_files(place: Place, *, staged: bool) -> Files:
    """Return the files of a repository or folder, or with `staged` those that are about to be committed.

    Raises UserError where git cannot list them, nothing can be staged, or there are more than MOST_FILES.
    """
    try:
        listed = _about_to_be_committed(place) if staged else _as_they_are(place)
    except git.GitError as error:
        raise UserError(f"{place.root}: git cannot list its files ({error})", BROKEN) from error
    if len(listed.paths) > MOST_FILES:
        raise UserError(f"{place.root}: holds more than {MOST_FILES:,} files", "Check the folder of one project.")
    return listed


def _as_they_are(place: Place) -> Files:
    if place.form == "bare":
        return from_commit(place.root, place.commit)
    if place.form == "worktree":
        files = from_index(place.root)
        if files.paths or place.commit:
            return files
    return from_folder(place.root)


def _about_to_be_committed(place: Place) -> Files:
    from mlfolio.evidence.staged import from_staged

    if place.form != "worktree":
        raise UserError(f"{place.root}: nothing can be staged here", "Leave out --staged, or run it in a repository.")
    # Git hands its hooks another index where it commits another selection: `git commit --all`, or of some files.
    index = os.environ.get("GIT_INDEX_FILE")
    return from_staged(place.root, Path(index).absolute() if index else None)
