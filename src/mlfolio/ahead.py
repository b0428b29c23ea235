"""Follow the data through what has changed in another process, while this one finds which facts are others now.

After a change of one source that trains, following the data takes as long as all else together. Whether what the last
run remembers of the whole repository still holds is only known at the end of that; it nearly always does, so the other
process begins as if it did, and its answer is not heard where it did not.
"""

import os
from collections.abc import Collection
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from mlfolio import catalogue
from mlfolio.changes import MOST_CHANGED
from mlfolio.evidence.kinds.kind import Kind
from mlfolio.evidence.known import FLOW
from mlfolio.evidence.tracing import NOTHING, Reads
from mlfolio.kept_verdicts import LastRun
from mlfolio.parallel import Elsewhere
from mlfolio.remaining import FOLLOWING_DATA
from mlfolio.repo import EVIDENCE, Repo
from mlfolio.runner import run
from mlfolio.told import Told, told


class Ahead:
    """The process that has begun to follow the data, where the verdicts of the last run say that it is to be followed.

    To be used in a `with`, which leaves no process behind.
    """

    def __init__(self, folder: Path, ids: Collection[str], repo: Repo, last: LastRun | None) -> None:
        self._folder, self._repo, self._last = folder, repo, last
        self._ids = tuple(name for name in ids if name in FOLLOWING_DATA)
        self._parent = os.getpid()
        self._child = Elsewhere(*([self._follow_and_put] if self._is_worth_it() else []))
        self.is_settled = False
        """Whether the other process was told what has changed, so that its results can be asked for."""

    def __enter__(self) -> Self:
        self._child.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._child.__exit__(kind, raised, trace)

    @property
    def process(self) -> int:
        """The id of the other process; 0 where there is none."""
        return self._child.process

    def settle(self, changed: Reads) -> None:
        """Tell the other process all that has changed, and the kind, which is known by now."""
        if self.process:
            kind, reads = self._repo.settled_kind()
            self._child.tell((changed.plain(), tuple(kind), reads.plain()))
            self.is_settled = True

    def results(self) -> Told | None:
        """Return what the other process says of the checks that follow the data; None where they are to be put here."""
        return self._child.result() if self.is_settled else None

    def _is_worth_it(self) -> bool:
        """Whether a file has changed that data was followed through: these checks are to be put again in any case."""
        if not (self._ids and self._last) or len(self._last.changed) > MOST_CHANGED:
            return False
        changed = self._last.changed
        own = (one for one in self._last.results if one.check.id in self._ids)
        return any(FLOW in one.facts for one in changed.values()) or any(
            not one.reads.contents.isdisjoint(changed) for one in own
        )

    def _follow_and_put(self) -> Told | None:
        # A child that died leaves its work to this process, which knows by then what has changed.
        if self._last is None or os.getpid() == self._parent:
            return None
        repo = self._repo
        checks = catalogue.load(self._folder, EVIDENCE, self._ids)
        repo.remembered.remember(self._last.values, NOTHING)
        _ = repo.dataflow.flows
        settled: Any = self._child.hear()
        if settled is None:
            return None
        changed, kind, reads = Reads.of(settled[0]), settled[1], settled[2]
        if repo.remembered.forget(changed):
            return None
        repo.take_for(Kind(*kind), Reads.of(reads))
        return told(run(checks, repo), repo)
