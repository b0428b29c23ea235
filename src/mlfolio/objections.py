"""Why a run is not to pass: a check that crashed, a credential, a score below the bar, findings that are new."""

from typing import NamedTuple

from mlfolio.catalogue import Practice
from mlfolio.reports.report import Report
from mlfolio.reports.wording import below_the_bar, gained, in_parts, sentence
from mlfolio.scoring import Scored
from mlfolio.verdicts import Outcome

_NOT_YET = (
    "Take it out of the file, read it from the environment, and `git add` the file again."
    " If an earlier commit holds it, revoke it first: whoever cloned the repository has it."
)
"""What to do about a credential that is about to be committed, and that nobody else has yet."""

_NOTHING_TO_WIN = "What would win points is set aside by the settings here: take some of it up again, or lower the bar."


class Objection(NamedTuple):
    """One reason why a run does not pass, in words, and what to do about it."""

    reason: str
    remedy: str


def objections(report: Report) -> list[Objection]:
    """Return what speaks against `report`, the gravest first; nothing where the run passes."""
    crashed = [Objection(f"{one.result.check.id} crashed", "Please report it.") for one in _crashed(report)]
    return [*crashed, *_critical(report), *_new(report), *_below(report)]


def _crashed(report: Report) -> tuple[Scored, ...]:
    return report.with_outcome(Outcome.ERROR)


def _critical(report: Report) -> list[Objection]:
    # A baseline accepts what it knows, a credential too; what is new is among its new findings.
    if report.ratchet is not None:
        return []
    found = [(one, finding) for one in report.critical for finding in one.result.verdict.findings[:1]]
    return [Objection(sentence(finding), _remedy(one.result.check, report)) for one, finding in found]


def _new(report: Report) -> list[Objection]:
    if report.ratchet is None or not report.ratchet.new:
        return []
    first, more = report.ratchet.new[0], len(report.ratchet.new) - 1
    tail = f" (+{more} more)" if more else ""
    return [Objection(f"new: {sentence(first.finding)}{tail}", _remedy(first.check, report))]


def _remedy(check: Practice, report: Report) -> str:
    return _NOT_YET if check.critical and report.staged else check.fix


def _below(report: Report) -> list[Objection]:
    total = report.score.total
    if report.bar is None or total is None or total >= report.bar:
        return []
    best = next((one for one in report.lost if report.score.gain(one) > 0), None)
    return [Objection(below_the_bar(total, report.bar), _best_remedy(report, best) if best else _NOTHING_TO_WIN)]


def _best_remedy(report: Report, best: Scored) -> str:
    hanging = " with what hangs on it" if in_parts(report, best) else ""
    return f"{best.result.check.id} would win {gained(report, best)}{hanging}: {best.result.check.fix}"
