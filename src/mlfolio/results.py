"""The result of a check: what was asked, and what it said."""

from typing import Any, NamedTuple

from mlfolio.catalogue import Practice
from mlfolio.documents import Citation
from mlfolio.evidence.tracing import NOTHING, Reads
from mlfolio.verdicts import Finding, Outcome, Place, Verdict


class Result(NamedTuple):
    """A check, as plain data, and what it said.

    `left_out` counts the findings in paths that are not to be shown; `asked` says whether this kind is asked at all.
    `reads` is what the verdict follows from, beside the verdicts of its roots and the premises of all checks.
    """

    check: Practice
    verdict: Verdict
    left_out: int = 0
    asked: bool = True
    reads: Reads = NOTHING


def plain_verdict(verdict: Verdict) -> tuple[Any, ...]:
    """Return a verdict as plain data."""
    findings = [(one.message, one.path, one.line, one.cell, tuple(map(tuple, one.related))) for one in verdict.findings]
    return verdict.outcome.value, verdict.share, findings, verdict.reason, verdict.transient, verdict.as_advice


def restored_verdict(kept: tuple[Any, ...]) -> Verdict:
    """Return the verdict that `plain_verdict` took apart."""
    outcome, share, findings, reason, transient, as_advice = kept
    shown = tuple(Finding(*one[:4], tuple(Place(*place) for place in one[4])) for one in findings)
    return Verdict(Outcome(outcome), share, shown, reason, transient, as_advice)


def plain_result(result: Result) -> tuple[Any, ...]:
    """Return a result, without what it reads, as plain data."""
    practice = tuple(result.check._replace(source=tuple(result.check.source)))
    return practice, plain_verdict(result.verdict), result.left_out, result.asked


def restored_result(kept: tuple[Any, ...]) -> Result:
    """Return the result that `plain_result` took apart."""
    practice, verdict, left_out, asked = kept
    check = Practice(*practice)
    return Result(check._replace(source=Citation(*check.source)), restored_verdict(verdict), left_out, asked)
