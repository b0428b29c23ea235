"""Git's index: the files it lists, and whether each is still as git last saw it."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from mlfolio import git

_RECORD = re.compile(
    rb"(\d+) ([0-9a-f]{40,64}) (\d)\t([^\0]*)\0"
    rb"(?:  ctime: (\d+):(\d+)\n  mtime: (\d+):(\d+)\n  dev: \d+\tino: (\d+)\n  uid: \d+\tgid: \d+\n"
    rb"  size: (\d+)\tflags: \w+\n)?"
)
"""An entry as `git ls-files --stage --debug -z` prints it."""

_WORD = 0xFFFFFFFF
"""Git keeps the lower half of larger numbers."""


class Record(NamedTuple):
    """One entry: a file, or one of the sides of an unfinished merge."""

    path: str
    mode: str
    blob: str
    stage: str


class _Status(NamedTuple):
    """What git noted of a file when it last compared it."""

    changed: int
    modified: int
    inode: int
    size: int


class Index:
    """The index of the repository at `root`: its own, or the one in `file`."""

    def __init__(self, root: Path, file: Path | None = None) -> None:
        self._root = root
        self._file = file
        self._statuses: dict[str, _Status] = {}
        self._written = _time_of(file or root / ".git" / "index")

    def records(self) -> Iterator[Record]:
        """Yield the entries; nothing that the repository configures is run. Raises git.GitError when it is broken."""
        for found in _RECORD.finditer(self._listed()):
            mode, blob, stage, raw = found.group(1, 2, 3, 4)
            path = git.path_text(raw)
            if found[5] is not None:
                changed, changed_part, modified, modified_part, inode, size = map(int, found.group(5, 6, 7, 8, 9, 10))
                self._statuses[path] = _Status(
                    changed * 10**9 + changed_part, modified * 10**9 + modified_part, inode, size
                )
            yield Record(path, mode.decode(), blob.decode(), stage.decode())

    def _listed(self) -> bytes:
        return git.run(self._root, "ls-files", "--stage", "--debug", "-z", index=self._file)

    def is_unmodified(self, path: str, status: os.stat_result) -> bool:
        """Whether the file of this `status` holds what git last saw there.

        A file that was written when the index was may have been written again since, within the same tick of the clock.
        """
        noted = self._statuses.get(path)
        now = _Status(status.st_ctime_ns, status.st_mtime_ns, status.st_ino & _WORD, status.st_size & _WORD)
        return now == noted and status.st_mtime_ns < self._written


def _time_of(path: Path) -> int:
    """Return when a file was written; 0 when it is elsewhere, as in a linked worktree, and then nothing is trusted."""
    try:
        return os.lstat(path).st_mtime_ns
    except OSError:
        return 0
