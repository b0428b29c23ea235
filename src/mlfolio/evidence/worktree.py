"""Where a repository's files come from: git's index and working tree, a commit of a bare repository, or a folder."""

import os
import stat
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from mlfolio import git
from mlfolio.evidence.files import READ_LIMIT, Entry, Files
from mlfolio.evidence.index import Index
from mlfolio.evidence.vendored import VENDORED

MOST_FILES = 200_000
"""Files. What holds more is not somebody's project; the walk of a plain folder stops there."""

_READ_BY_ALL = stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH

_DEPTH_LIMIT = 100
"""Folders within folders. Nobody goes deeper, and the walk would run out of stack."""


class GitObjects:
    """Reads blobs by `git cat-file`; sizes of all listed blobs in one pass."""

    def __init__(self, root: Path, entries: list[Entry]) -> None:
        self._root = root
        self._reader = git.BlobReader(root)
        self._blobs = [entry.blob for entry in entries if entry.blob]

    @cached_property
    def _sizes(self) -> dict[str, int]:
        return blob_sizes(self._root, [in_lines(dict.fromkeys(self._blobs))])

    def size(self, entry: Entry) -> int | None:
        """Return the blob's size; None when the object is missing, as in a partial clone."""
        return self._sizes.get(entry.blob or "")

    def size_here(self, entry: Entry) -> int | None:
        """Return the blob's size: there is nothing but objects here."""
        return self.size(entry)

    def identity(self, entry: Entry) -> tuple[str, int] | None:
        """Return the name of the blob, which is a digest of it."""
        return (entry.blob, -1) if entry.blob else None

    def read(self, entry: Entry, limit: int) -> bytes | None:
        """Return the blob's bytes, or None when it is missing or longer than `limit`."""
        size = self.size(entry)
        if size is None or size > limit or entry.blob is None:
            return None
        return self._reader.read(entry.blob)

    def is_closed(self, entry: Entry) -> bool:
        """Whether whoever runs this may not read it: git has opened all of its objects."""
        return False

    def start(self, entry: Entry, length: int) -> bytes | None:
        """Return how the blob begins; None when it is missing or too long to be read."""
        data = self.read(entry, READ_LIMIT)
        return None if data is None else data[:length]


class WorkingTree:
    """Reads files of the working tree without following a link, and falls back on git's objects."""

    def __init__(self, root: Path, objects: GitObjects | None, index: Index | None = None) -> None:
        self._objects = objects
        self._index = index
        self._base = os.path.join(root, "")
        self._top = os.path.realpath(root)
        self._inside: dict[str, bool] = {}
        self._open: set[str] = set()

    def size(self, entry: Entry) -> int | None:
        """Return what git stores, or the size on disk in a plain folder."""
        return self._on_disk(entry) if self._objects is None else self._objects.size(entry)

    def size_here(self, entry: Entry) -> int | None:
        """Return the size on disk, or what git stores of a file that is not checked out."""
        size = self._on_disk(entry)
        return self._objects.size(entry) if size is None and self._objects else size

    def _on_disk(self, entry: Entry) -> int | None:
        path = self._base + entry.path
        try:
            return os.lstat(path).st_size if self._is_inside(path.rpartition("/")[0]) else None
        except OSError:
            return None

    def identity(self, entry: Entry) -> tuple[str, int] | None:
        """Return git's name of the content where the file is as git left it, and else a digest of what is there."""
        path = self._base + entry.path
        if not self._is_inside(path.rpartition("/")[0]):
            return None
        try:
            status = os.lstat(path)
        except OSError:
            return self._objects.identity(entry) if self._objects else None
        if entry.blob and self._index and self._index.is_unmodified(entry.path, status):
            if status.st_mode & _READ_BY_ALL == _READ_BY_ALL:
                self._open.add(entry.path)
            # What a checkout makes of a blob may differ (line ends, large files kept elsewhere), and then in size.
            return entry.blob, status.st_size
        if stat.S_ISLNK(status.st_mode):
            return f"link to {os.readlink(path)}", 0
        data = self.read(entry, READ_LIMIT)
        return None if data is None else (_digest(data), len(data))

    def read(self, entry: Entry, limit: int) -> bytes | None:
        """Return the file's bytes as they are on disk; from git when the file is not checked out."""
        return self._read(entry, limit, limit)

    def start(self, entry: Entry, length: int) -> bytes | None:
        """Return how the file on disk begins; from git when the file is not checked out."""
        return self._read(entry, READ_LIMIT, length)

    def is_closed(self, entry: Entry) -> bool:
        """Whether there is a file, or may be one, that whoever runs this may not read."""
        if entry.path in self._open:
            return False
        path = self._base + entry.path
        # The first question answers for nearly every file, and costs the least.
        return not entry.is_link and not os.access(path, os.R_OK) and not _is_missing(path)

    def _read(self, entry: Entry, limit: int, length: int) -> bytes | None:
        path = self._base + entry.path
        if not self._is_inside(path.rpartition("/")[0]):
            return None
        try:
            return _read_regular(path, limit, length)
        except FileNotFoundError:
            data = self._objects.read(entry, limit) if self._objects else None
            return None if data is None else data[:length]
        except OSError:
            return None

    def _is_inside(self, folder: str) -> bool:
        known = self._inside.get(folder)
        if known is None:
            known = self._inside[folder] = self._leads_inside(folder)
        return known

    def _leads_inside(self, folder: str) -> bool:
        """Whether a folder is below the top, whatever links lead there; what is no link is where its parent is."""
        if self._inside.get(folder.rpartition("/")[0]) and not os.path.islink(folder):
            return True
        real = os.path.realpath(folder)
        return real == self._top or real.startswith(os.path.join(self._top, ""))


def _is_missing(path: str) -> bool:
    try:
        return not stat.S_ISREG(os.lstat(path).st_mode)
    except PermissionError:
        return False
    except OSError:
        return True


def _digest(data: bytes) -> str:
    # Imported here because it loads OpenSSL, which a run without a cache does without.
    from hashlib import blake2b

    return blake2b(data, digest_size=20).hexdigest()


def _read_regular(path: str, limit: int, length: int) -> bytes | None:
    # Without O_NONBLOCK a named pipe would wait for a writer for ever.
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(handle, "rb", buffering=0) as stream:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or status.st_size > limit:
            return None
        return stream.read(min(status.st_size, length))


def blob_sizes(root: Path, asked: Iterable[bytes]) -> dict[str, int]:
    """Return the size in bytes of each blob that is there, in one pass of `git cat-file --batch-check`.

    They are `asked` for as `in_lines` writes them, a piece after the other while git answers.
    """
    form = "--batch-check=%(objectname) %(objectsize)"
    words = git.run(root, "cat-file", form, "--buffer", stdin=asked).decode().split()
    # One that is not there is answered in two words as well, the second of which is "missing".
    return {name: int(size) for name, size in zip(words[::2], words[1::2], strict=True) if size.isdigit()}


def in_lines(names: Iterable[str]) -> bytes:
    """Return names as git reads them, a line each."""
    return "".join(f"{name}\n" for name in names).encode()


def from_index(root: Path) -> Files:
    """Return the files that git's index lists, read from the working tree at `root`."""
    entries, index = indexed(root)
    return Files(entries, WorkingTree(root, GitObjects(root, entries), index), tracked=True)


def indexed(root: Path, file: Path | None = None) -> tuple[list[Entry], Index]:
    """Return what git's index lists, and the index: the repository's own, or the one in `file`."""
    entries: list[Entry] = []
    index = Index(root, file)
    for record in index.records():
        # Stages 1 to 3 are the sides of an unfinished merge: one file, listed up to three times.
        if record.stage in ("0", "2") or not any(entry.path == record.path for entry in entries[-3:]):
            entries.append(Entry(record.path, record.mode, record.blob))
    return entries, index


def from_commit(root: Path, commit: str | None) -> Files:
    """Return the files of a commit (none without one), read from git's objects: what a bare repository has."""
    entries = []
    listed = git.run(root, "ls-tree", "-r", "-z", "--full-tree", commit) if commit else b""
    for record in listed.split(b"\0"):
        if record:
            facts, _, raw = record.partition(b"\t")
            mode, _, blob = facts.decode().split(" ")
            entries.append(Entry(git.path_text(raw), mode, blob))
    return Files(entries, GitObjects(root, entries), tracked=True)


def from_folder(root: Path) -> Files:
    """Return the files below a plain folder; hidden git data, links to folders and vendored folders are left out."""
    entries: list[Entry] = []
    refused: list[str] = []
    for folder, names, files in os.walk(root, onerror=lambda error: refused.append(error.filename)):
        names[:] = sorted(name for name in names if name != ".git" and not VENDORED.search(f"{name}/"))
        relative = Path(folder).relative_to(root)
        if len(relative.parts) >= _DEPTH_LIMIT:
            names.clear()
        for name in sorted(files):
            path = Path(folder) / name
            mode = "120000" if path.is_symlink() else "100644"
            entries.append(Entry((relative / name).as_posix(), mode))
        if len(entries) > MOST_FILES:
            break
    closed = [f"{Path(folder).relative_to(root).as_posix()}/" for folder in refused]
    return Files(entries, WorkingTree(root, None), tracked=False, closed_folders=closed)
