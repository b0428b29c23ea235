"""The files of a repository: what git tracks (or a folder holds), their sizes, and their text."""

import fnmatch
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple, Protocol

from mlfolio.evidence.decoding import decode
from mlfolio.evidence.known import Known
from mlfolio.evidence.tracing import note_content, note_fact
from mlfolio.evidence.vendored import VENDORED, foreign_folders
from mlfolio.patterns import lazy_pattern

BLOBS = "what git stores"
"""The name under which it is noted that somebody asked for the ids of blobs."""

READ_LIMIT = 16 * 1024 * 1024
"""Bytes. A longer file is listed and weighed, never read: no text that a person wrote is so long."""

_CODE = (
    *(".py", ".ipynb", ".R", ".r", ".Rmd", ".jl", ".m", ".go", ".java", ".scala"),
    *(".c", ".cc", ".cpp", ".cu", ".cs", ".rs", ".js", ".jsx", ".ts", ".tsx", ".kt", ".swift", ".clj", ".hs"),
)


def folders_of(path: str) -> Iterator[str]:
    """Yield the folders that hold `path`, innermost first, without the root."""
    while path := path.rpartition("/")[0]:
        yield path


class Reader(Protocol):
    """Where the bytes of a file come from: the working tree, or git's objects."""

    def read(self, entry: "Entry", limit: int) -> bytes | None:
        """Return the file's bytes; None when there are more than `limit`, or none can be had."""

    def start(self, entry: "Entry", length: int) -> bytes | None:
        """Return the first bytes, `length` at most, of a file that `read` could read within READ_LIMIT; None else."""

    def size(self, entry: "Entry") -> int | None:
        """Return the file's size in bytes as it is stored; None when it cannot be had."""

    def size_here(self, entry: "Entry") -> int | None:
        """Return the file's size in bytes as it lies on disk, where it does, without asking git; as `size` else."""

    def is_closed(self, entry: "Entry") -> bool:
        """Whether whoever runs this may not read the file, which is then taken for one without text."""

    def identity(self, entry: "Entry") -> tuple[str, int] | None:
        """Return what tells the file's content from any other; None when it cannot be had."""


class Entry(NamedTuple):
    """A file: its path from the root with forward slashes, git's mode, and the id of its blob where git has one."""

    path: str
    mode: str = "100644"
    blob: str | None = None

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link, which is never followed."""
        return self.mode == "120000"


class Files:
    """Every file of the repository, once; links and submodules are listed apart and never read."""

    def __init__(
        self, entries: list[Entry], reader: Reader, *, tracked: bool, closed_folders: Iterable[str] = ()
    ) -> None:
        self._reader = reader
        self._closed_folders = tuple(closed_folders)
        self._texts: dict[str, str | None] = {}
        self._named: dict[tuple[str, ...], list[str]] = {}
        self._known: dict[str, Known] = {}
        self._identities: dict[str, tuple[str, int] | None] = {}
        self._entries = {entry.path: entry for entry in sorted(entries, key=lambda one: one.path)}
        self.tracked = tracked
        """Whether git tracks these files; False for a plain folder."""

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The paths of all files, links among them, in order."""
        return tuple(path for path, entry in self._entries.items() if entry.mode != "160000")

    @cached_property
    def own(self) -> tuple[str, ...]:
        """The paths outside vendored folders, unpacked releases and copies of whole projects."""
        kept = tuple(path for path in self.paths if not VENDORED.search(path))
        foreign = foreign_folders(kept, self.folders)
        others = tuple(path for path in kept if foreign.isdisjoint(folders_of(path))) if foreign else kept
        # Where no code stands outside of such folders, they are the author's own releases.
        return others if any(path.endswith(_CODE) for path in others) else kept

    @cached_property
    def closed(self) -> tuple[str, ...]:
        """What whoever runs this may not read: folders, which end in a slash, and files."""
        return (*self._closed_folders, *(path for path in self.own if self._reader.is_closed(self._entries[path])))

    @cached_property
    def folders(self) -> frozenset[str]:
        """Every folder that holds a file, submodules included; the root is the empty string."""
        direct = {path.rpartition("/")[0] for path in self._entries}
        above = {folder for one in direct for folder in folders_of(one)}
        submodules = {path for path, entry in self._entries.items() if entry.mode == "160000"}
        return frozenset(direct | above | submodules | {""})

    @cached_property
    def _lower(self) -> dict[str, str]:
        return {path.lower(): path for path in reversed(self.paths)}

    def exists(self, path: str) -> bool:
        """Whether `path` is a file or a folder here."""
        return path in self._entries or path.rstrip("/") in self.folders

    def find(self, path: str) -> str | None:
        """Return the file of that path whatever its case (`readme.md` finds README.md), or None."""
        return self._lower.get(path.lower())

    @cached_property
    def by_name(self) -> dict[str, list[str]]:
        """The own files by their name in lower case."""
        found: dict[str, list[str]] = {}
        for path in self.own:
            found.setdefault(path.rpartition("/")[2].lower(), []).append(path)
        return found

    def named(self, *patterns: str) -> list[str]:
        """Return the own files whose name, whatever its case, fits one of the shell `patterns`."""
        if patterns not in self._named:
            wanted = lazy_pattern("|".join(fnmatch.translate(pattern.lower()) for pattern in patterns))
            self._named[patterns] = [path for path in self.own if wanted.match(path.rpartition("/")[2].lower())]
        return list(self._named[patterns])

    def entry(self, path: str) -> Entry:
        """Return the entry of a path that is here; raises KeyError otherwise."""
        return self._entries[path]

    def blob(self, path: str) -> str | None:
        """Return the id of what git stores of a path that is here; None where it stores nothing."""
        note_fact(BLOBS)
        return self._entries[path].blob

    def size(self, path: str) -> int | None:
        """Return the size in bytes of what is stored (an LFS pointer's own size), None where it cannot be had."""
        note_content(path)
        return self._reader.size(self._entries[path])

    def size_here(self, path: str) -> int | None:
        """Return the size in bytes of a file as it lies on disk, or of what is stored where it does not.

        Line ends and large files kept elsewhere make it another than `size`, for which git tells of every file.
        """
        note_content(path)
        return self._reader.size_here(self._entries[path])

    def data(self, path: str, limit: int = READ_LIMIT) -> bytes | None:
        """Return the bytes of a file; None for links, files over `limit` bytes, and what cannot be read."""
        note_content(path)
        entry = self._entries.get(path)
        if entry is None or entry.mode in ("120000", "160000"):
            return None
        return self._reader.read(entry, limit)

    def start(self, path: str, length: int) -> bytes | None:
        """Return how a file begins, `length` bytes at most; None where `data` has nothing."""
        note_content(path)
        entry = self._entries.get(path)
        if entry is None or entry.mode in ("120000", "160000"):
            return None
        return self._reader.start(entry, length)

    def identity(self, path: str) -> tuple[str, int] | None:
        """Return what tells the content of a file from any other; None when it cannot be had."""
        note_content(path)
        if path not in self._identities:
            self._identities[path] = self._reader.identity(self._entries[path])
        return self._identities[path]

    def known(self, path: str) -> Known:
        """Return the facts that are known of the content of a file."""
        return self._known.setdefault(path, Known())

    def unknown(self, *suffixes: str) -> list[str]:
        """Return the own paths with one of these suffixes of whose content no earlier run kept anything."""
        return [path for path in self.own if path.endswith(suffixes) and not self.known(path).is_remembered]

    def news(self) -> dict[str, dict[str, bytes]]:
        """Return, packed and by path, the facts that were found since the last time this was asked."""
        news = ((path, known.news()) for path, known in self._known.items())
        return {path: new for path, new in news if new}

    def remember(self, path: str, facts: dict[str, bytes]) -> None:
        """Take over the facts that an earlier run found of the same content."""
        self.known(path).remember(facts)

    def learned(self) -> dict[str, dict[str, bytes]]:
        """Return, packed and by path, all that is known of the files of which more is known than was remembered."""
        return {path: known.everything() for path, known in self._known.items() if known.is_richer}

    def learn(self, news: dict[str, dict[str, bytes]]) -> None:
        """Take over what another process found, as `news` gave it there."""
        for path, facts in news.items():
            self.known(path).learn(facts)

    def text(self, path: str) -> str | None:
        """Return the decoded text of a file, read once; None where there is none (binary, too long, unreadable)."""
        note_content(path)
        if path not in self._texts:
            self._texts[path] = self.text_once(path)
        return self._texts[path]

    def text_once(self, path: str) -> str | None:
        """Return what `text` does, and keep nothing of it in memory: for large files that are not asked for again."""
        note_content(path)
        if path in self._texts:
            return self._texts[path]
        data = self.data(path)
        return None if data is None else decode(data)
