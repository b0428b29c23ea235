"""What the last run found of the repository as a whole and still holds, so that it need not be found again."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from mlfolio.evidence.known import packed, restored
from mlfolio.evidence.tracing import Reads, note_reads, traced

Found = TypeVar("Found")


class Remembered:
    """Plain data by name, each with what it follows from."""

    def __init__(self) -> None:
        self._values: dict[str, tuple[bytes, Reads]] = {}
        self._kept: set[str] = set()
        self._recalled: set[str] = set()

    def recall(self, name: str, find: Callable[[], Found]) -> Found:
        """Return the value of that name, by `find` unless it is known: such data as facts are."""
        if name in self._values:
            self._recalled.add(name)
            value, reads = self._values[name]
            with suppress(ValueError, TypeError, AttributeError, ImportError, EOFError):
                found = restored(value)
                note_reads(reads)
                return found
        found, trace = traced(find)
        self._values[name] = (packed(found), trace.reads())
        return found

    def remember(self, plain: dict[str, Any], changed: Reads) -> None:
        """Take over what `plain` gave in an earlier run, unless it follows from something that has `changed`."""
        every = {name: (value, Reads.of(reads)) for name, (value, reads) in plain.items()}
        holding = {name: (value, reads) for name, (value, reads) in every.items() if not reads.touches(changed)}
        self._values |= holding
        self._kept |= holding.keys()

    def forget(self, changed: Reads) -> bool:
        """Let go of what was taken over and follows from something that has `changed`.

        Return whether any of it had been recalled before.
        """
        outdated = {name for name in self._kept if self._values[name][1].touches(changed)}
        self._values = {name: one for name, one in self._values.items() if name not in outdated}
        self._kept -= outdated
        return not outdated.isdisjoint(self._recalled)

    def plain(self) -> dict[str, Any]:
        """Return all of it as plain data."""
        return {name: (value, reads.plain()) for name, (value, reads) in self._values.items()}
