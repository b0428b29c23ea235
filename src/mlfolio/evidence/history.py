"""The history of a repository: its commits with authors, times and sizes, and every blob that it ever held."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path, PurePosixPath
from queue import SimpleQueue
from typing import NamedTuple

from mlfolio import git
from mlfolio.evidence.files import VENDORED
from mlfolio.evidence.tracing import cached_property
from mlfolio.evidence.worktree import blob_sizes, in_lines
from mlfolio.parallel import Beside

_FORMAT = "%x01%H%x00%P%x00%an%x00%ae%x00%ad%x00%s"
_HEADER = 6
"""Fields of the format. They are counted, never searched for: a subject or a file name may hold anything but NUL."""

_NO_BLOB = frozenset({40 * "0", 64 * "0"})

_SUBJECT_LIMIT = 2_000
"""Characters. Nobody reads a longer subject, and a commit may hold megabytes of one line."""

_ASKED_AT_A_TIME = 1_000
"""Blobs whose sizes git is asked for in one piece."""

_DAY = 24 * 60 * 60
"""Seconds."""

_LATEST = 253_402_300_799
"""Seconds since 1970: the end of the year 9999, the last that a date can name. A commit may claim any time."""

TEXT_SUFFIXES = frozenset(
    """
    .py .ipynb .r .rmd .qmd .m .jl .scala .java .c .h .cc .cpp .hpp .cu .go .rs .js .ts .jsx .tsx .html .css .md .rst
    .txt .toml .yaml .yml .cfg .ini .sh .sql .tex .dockerfile
    """.split()
)
"""Files whose growth counts as work, outside vendored folders.

Data, images and models arrive whole and say nothing about how the work grew.
"""

GROWTH_LIMIT = 50_000
"""Bytes that one file can count for in one commit, so that one long file does not outweigh the work."""

PRINTED_LIMIT = 15_000
"""The same of what programs print into: a notebook's code and words seldom take more, the rest is pictures."""

_PRINTED = (".ipynb", ".html", ".txt")
_BUILDING = frozenset({"dockerfile", "makefile"})

BODIES_LIMIT = 4_000_000
"""Bytes of messages below their subjects that are read; one commit may hold more than there is memory."""


class Change(NamedTuple):
    """One file in one commit: the blob it had before and the one it has after (None where there is none)."""

    path: str
    before: str | None
    after: str | None


class Commit(NamedTuple):
    """A commit: `when` is the author's time in seconds since 1970, `zone` how many seconds their clock is ahead of UTC.

    Merges list no changes.
    """

    hash: str
    parents: tuple[str, ...]
    author: str
    email: str
    when: int
    subject: str
    changes: tuple[Change, ...]
    zone: int = 0

    @property
    def is_merge(self) -> bool:
        """Whether the commit has more than one parent."""
        return len(self.parents) > 1

    @property
    def day(self) -> int:
        """The day by the author's own clock, counted from 1970."""
        return (self.when + self.zone) // _DAY


class History:
    """The commits that HEAD reaches, newest first."""

    def __init__(
        self,
        root: Path,
        commits: tuple[Commit, ...],
        blobs: dict[str, str],
        sizes: Beside[dict[str, int]],
        *,
        shallow: bool,
    ) -> None:
        self._root = root
        self.commits = commits
        self.blobs = blobs
        """Every blob that a commit brought, with the newest path it had."""
        self._sizes = sizes
        self.shallow = shallow
        """Whether the clone was cut off: commits before the cut are not here."""

    @cached_property
    def sizes(self) -> dict[str, int]:
        """The size in bytes of every blob that a commit brought, by id; blobs that are missing are left out."""
        return self._sizes.result()

    def bodies(self, hashes: Sequence[str]) -> dict[str, str]:
        """Return what the messages of the commits `hashes` say below their subjects, by commit.

        Of messages that are longer together than any that people write, the last are left out.
        """
        if not hashes:
            return {}
        asked = ("log", "--no-walk=unsorted", "--no-color", "-z", "--format=%H%n%b", *hashes)
        with git.ask(self._root, *asked) as program:
            said = program.output.read(BODIES_LIMIT)
            if len(said) < BODIES_LIMIT:
                git.insist_on_success(program, "log")
        parts = (one.partition("\n") for one in said.decode("utf-8", "replace").split("\0") if one)
        return {name: body for name, _, body in parts}

    @cached_property
    def growth(self) -> dict[str, int]:
        """How many bytes of its authors' text each commit added, by commit: the sum of what its files grew by."""
        sizes, names = self.sizes, self.blobs
        found: dict[str, int] = {}
        for commit in self.commits:
            # A loop, because a generator for each of a hundred thousand takes longer than what it counts.
            grown = 0
            for change in _without_moves(commit.changes):
                grown += _grown(change, sizes, names)
            found[commit.hash] = grown
        return found


def _without_moves(changes: tuple[Change, ...]) -> Iterable[Change]:
    """Return the changes of a commit, those of a moved file as one: the same content, or a file of the same name."""
    gone = [change for change in changes if change.before and not change.after] if len(changes) > 1 else ()
    if not gone:
        return changes
    contents = {change.before for change in gone}
    by_name = {_name(change.path): change.before for change in gone}
    return [
        change if change.before else change._replace(before=by_name.get(_name(change.path)))
        for change in changes
        if change.after not in contents
    ]


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _grown(change: Change, sizes: dict[str, int], names: dict[str, str]) -> int:
    path, before, after = change
    grown = sizes.get(after or "", 0) - sizes.get(before or "", 0)
    if grown <= 0 or not (_is_text(path) or _is_named_later(path, names.get(after or "", path))):
        return 0
    # Most grow by less than any limit.
    return grown if grown < PRINTED_LIMIT else min(grown, PRINTED_LIMIT if path.endswith(_PRINTED) else GROWTH_LIMIT)


def _is_named_later(path: str, newest: str) -> bool:
    """Whether what stood at `path` is text by the path that it has now: a notebook may have got its suffix later."""
    return path != newest and _is_text(newest) and not VENDORED.search(path)


@lru_cache(maxsize=1 << 14)
def _is_text(path: str) -> bool:
    parts = PurePosixPath(path.lower())
    return (parts.suffix in TEXT_SUFFIXES or parts.name in _BUILDING) and not VENDORED.search(path)


def read_history(root: Path, *, shallow: bool) -> History:
    """Read the commits that HEAD reaches, in one pass that compares trees and never contents.

    Another git tells the sizes of blobs meanwhile. `shallow` says that the clone was cut off.

    Raises git.GitError when there is no commit, or an object that the pass needs is missing.
    """
    log = git.blocks(
        root,
        "log",
        "--raw",
        "-z",
        "--no-abbrev",
        "--no-renames",
        "--root",
        "--no-color",
        "--date=raw",
        f"--format={_FORMAT}",
        "HEAD",
    )
    asked: SimpleQueue[bytes] = SimpleQueue()
    sizes = Beside(partial(blob_sizes, root, iter(asked.get, b"")))
    blobs: dict[str, str] = {}
    try:
        commits = tuple(_asking_for_sizes(parse_log(log), blobs, asked))
    finally:
        asked.put(b"")
    return History(root, commits, blobs, sizes, shallow=shallow)


def _asking_for_sizes(
    commits: Iterable[Commit], blobs: dict[str, str], asked: "SimpleQueue[bytes]"
) -> Iterator[Commit]:
    """Pass on commits; put each new blob into `blobs`, and what asks for the sizes of some of them into `asked`."""
    new: list[str] = []
    for commit in commits:
        for path, _, blob in commit.changes:
            if blob and blob not in blobs:
                blobs[blob] = path
                new.append(blob)
        if len(new) > _ASKED_AT_A_TIME:
            asked.put(in_lines(new))
            new.clear()
        yield commit
    asked.put(in_lines(new))


def parse_log(blocks: Iterable[bytes]) -> Iterator[Commit]:
    """Yield the commits in what git prints in the format above, read while it goes on printing.

    Raises git.GitError for what has another form.
    """
    try:
        yield from _commits(_fields(blocks))
    except (ValueError, IndexError) as error:
        raise git.GitError(f"its log cannot be read: {error}") from error


def _fields(blocks: Iterable[bytes]) -> Iterator[str]:
    """Yield what stands between the NULs; parted by the block, which is much faster than field by field."""
    begun: list[bytes] = []
    for block in blocks:
        whole, nul, rest = block.rpartition(b"\0")
        if nul:
            yield from git.path_text(b"".join([*begun, whole])).split("\0")
            begun.clear()
        begun.append(rest)
    yield git.path_text(b"".join(begun))


def _commits(fields: Iterator[str]) -> Iterator[Commit]:
    field = next(fields, None)
    while field is not None:
        if not field.startswith("\x01"):
            field = next(fields, None)
            continue
        header = _legible([field, *islice(fields, _HEADER - 1)])
        changes: list[Change] = []
        while (field := next(fields, None)) and field.startswith((":", "\n:")):
            changes += _change(field, next(fields, ""))
        yield _commit(header, changes)


def _legible(words: list[str]) -> list[str]:
    """Return words with a sign in place of each byte that is not UTF-8."""
    if "".join(words).isascii():
        return words
    return [word.encode("utf-8", "surrogateescape").decode("utf-8", "replace") for word in words]


def _commit(words: list[str], changes: list[Change]) -> Commit:
    name, parents, author, email, moment, subject = words
    when, _, zone = moment.partition(" ")
    # By position, because there may be a hundred thousand.
    return Commit(
        name[1:],
        tuple(parents.split()),
        author,
        email,
        min(int(when or 0), _LATEST),
        subject[:_SUBJECT_LIMIT].strip(),
        tuple(changes),
        _seconds_ahead(zone),
    )


@lru_cache(maxsize=1 << 8)
def _seconds_ahead(zone: str) -> int:
    """Return what `+0530` says in seconds; none where no clock on earth is set so."""
    sign, hours, minutes = zone[:1], zone[1:3], zone[3:]
    if not zone[1:].isdecimal() or len(zone) != 5 or int(hours) > 14:
        return 0
    return (-1 if sign == "-" else 1) * (int(hours) * 60 + int(minutes)) * 60


def _change(facts: str, path: str) -> list[Change]:
    old_mode, new_mode, before, after, _ = facts.split(" ")
    # A submodule's entry names a commit of another repository, not a blob of this one.
    if new_mode == "160000" or old_mode.endswith(":160000"):
        return []
    return [Change(path, _blob(before), _blob(after))]


def _blob(name: str) -> str | None:
    return None if name in _NO_BLOB else name
