"""How much text each commit added: what its files grew by, moved files and printed output aside."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import PurePosixPath

from mlfolio.evidence.commits import Change, Commit
from mlfolio.evidence.vendored import VENDORED

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


def growth_of(commits: Iterable[Commit], sizes: Mapping[str, int], names: Mapping[str, str]) -> dict[str, int]:
    """Return how many bytes of its authors' text each of `commits` added, by commit.

    `sizes` holds the bytes of each blob, `names` the newest path it had.
    """
    found: dict[str, int] = {}
    for commit in commits:
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


def _grown(change: Change, sizes: Mapping[str, int], names: Mapping[str, str]) -> int:
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
