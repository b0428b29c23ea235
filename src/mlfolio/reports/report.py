"""What every format shows: a repository and its score."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mlfolio.configuration import NO_CONFIGURATION, Configuration
from mlfolio.evidence.kinds.kind import Kind
from mlfolio.patterns import lazy_pattern
from mlfolio.scoring import Score, Scored
from mlfolio.verdicts import Outcome

if TYPE_CHECKING:
    from mlfolio.evidence.excerpts import Excerpts
    from mlfolio.evidence.files import Files
    from mlfolio.ratchet import Ratchet

_WORTH_NAMING = 0.05
"""Points. What would add less is not listed among what would win the most."""


_HOST = lazy_pattern(r"^(?:[^:/]+://[^/]*/|[^:/]+:)")


class _Report(NamedTuple):
    """A repository that was checked: its folder, the commit that HEAD named, the score, and what it sets out to be.

    `configuration` is what the repository asked for; `notes` say what of it has no effect. `files` are there for the
    formats that show lines of source. `bar` is the score to reach, if any; `origin` the URL of a clone; `staged`
    whether it is what is about to be committed.
    """

    root: Path
    commit: str | None
    score: Score
    kind: Kind
    configuration: Configuration = NO_CONFIGURATION
    notes: tuple[str, ...] = ()
    files: "Files | None" = None
    bar: float | None = None
    ratchet: "Ratchet | None" = None
    origin: str | None = None
    staged: bool = False


class Report(_Report):
    """What every format shows of a repository that was checked."""

    def coming_from(self, origin: str | None) -> "Report":
        """Return this report as one of a clone of `origin`; unchanged without one."""
        return self if origin is None else self._replace(origin=origin)

    def with_ratchet(self, ratchet: "Ratchet") -> "Report":
        """Return this report with what came of holding it against a baseline."""
        return self._replace(ratchet=ratchet)

    @cached_property
    def excerpts(self) -> "Excerpts":
        """The lines that the findings point at; none without files."""
        # Imported here because most reports show no line of source.
        from mlfolio.evidence.excerpts import Excerpts
        from mlfolio.evidence.files import Files
        from mlfolio.evidence.worktree import GitObjects

        return Excerpts(self.files or Files([], GitObjects(self.root, []), tracked=False))

    @property
    def name(self) -> str:
        """The folder's name; of a clone its owner's as well (`ada/titanic@v1`), since a class has forty of one name."""
        if self.origin is None:
            return self.root.name
        path, at, ref = _HOST.sub("", self.origin).partition("@")
        return "/".join(path.rstrip("/").removesuffix(".git").split("/")[-2:]) + at + ref

    @property
    def lost(self) -> tuple[Scored, ...]:
        """What is not granted in full and not set aside, what passed in part included: what would win the most first.

        What caps the score comes before all: as long as it does, nothing else lifts it. Advice, which wins nothing,
        comes last.
        """
        caps = [cap.id for cap in self.score.caps]
        shown = (one for one in self.score.checks if _is_lost(one))

        def order(one: Scored) -> tuple[int, bool, float]:
            check = one.result.check
            return caps.index(check.id) if check.id in caps else len(caps), check.advice, -one.missing

        return tuple(sorted(shown, key=order))

    def with_outcome(self, outcome: Outcome) -> tuple[Scored, ...]:
        """Return the checks with this outcome that are not set aside, in the order of the rulebook."""
        return tuple(one for one in self.score.checks if one.result.verdict.outcome is outcome and not one.aside)

    @property
    def critical(self) -> tuple[Scored, ...]:
        """The critical checks that failed, but for those that the configuration sets aside."""
        return tuple(one for one in self.score.checks if _is_critical(one))

    @property
    def aside(self) -> tuple[Scored, ...]:
        """The checks that the configuration sets aside."""
        return tuple(one for one in self.score.checks if one.aside)

    @property
    def wins(self) -> tuple[Scored, ...]:
        """Those of them that would add points to the score."""
        return tuple(one for one in self.lost if self.score.gain(one) >= _WORTH_NAMING)

    @property
    def closed(self) -> tuple[str, ...]:
        """What whoever checks may not read: folders, which end in a slash, and files. Nothing of it was judged."""
        return self.files.closed if self.files else ()

    @property
    def left_out(self) -> int:
        """How many findings are in paths that the configuration leaves out."""
        return sum(one.result.left_out for one in self.score.checks)


def _is_critical(one: Scored) -> bool:
    return one.result.check.critical and one.result.verdict.outcome is Outcome.FAIL and not one.aside


def _is_lost(one: Scored) -> bool:
    if one.aside:
        return False
    return one.result.verdict.outcome in (Outcome.FAIL, Outcome.ERROR) or one.missing >= _WORTH_NAMING
