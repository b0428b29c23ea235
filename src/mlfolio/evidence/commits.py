"""Commits, as git's log tells them: authors, times, subjects, and which blob each file had before and after."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from mlfolio import git

LOG_FORMAT = "%x01%H%x00%P%x00%an%x00%ae%x00%ad%x00%s"
"""What `parse_log` reads, beside what `--raw -z` adds to it."""

_HEADER = 6
"""Fields of the format. They are counted, never searched for: a subject or a file name may hold anything but NUL."""

_NO_BLOB = frozenset({40 * "0", 64 * "0"})

_SUBJECT_LIMIT = 2_000
"""Characters. Nobody reads a longer subject, and a commit may hold megabytes of one line."""

_DAY = 24 * 60 * 60
"""Seconds."""

_LATEST = 253_402_300_799
"""Seconds since 1970: the end of the year 9999, the last that a date can name. A commit may claim any time."""


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
