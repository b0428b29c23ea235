"""What every format shows: a repository and its score."""

from dataclasses import dataclass
from pathlib import Path

from mlfolio.configuration import NO_CONFIGURATION, Configuration
from mlfolio.evidence.kinds.kind import Kind
from mlfolio.scoring import Score, Scored
from mlfolio.verdicts import Outcome


@dataclass(frozen=True)
class Report:
    """A repository that was checked: its folder, the commit that HEAD named, the score, and what it sets out to be.

    `configuration` is what the repository asked for; `notes` say what of it has no effect.
    """

    root: Path
    commit: str | None
    score: Score
    kind: Kind
    configuration: Configuration = NO_CONFIGURATION
    notes: tuple[str, ...] = ()

    @property
    def critical(self) -> tuple[Scored, ...]:
        """The critical checks that failed, but for those that the configuration sets aside."""
        return tuple(one for one in self.score.checks if _is_critical(one))

    @property
    def aside(self) -> tuple[Scored, ...]:
        """The checks that the configuration sets aside."""
        return tuple(one for one in self.score.checks if one.aside)

    @property
    def left_out(self) -> int:
        """How many findings are in paths that the configuration leaves out."""
        return sum(one.result.left_out for one in self.score.checks)


def _is_critical(one: Scored) -> bool:
    return one.result.check.critical and one.result.verdict.outcome is Outcome.FAIL and not one.aside
