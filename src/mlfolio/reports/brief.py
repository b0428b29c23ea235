"""The report in three lines, for a hook: what stops it, what to do, and where to read more."""

from shlex import join

from mlfolio.objections import Objection, objections
from mlfolio.reports.printable import printable
from mlfolio.reports.report import Report
from mlfolio.reports.wording import points

_LONGEST = 240
"""Characters of a line: three lines on a wide terminal, and no more than eight on a narrow one."""


def render(report: Report) -> str:
    """Return one line where the run passes, three where it does not, each ended by a newline.

    One more tells of a baseline that was written anew: a hook that changed a file stops the commit without a word.
    """
    total = report.score.total
    said = "no score" if total is None else f"{points(total)} / 100"
    against = objections(report)
    if not against:
        lines = [f"mlfolio: {said}"]
    else:
        lines = [f"mlfolio ({said}): {against[0].reason}{_more(against)}", f"To do: {against[0].remedy}"]
        lines.append(f"All of it: {_command(report)}")
    return "".join(f"{_shortened(printable(line))}\n" for line in [*lines, *_rewritten(report)])


def _more(against: list[Objection]) -> str:
    """Return how many more reasons there are; one more is told, and is no second credential mostly, but the bar."""
    others = against[1:]
    if not others:
        return ""
    return f"; and {others[0].reason}" if len(others) == 1 else f"; and {len(others)} more reasons"


def _rewritten(report: Report) -> list[str]:
    held = report.ratchet
    if held is None or not held.is_rewritten:
        return []
    told = f"{held.file} is another one now ({held.mended} mended)"
    return [f"{told}: `{join(['git', 'add', held.file])}`, and commit{' again' if report.staged else ''}."]


def _command(report: Report) -> str:
    """Return the command that shows the whole report, held against the same baseline."""
    staged = ["--staged"] if report.staged else []
    held = ["--baseline", report.ratchet.file] if report.ratchet else []
    return join(["mlfolio", "check", *staged, *held])


def _shortened(line: str) -> str:
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
