"""What rows are called by the names they are given: a validation set is there to choose by, a test set is not."""

from collections import defaultdict
from enum import StrEnum
from functools import lru_cache
from pathlib import PurePosixPath

from mlfolio.evidence.dataflow.rows import Root, Rows, holds_part_of
from mlfolio.patterns import lazy_pattern


class Called(StrEnum):
    """What a variable's name calls its rows."""

    TEST = "test"
    WHOLE_TEST = "whole test"
    VALIDATION = "validation"


_WHOLE_TEST = lazy_pattern(r"(?i)test_?(?:data)?_?(?:loader|dl|iter|set|ds|gen|generator|batches)?s?$")
"""How whole test sets are called, features and target together."""

_TEST = lazy_pattern(r"(?:^|_|^[xyXY]|^df)(?i:test)|[a-z]Test")
_VALIDATION = lazy_pattern(r"(?i)(?:^|_|^[xy])(?:val(?:id(?:ation)?)?|dev)(?:$|_|\d|set|data|loader|[xy]$)")

_PREFERRED = (Called.WHOLE_TEST, Called.TEST)


class NamedSets:
    """What the rows of a program are called, and which of them a model, or a call nobody knows, was put to."""

    def __init__(self) -> None:
        """Begin without names."""
        self._names: dict[Rows, set[Called]] = defaultdict(set)
        self._used: set[Rows] = set()

    def use(self, rows: Rows) -> None:
        """Take note that something may be tested on `rows`."""
        self._used.add(rows)

    def note(self, name: str, rows: Rows) -> None:
        """Take note that `rows` are bound to `name`."""
        if rows and (called := _called(name)):
            self._names[rows] |= called

    def called(self, what: Called) -> frozenset[Rows]:
        """Return the rows that are called so; what is called a test set anywhere is no validation set."""
        return frozenset(
            rows
            for rows, names in self._names.items()
            if what in names and (what in _PREFERRED or names.isdisjoint(_PREFERRED))
        )

    @property
    def left(self) -> frozenset[Rows]:
        """The test sets that nothing is tested on, nor on a part of them."""
        return frozenset(
            rows for rows in self.called(Called.TEST) if not any(holds_part_of(rows, used) for used in self._used)
        )


def is_validation_file(root: Root) -> bool:
    """Whether rows come from a file that is named a validation set, whatever variables they are bound to."""
    kind, name = root
    return kind == "file" and _VALIDATION.search(PurePosixPath(str(name)).stem) is not None


@lru_cache(maxsize=1 << 12)
def _called(name: str) -> frozenset[Called]:
    """Return what a variable's name calls its rows; the same few names are bound again and again."""
    whole = [Called.WHOLE_TEST] if _WHOLE_TEST.match(name) else []
    if _TEST.search(name):
        return frozenset([*whole, Called.TEST])
    return frozenset([*whole, Called.VALIDATION] if _VALIDATION.search(name) else whole)
