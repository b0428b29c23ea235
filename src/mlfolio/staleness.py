"""What in a configuration says nothing any more: ignored ids of no check, checks that pass, paths of no file."""

from collections.abc import Collection, Iterator

from mlfolio.configuration import Configuration
from mlfolio.scoring import Score
from mlfolio.verdicts import Outcome


def stale(configuration: Configuration, known: Collection[str], score: Score, paths: Collection[str]) -> list[str]:
    """Return a sentence for each setting without effect: `known` are the ids of all checks, `paths` of all files."""
    return [*_unknown(configuration, known), *_passing(configuration, score), *_without_file(configuration, paths)]


def _unknown(configuration: Configuration, known: Collection[str]) -> Iterator[str]:
    for name in configuration.ignore:
        if name not in known:
            yield f"ignore names {name}, and no check has this id"


def _passing(configuration: Configuration, score: Score) -> Iterator[str]:
    for one in score.checks:
        name, verdict = one.result.check.id, one.result.verdict
        if name in configuration.ignore and verdict.outcome is Outcome.PASS and verdict.share == 1:
            yield f"ignore names {name}, which passes: take it out, and be granted its points"


def _without_file(configuration: Configuration, paths: Collection[str]) -> Iterator[str]:
    for pattern in configuration.exclude:
        one = Configuration(exclude=(pattern,))
        if not any(one.leaves_out(path) for path in paths):
            yield f"exclude names {pattern}, and no file is there"
