"""The history of a repository: its commits with authors, times and sizes, and every blob that it ever held."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from queue import SimpleQueue

from mlfolio import git
from mlfolio.evidence.commits import LOG_FORMAT, Commit, parse_log
from mlfolio.evidence.growth import growth_of
from mlfolio.evidence.tracing import cached_property
from mlfolio.evidence.worktree import blob_sizes, in_lines
from mlfolio.parallel import Beside

_ASKED_AT_A_TIME = 1_000
"""Blobs whose sizes git is asked for in one piece."""

BODIES_LIMIT = 4_000_000
"""Bytes of messages below their subjects that are read; one commit may hold more than there is memory."""


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
        return growth_of(self.commits, self.sizes, self.blobs)


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
        f"--format={LOG_FORMAT}",
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
