"""The report in three lines, for a hook: what stops it, what to do, and where to read more."""

from mlfolio.objections import objections
from mlfolio.reports.printable import printable
from mlfolio.reports.report import Report
from mlfolio.reports.wording import points

_LONGEST = 240
"""Characters of a line: three lines on a wide terminal, and no more than eight on a narrow one."""


def render(report: Report) -> str:
    """Return one line where the run passes, three where it does not, each ended by a newline."""
    total = report.score.total
    said = "no score" if total is None else f"{points(total)} / 100"
    against = objections(report)
    if not against:
        return f"mlfolio: {said}\n"
    more = f", and {len(against) - 1} more" if len(against) > 1 else ""
    everything = "mlfolio check --staged" if report.staged else "mlfolio check"
    lines = (f"mlfolio ({said}): {against[0].reason}{more}", f"To do: {against[0].remedy}", f"All of it: {everything}")
    return "".join(f"{_shortened(printable(line))}\n" for line in lines)


def _shortened(line: str) -> str:
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
