"""A job of a continuous-integration service: what triggers it, and the scripts it runs."""

from typing import NamedTuple

from mlfolio.evidence.automation.scripts import Script

ON_CHANGES = frozenset({"push", "pull_request", "pull_request_target", "merge_group", "workflow_run"})
"""Triggers, by GitHub's names, that run a job when the code changes; tags, schedules and buttons do not."""


class Job(NamedTuple):
    """A job with its place; every step is a script.

    An action of GitHub is the command `uses owner/name@version`, or the command it stands for where that is known.
    """

    provider: str
    name: str
    path: str
    line: int
    triggers: frozenset[str]
    scripts: tuple[Script, ...]

    @property
    def on_changes(self) -> bool:
        """Whether a push or a pull request runs it."""
        return not ON_CHANGES.isdisjoint(self.triggers)
