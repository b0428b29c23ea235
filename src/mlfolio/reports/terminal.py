"""The report for a terminal: the score, the categories as bars, what was not granted, and what would win the most."""

import io
from shutil import get_terminal_size

from rich.console import Console
from rich.text import Text

from mlfolio.reports import wording
from mlfolio.reports.printable import path_ending, printable
from mlfolio.reports.report import Report
from mlfolio.scoring import CategoryScore, Score, Scored
from mlfolio.verdicts import Finding, Outcome

WIDTH = 80
"""Columns at most: it must fit a plain terminal, and be the same in a file."""

_NARROWEST = 40
"""Columns at least: less holds no check's id beside its points."""

_BAR = 20
_SHOWN_WINS = 5
_SHOWN_FINDINGS = 10
"""Findings of one check in the full report: a longer list is not read. The files for machines hold them all."""
_ROOM_FOR_KIND = len("from-scratch: ")
_GOOD, _FAIR = 75.0, 50.0


def show(report: Report, *, verbose: bool) -> None:
    """Print the report on the terminal, in colour where it takes colour (NO_COLOR is honoured)."""
    # A pipe or a file has no width of its own, and gets all of it.
    width = min(WIDTH, max(_NARROWEST, get_terminal_size((WIDTH, 24)).columns))
    print_to(Console(width=width, highlight=False, markup=False, emoji=False, soft_wrap=True), report, verbose=verbose)


def render(report: Report, *, verbose: bool) -> str:
    """Return the report as plain text."""
    stream = io.StringIO()
    console = Console(
        file=stream, width=WIDTH, highlight=False, markup=False, emoji=False, soft_wrap=True, no_color=True
    )
    print_to(console, report, verbose=verbose)
    return stream.getvalue()


def print_to(console: Console, report: Report, *, verbose: bool) -> None:
    """Print the report to `console`; every check, and more findings of each, when `verbose`."""
    width = console.width
    lines = [*_headline(report, width, verbose=verbose), *_categories(report.score, width)]
    lines += [*_missing(report.score, width, verbose=verbose), *_granted(report.score, verbose=verbose)]
    lines += [*_aside(report, width), *_wins(report, width), *_closing(report, width)]
    for line in lines:
        console.print(_ascii(line) if _is_narrow(console) else line)


def _is_narrow(console: Console) -> bool:
    """Whether the stream cannot show what lies beyond ASCII."""
    return not (console.encoding or "utf-8").lower().startswith("utf")


def _ascii(line: Text) -> Text:
    return Text(line.plain.translate(_PLAIN_SIGNS).encode("ascii", "backslashreplace").decode(), style=line.style)


_PLAIN_SIGNS = str.maketrans("█░✗✓·…“”‘’–", "#.x+-~\"\"''-")  # noqa: RUF001


def _headline(report: Report, width: int, *, verbose: bool) -> list[Text]:
    name = Text(printable(report.name), style="bold")
    name.append(f" · {report.commit[:10]}" if report.commit else " · no commit", style="dim")
    reason = printable(report.kind.reason)
    told = f"{report.kind.name}: {reason if verbose else _beginning(reason, width - _ROOM_FOR_KIND)}"
    kind = Text("\n".join(_wrapped(told, width)), style="dim")
    total = report.score.total
    if total is None:
        return [name, kind, Text(f"No score: {wording.without_score(report)}.")]
    line = Text(f"{wording.points(total):>5} / 100  ", style=f"bold {_colour(total)}")
    line.append(_bar(total, min(2 * _BAR, width - 14)))
    lines = [name, kind, line]
    if report.score.cap is not None:
        lines.append(
            Text(
                f"Capped at {report.score.cap.score:.0f} until it is mended: {report.score.cap.reason}",
                style="bold red",
            )
        )
    return [*lines, Text()]


def _categories(score: Score, width: int) -> list[Text]:
    return [_category(one, min(_BAR, width - 40)) for one in score.categories if one.possible]


def _category(category: CategoryScore, bar: int) -> Text:
    reached = category.reached or 0.0
    line = Text(f"  {category.id:<16} ")
    line.append(_bar(reached, bar), style=_colour(reached))
    return line.append(f" {wording.points(category.granted):>5} of {wording.points(category.possible):>4} points")


def _missing(score: Score, width: int, *, verbose: bool) -> list[Text]:
    """Return the checks that failed by category, each with its first finding, or its first ten when `verbose`."""
    lines: list[Text] = []
    for category in score.categories:
        failed = [one for one in score.checks if one.result.check.category == category.id and _is_shown(one, verbose)]
        if failed:
            lines += [Text(), Text(category.id, style="bold")]
        for one in sorted(failed, key=lambda scored: -scored.missing):
            lines += _failure(one, width, verbose=verbose)
    return lines


def _is_shown(scored: Scored, verbose: bool) -> bool:
    if scored.aside:
        return False
    verdict = scored.result.verdict
    if verdict.outcome is Outcome.ERROR:
        return True
    if verdict.outcome is Outcome.FAIL:
        return verbose or not scored.result.check.advice
    # What passes with a part of its points says what is lacking, by findings or in words alone.
    lacks = bool(verdict.findings) or (scored.missing > 0 and wording.reason_alone(scored) is not None)
    return verbose and lacks


def _failure(scored: Scored, width: int, *, verbose: bool) -> list[Text]:
    check, verdict = scored.result.check, scored.result.verdict
    if verdict.outcome is Outcome.ERROR:
        return [Text(f"  ! {check.id} crashed: {printable(verdict.reason or '')}", style="red")]
    sign = "✓" if verdict.outcome is Outcome.PASS else "·" if check.advice else "✗"
    worth = wording.worth(scored)
    line = Text(f"  {sign} ", style="green" if sign == "✓" else "red")
    line.append(f"{check.id:<{width - 5 - len(worth)}} {worth}")
    shown = verdict.findings[: _SHOWN_FINDINGS if verbose else 1]
    more = len(verdict.findings) - len(shown)
    lines = [line, *(_finding(one, more if one is shown[-1] else 0, width, verbose=verbose) for one in shown)]
    if reason := wording.reason_alone(scored):
        return [*lines, _finding(Finding(reason), 0, width, verbose=verbose)]
    return lines if shown or not scored.result.left_out else [*lines, _left_out(scored)]


def _left_out(scored: Scored) -> Text:
    return Text(f"      all in paths that are left out ({scored.result.left_out})", style="dim")


def _finding(finding: Finding, more: int, width: int, *, verbose: bool) -> Text:
    tail = f" (+{more} more)" if more else ""
    said = wording.sentence(finding) if verbose else _fitted(finding, width - 6 - len(tail))
    return Text(f"      {said}{tail}", style="dim")


def _fitted(finding: Finding, room: int) -> str:
    """Return a finding in at most `room` columns: a path's end tells files apart, a message's start what is wrong."""
    where, message = wording.place(finding), printable(finding.message)
    place = f"{where}: " if where else ""
    place = path_ending(place, max(room - len(message), room // 2), 2 * room // 3)
    return place + _beginning(message, room - len(place))


def _beginning(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1] + "…"


def _granted(score: Score, *, verbose: bool) -> list[Text]:
    """Return what passed and what was not judged, with the reasons; nothing unless `verbose`."""
    if not verbose:
        return []
    passed = [one for one in score.checks if one.result.verdict.outcome is Outcome.PASS and not one.aside]
    lines = [Text(), Text("granted", style="bold")]
    lines += [Text(f"  ✓ {one.result.check.id:<40} {wording.worth(one)}") for one in passed]
    for outcome in (Outcome.NOT_APPLICABLE, Outcome.UNKNOWN):
        left = [one.result for one in score.checks if one.result.verdict.outcome is outcome]
        if left:
            lines += [Text(), Text(outcome.value, style="bold")]
        lines += [Text(f"  · {one.check.id}: {printable(one.verdict.reason or '')}") for one in left]
    return lines


def _aside(report: Report, width: int) -> list[Text]:
    """Return the checks that the repository sets aside, with its reasons: they are never left unsaid."""
    if not report.aside:
        return []
    lines = [Text(), Text(f"set aside by {report.configuration.source}, and granted nothing", style="bold")]
    reasons = dict.fromkeys(one.aside for one in report.aside)
    for reason in reasons:
        ids = ", ".join(one.result.check.id for one in report.aside if one.aside == reason)
        lines += [Text(f"  {part}", style="dim") for part in _wrapped(f"{ids}: {printable(reason or '')}", width - 2)]
    return lines


def _wins(report: Report, width: int) -> list[Text]:
    best = report.wins[:_SHOWN_WINS]
    if not best:
        return []
    lines = [Text(), Text("What would win the most", style="bold")]
    for one in best:
        line = Text(f"{f'+{wording.gained(report, one)}':>7}  ", style="bold green")
        lines += [line.append(one.result.check.id, style="default")]
        # What failed stands above with its findings; what passed in part is told here alone.
        lacks = wording.lacks_in_part(one)
        told = [f"Now: {_fitted(lacks, width - 14)}"] if lacks else []
        parts = wording.in_parts(report, one)
        told += [*_wrapped(f"{parts}.", width - 9)] if parts else []
        told += _wrapped(one.result.check.fix, width - 9)
        lines += [Text(f"         {part}", style="dim") for part in told]
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    from textwrap import wrap

    return wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _closing(report: Report, width: int) -> list[Text]:
    more = "Everything: --verbose. One check: mlfolio explain ID"
    every = (wording.counts(report), *wording.remarks(report), more)
    lines = [part for said in every for part in _wrapped(said, width)]
    return [Text(), *(Text(line, style="dim") for line in lines)]


def _bar(score: float, width: int) -> str:
    filled = round(width * score / 100)
    return "█" * filled + "░" * (width - filled)


def _colour(score: float) -> str:
    return "green" if score >= _GOOD else "yellow" if score >= _FAIR else "red"
