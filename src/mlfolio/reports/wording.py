"""How the parts of a report are put into words, the same in every format."""

from collections.abc import Sequence

from mlfolio.reports.printable import printable
from mlfolio.reports.report import Report
from mlfolio.scoring import Scored
from mlfolio.verdicts import Finding, Outcome

RESTS_ON_ENOUGH = 2 / 3
"""The part of what was asked below which a score is said to rest on little: one of ten real repositories is there."""


def place(finding: Finding) -> str:
    """Return where a finding points (`eda.ipynb cell 3:1`), harmless to show; empty where it points at no file."""
    if finding.path is None:
        return ""
    cell = f" cell {finding.cell}" if finding.cell else ""
    line = f":{finding.line}" if finding.line else ""
    return f"{printable(finding.path)}{cell}{line}"


def sentence(finding: Finding) -> str:
    """Return a finding on one line, with its place where it has one."""
    where = place(finding)
    return f"{where}: {printable(finding.message)}" if where else printable(finding.message)


def lacks_in_part(scored: Scored) -> Finding | None:
    """Return what keeps a check that passes from all its points; None where it failed, whose findings tell."""
    verdict = scored.result.verdict
    if verdict.outcome is not Outcome.PASS:
        return None
    if verdict.findings:
        return verdict.findings[0]
    return Finding(verdict.reason) if verdict.reason else None


def reason_alone(scored: Scored) -> str | None:
    """Return, harmless to show, why a check has not all its points where no finding tells; None where one does."""
    verdict = scored.result.verdict
    is_graded = verdict.outcome in (Outcome.PASS, Outcome.FAIL)
    return printable(verdict.reason) if is_graded and verdict.reason and not verdict.findings else None


def points(value: float) -> str:
    """Return points with one digit, rounded from the hundredths of the JSON report, as what is made of that does."""
    return f"{round(value, 2):.1f}"


def gained(report: Report, scored: Scored) -> str:
    """Return what mending a check would win, as the difference of what the JSON report says of it; or the cap's end."""
    hundredths = round(scored.possible, 2) - round(scored.granted, 2)
    gain = report.score.gain(scored)
    return points(hundredths if gain == scored.missing else gain)


def in_parts(report: Report, scored: Scored) -> str | None:
    """Return what of that a check wins by itself, and what is asked then for the rest; None where nothing hangs on it.

    What ends a cap is told as a whole: the cap's end is most of it.
    """
    if not scored.hanging or report.score.gain(scored) != scored.missing:
        return None
    return f"{points(scored.alone)} by itself; the rest is won by what is asked then: {joined(scored.hanging)}"


def worth(scored: Scored) -> str:
    """Return what a check was granted of what it is worth here; what it lacks shows in the digits."""
    granted, possible = round(scored.granted, 2), round(scored.possible, 2)
    advice = scored.result.check.advice
    if advice and granted == possible:
        return f"+{granted:.1f}" if granted else "advice"
    lacks_little = granted < possible and f"{granted:.1f}" == f"{possible:.1f}"
    parts = f"{granted:.2f} of {possible:.2f}" if lacks_little else f"{granted:.1f} of {possible:.1f}"
    return f"advice, {parts}" if advice else parts


def spans(text: str) -> list[tuple[bool, str]]:
    """Return the parts of `text`, each with whether it stands between backticks; a lone backtick is left as it is."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        parts[-2:] = ["`".join(parts[-2:])]
    return [(number % 2 == 1, part) for number, part in enumerate(parts) if part]


def counts(report: Report) -> str:
    """Return how many checks had each outcome, as one sentence."""
    names = {Outcome.PASS: "passed", Outcome.FAIL: "failed", Outcome.NOT_APPLICABLE: "not applicable"}
    names |= {Outcome.UNKNOWN: "unknown", Outcome.ERROR: "crashed"}
    count = {
        name: sum(one.result.verdict.outcome is outcome for one in report.score.checks)
        for outcome, name in names.items()
    }
    advice = sum(one.result.check.advice for one in report.score.checks if one.result.verdict.outcome is Outcome.FAIL)
    said = {"failed": f" ({advice} of them advice)"} if advice else {}
    shown = (f"{number} {name}{said.get(name, '')}" for name, number in count.items() if number or name != "crashed")
    return ", ".join(shown) + "."


def remarks(report: Report) -> list[str]:
    """Return what a reader must know beside the score: what could not be judged, and what was left out."""
    source = report.configuration.source
    left = (
        [f"Left out by exclude in {source}: {report.left_out} of the findings. They count."] if report.left_out else []
    )
    return [
        *_below(report),
        *_rests_on_little(report),
        *_held(report),
        *_not_judged(report),
        *_closed(report),
        *left,
        *(printable(f"{source}: {note}." if report.configuration.file else f"{note}.") for note in report.notes),
    ]


def without_score(report: Report) -> str:
    """Return why a report has no score."""
    outcomes = {one.result.verdict.outcome for one in report.score.checks}
    if not outcomes:
        return "no check was put"
    if outcomes == {Outcome.NOT_APPLICABLE}:
        return "there is nothing here that a check applies to"
    return "none of the checks that apply counts, or could be judged"


def below_the_bar(total: float, bar: float) -> str:
    """Return that a score is below a bar, with as many digits as show it."""
    digits = next((digits for digits in range(1, 6) if round(total, digits) < bar), 6)
    return f"{total:.{digits}f} is below the bar of {bar:g}"


def _below(report: Report) -> list[str]:
    total = report.score.total
    return [f"{below_the_bar(total, report.bar)}."] if report.bar and total is not None and total < report.bar else []


def _rests_on_little(report: Report) -> list[str]:
    """Return how little of what was asked the score is made of, and the categories of which it says nothing."""
    score = report.score
    if score.total is None or score.rests_on >= RESTS_ON_ENOUGH:
        return []
    asked = {one.result.check.category for one in score.checks if one.result.asked}
    silent = [one.id for one in score.categories if not one.possible and one.id in asked]
    part = f"This score rests on {score.rests_on:.0%} of what was asked"
    said = f"{part}: the rest does not apply, or cannot be read here."
    return [f"{said} Nothing is said of {joined(silent)}." if silent else said]


def joined(names: Sequence[str]) -> str:
    """Return names in a row (`a, b and c`)."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _not_judged(report: Report) -> list[str]:
    """Return what failed on this machine, each once: the score is that of the other checks, and may change."""
    failed = (one.result for one in report.score.checks if one.result.verdict.transient)
    reasons: dict[str, list[str]] = {}
    for result in failed:
        reasons.setdefault(result.verdict.reason or "", []).append(result.check.id)
    return [printable(f"Not judged this time: {', '.join(ids)}: {reason}.") for reason, ids in reasons.items()]


def _closed(report: Report) -> list[str]:
    """Return what may not be read here: nothing of it was judged."""
    closed = report.closed
    if not closed:
        return []
    more = f" and {len(closed) - 1} more" if len(closed) > 1 else ""
    told = f"Not read, because you may not: {printable(closed[0])}{more}."
    return [f"{told} What is there counts for nothing: ask for the right to read it."]


def _findings(count: int) -> str:
    return "finding" if count == 1 else "findings"


def _held(report: Report) -> list[str]:
    held = report.ratchet
    if held is None:
        return []
    accepted = f"{held.accepted} {_findings(held.accepted)} accepted"
    said = f"Held against the baseline: {accepted}, {held.mended} mended, {len(held.new)} new."
    anew = [f"{printable(held.file)} is another one now: commit it."] if held.is_rewritten else []
    return [said, *anew, *(f"New: {one.check.id}: {sentence(one.finding)}" for one in held.new)]
