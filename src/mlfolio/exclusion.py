"""Findings in paths that a configuration leaves out: they are counted, not shown, and no point is won by it."""

from collections.abc import Iterable

from mlfolio.configuration import Configuration
from mlfolio.results import Result


def leave_out(results: Iterable[Result], configuration: Configuration) -> tuple[Result, ...]:
    """Return `results` without the findings in paths that `configuration` leaves out; each counts what it lost.

    Shares stay as they are: a score means the same whatever a repository leaves out. A credential is always shown.
    """
    return tuple(_thinned(result, configuration) for result in results)


def _thinned(result: Result, configuration: Configuration) -> Result:
    found = result.verdict.findings
    if result.check.critical or not configuration.exclude or not found:
        return result
    shown = tuple(one for one in found if one.path is None or not configuration.leaves_out(one.path))
    return result._replace(verdict=result.verdict._replace(findings=shown), left_out=len(found) - len(shown))
