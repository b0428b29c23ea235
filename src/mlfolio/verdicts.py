"""What a check can say: five outcomes, a share from 0 to 1, and the findings that show why."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

LISTED = 500
"""Findings that a verdict keeps of a check; the last one then counts the rest. Reports show fewer of them."""

HINT = 0.1
"""The share of a mere hint of a practice: too little for anything that hangs on it to be looked at."""


class Outcome(StrEnum):
    """The five outcomes. The last three leave the denominator of the score."""

    PASS = "pass"
    FAIL = "fail"
    NOT_APPLICABLE = "not-applicable"
    UNKNOWN = "unknown"
    ERROR = "error"


class Place(NamedTuple):
    """A place that belongs to a finding's story, and the part it plays there (`loaded`, `split`, `learned` ...)."""

    role: str
    path: str
    line: int
    cell: int | None = None


class Finding(NamedTuple):
    """One piece of evidence: what was seen, and where (lines and notebook cells count from 1).

    `related` are the other places that a reader needs to follow it.
    """

    message: str
    path: str | None = None
    line: int | None = None
    cell: int | None = None
    related: tuple[Place, ...] = ()


class Verdict(NamedTuple):
    """What a check says of a repository; `share` is None unless the outcome is pass or fail.

    It is `transient` where another program failed, so that the next run may well say otherwise. `as_advice` where what
    it says of this repository can be argued with: it earns what it grants, and what is missing weighs what advice does
    that is not followed.
    """

    outcome: Outcome
    share: float | None = None
    findings: tuple[Finding, ...] = ()
    reason: str | None = None
    transient: bool = False
    as_advice: bool = False

    @property
    def stops(self) -> bool:
        """Whether nothing that hangs on this can be judged; a practice that is there in part leaves something to.

        A pass may be of so little, too: a README that is a title is there, and holds nothing to look at.
        """
        return (self.share or 0.0) <= HINT


def passed(reason: str | None = None) -> Verdict:
    """The practice is there; `reason` may say what showed it."""
    return Verdict(Outcome.PASS, 1.0, (), reason)


def failed(*findings: Finding) -> Verdict:
    """The practice is missing, and nothing of it is granted; each finding shows where."""
    return Verdict(Outcome.FAIL, 0.0, _kept(findings))


def advised(verdict: Verdict) -> Verdict:
    """Return the verdict as advice: what it finds missing weighs as little as advice that is not followed."""
    return verdict._replace(as_advice=True)


def hinted(*findings: Finding) -> Verdict:
    """The practice is missing but for a hint of it, which alone is granted."""
    return Verdict(Outcome.FAIL, HINT, _kept(findings))


def passed_unless(findings: Iterable[Finding]) -> Verdict:
    """Fail when there is any finding, pass otherwise."""
    found = tuple(findings)
    return failed(*found) if found else passed()


def graded(
    share: float, findings: Iterable[Finding] = (), *, passes_at: float = 1.0, reason: str | None = None
) -> Verdict:
    """Grant a part: `share` of the practice is there (clipped to 0..1), and it passes from `passes_at` on."""
    clipped = min(max(share, 0.0), 1.0)
    outcome = Outcome.PASS if clipped >= passes_at else Outcome.FAIL
    return Verdict(outcome, clipped, _kept(tuple(findings)), reason)


def _kept(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Bound what a repository full of one mistake makes of memory and reports."""
    rest = len(findings) - LISTED
    return (*findings[:LISTED], Finding(f"and {rest} more")) if rest > 0 else findings


def averaged(
    judged: Iterable[tuple[float, Finding | None]], *, passes_at: float = 1.0, partly: str | None = None
) -> Verdict:
    """Grant the mean of several shares, such as those of a portfolio's projects, each with what it lacks, if anything.

    At least one is needed. `partly` says what would earn the rest where a part is granted and no finding tells why.
    """
    every = list(judged)
    # Several projects may rest on one source.
    found = list(dict.fromkeys(finding for _, finding in every if finding is not None))
    share = sum(share for share, _ in every) / len(every)
    return graded(share, found, passes_at=passes_at, reason=partly if share < 1 and not found else None)


def averaged_where_told(
    judged: Iterable[tuple[float, Finding | None] | None],
    doubt: str,
    *,
    passes_at: float = 1.0,
    partly: str | None = None,
) -> Verdict:
    """Grant the mean of what can be told as `averaged` does: None is a doubt. Unknown, by `doubt`, where all are."""
    told = [one for one in judged if one is not None]
    return averaged(told, passes_at=passes_at, partly=partly) if told else unknown(doubt)


def not_applicable(reason: str) -> Verdict:
    """The practice does not fit this repository; `reason` says why."""
    return Verdict(Outcome.NOT_APPLICABLE, reason=reason)


def not_seen(problem: str | None, reason: str) -> Verdict:
    """Nothing to judge was seen: a `problem` may hide it, and without one the practice does not fit, by `reason`."""
    return unknown(problem) if problem else not_applicable(reason)


def unknown(reason: str, *, transient: bool = False) -> Verdict:
    """Nobody can tell from what is here; `reason` says what is missing."""
    return Verdict(Outcome.UNKNOWN, reason=reason, transient=transient)
