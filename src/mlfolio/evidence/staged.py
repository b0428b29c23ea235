"""What git is about to commit: the files of its index with the contents that are staged, whatever lies beside them."""

import os
from pathlib import Path

from mlfolio.evidence.files import Entry, Files
from mlfolio.evidence.index import Index
from mlfolio.evidence.worktree import GitObjects, WorkingTree, indexed


class Staged:
    """Reads from the working tree where it holds what is staged, which is quick, and from git's objects elsewhere."""

    def __init__(self, root: Path, entries: list[Entry], index: Index) -> None:
        self._root = root
        self._index = index
        self._objects = GitObjects(root, entries)
        self._working_tree = WorkingTree(root, self._objects, index)

    def size(self, entry: Entry) -> int | None:
        """Return the size of what is staged."""
        return self._objects.size(entry)

    def size_here(self, entry: Entry) -> int | None:
        """Return the size of what is staged, from disk where that is what lies there."""
        return self._source(entry).size_here(entry)

    def identity(self, entry: Entry) -> tuple[str, int] | None:
        """Return what tells the staged content from any other."""
        return self._source(entry).identity(entry)

    def read(self, entry: Entry, limit: int) -> bytes | None:
        """Return the staged bytes, or None when there are more than `limit`."""
        return self._source(entry).read(entry, limit)

    def is_closed(self, entry: Entry) -> bool:
        """Whether whoever runs this may not read it."""
        return self._source(entry).is_closed(entry)

    def start(self, entry: Entry, length: int) -> bytes | None:
        """Return how what is staged begins."""
        return self._source(entry).start(entry, length)

    def _source(self, entry: Entry) -> WorkingTree | GitObjects:
        try:
            status = os.lstat(self._root / entry.path)
        except OSError:
            return self._objects
        return self._working_tree if self._index.is_unmodified(entry.path, status) else self._objects


def from_staged(root: Path, file: Path | None) -> Files:
    """Return the staged files of the repository at `root`; `file` is the index that git hands to its hooks, if any.

    Raises git.GitError when git cannot read it.
    """
    entries, index = indexed(root, file)
    return Files(entries, Staged(root, entries, index), tracked=True)
