"""Hold a report against a baseline: what is known is accepted, what is new is told, what was mended leaves."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from mlfolio.baseline import Accepted, Baseline, Entry
from mlfolio.catalogue import Practice
from mlfolio.fingerprints import fingerprints
from mlfolio.reports.report import Report
from mlfolio.reports.wording import sentence
from mlfolio.scoring import Scored
from mlfolio.verdicts import LISTED, Finding, Outcome

_REST = re.compile(r"and (\d+) more")


class New(NamedTuple):
    """A finding that the baseline does not know."""

    check: Practice
    finding: Finding


class Ratchet(NamedTuple):
    """What came of it: how many findings were accepted and mended, those that are new, and the baseline from now on.

    `file` is where the baseline stands, and `is_rewritten` whether it is another one from now on.
    """

    accepted: int
    mended: int
    new: tuple[New, ...]
    kept: Baseline
    is_rewritten: bool = False
    file: str = ""


class _Held(NamedTuple):
    """The findings of one check, held against what is accepted of it."""

    kept: Accepted
    mended: int
    unknown: tuple[tuple[Finding, Entry], ...]


def take(report: Report) -> Baseline:
    """Return the baseline that accepts every finding of `report`, but for advice and what is set aside."""
    taken = {one.result.check.id: _all(report, one) for one in _judged(report)}
    return {name: accepted for name, accepted in taken.items() if accepted.count}


def hold(report: Report, baseline: Baseline) -> Ratchet:
    """Hold `report` against `baseline`.

    A finding of a failed check is new when the baseline holds no finding of the same content. Two are not counted as
    new: what comes to light because no more than LISTED findings are kept, where there are no more of them than there
    were; and what hung on a root that is accepted, and is asked for the first time now that the root is there.
    """
    kept = dict(baseline)
    new: list[New] = []
    accepted = mended = 0
    for one in _judged(report):
        check = one.result.check
        held = _hold(report, one, baseline.get(check.id, Accepted(0, ())))
        fresh = [] if _is_known(one, held, baseline) else [New(check, finding) for finding, _ in held.unknown]
        if not fresh:
            surfaced = tuple(entry for _, entry in held.unknown)
            held = held._replace(kept=Accepted(_count(one), (*held.kept.entries, *surfaced)))
        new += fresh if one.result.verdict.outcome is Outcome.FAIL else []
        kept[check.id] = held.kept
        accepted, mended = accepted + len(held.kept.entries), mended + held.mended
    left = {name: part for name, part in kept.items() if part.entries}
    return Ratchet(accepted, mended, tuple(new), left, is_rewritten=left != baseline)


def _judged(report: Report) -> Iterable[Scored]:
    """Return the checks that could be judged: of the others nobody knows whether anything was mended."""
    told = (Outcome.PASS, Outcome.FAIL)
    judged = (one for one in report.score.checks if one.result.verdict.outcome in told and not one.aside)
    return (one for one in judged if not one.result.check.advice)


def _is_known(one: Scored, held: _Held, baseline: Baseline) -> bool:
    if any(root in baseline for root in one.result.check.after):
        return True
    before = baseline.get(one.result.check.id)
    if before is None or max(before.count, len(before.entries)) < LISTED:
        return not held.unknown
    return _count(one) <= before.count


def _hold(report: Report, one: Scored, before: Accepted) -> _Held:
    waiting: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(before.entries):
        for fingerprint in entry.fingerprints:
            waiting[fingerprint].append(number)
    left = set(range(len(before.entries)))
    unknown: list[tuple[Finding, Entry]] = []
    for finding, entry in _entries(report, one):
        number = next((n for key in entry.fingerprints for n in waiting[key] if n in left), None)
        if number is None:
            unknown.append((finding, entry))
        else:
            left.discard(number)
    kept = tuple(entry for number, entry in enumerate(before.entries) if number not in left)
    count = max(len(kept), min(before.count, _count(one)))
    return _Held(Accepted(count, kept), len(left), tuple(unknown))


def _all(report: Report, one: Scored) -> Accepted:
    return Accepted(_count(one), tuple(entry for _, entry in _entries(report, one)))


def _entries(report: Report, one: Scored) -> Iterable[tuple[Finding, Entry]]:
    for finding in _findings(one):
        marks = fingerprints(one.result.check.id, finding, report.excerpts)
        yield finding, Entry(marks, sentence(finding))


def _findings(one: Scored) -> tuple[Finding, ...]:
    """Return the findings of a check without the one that only counts the rest."""
    return one.result.verdict.findings[:LISTED]


def _count(one: Scored) -> int:
    """Return how many findings a check has, those that are counted and not kept among them."""
    found = one.result.verdict.findings
    rest = _REST.fullmatch(found[-1].message) if len(found) > LISTED else None
    return len(_findings(one)) + (int(rest[1]) if rest else 0)
