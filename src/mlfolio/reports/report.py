"""What every format shows: a repository and its score."""

from dataclasses import dataclass
from pathlib import Path

from mlfolio.scoring import Score


@dataclass(frozen=True)
class Report:
    """A repository that was checked: its folder, the commit that HEAD named, and the score."""

    root: Path
    commit: str | None
    score: Score

    @property
    def kind(self) -> str:
        """What sort of repository it is; this version treats all alike."""
        return "general"

    @property
    def kind_reason(self) -> str:
        """What showed the kind."""
        return "this version asks every repository the same"
