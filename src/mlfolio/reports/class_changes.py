"""What several repositories won and lost between two runs, as a table: who won the most first."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from mlfolio.comparison import compare
from mlfolio.reports.markdown import quoted
from mlfolio.reports.printable import ending, printable

_NAME = 44
_ALIKE = 0.05
"""Points below which a difference shows as 0.0."""

Line = dict[str, Any]


class Course(NamedTuple):
    """What became of one repository: its scores (None for none), and what moved the most, or why nothing is told."""

    given: str
    before: float | None
    after: float | None
    told: str

    @property
    def won(self) -> float | None:
        """The points won; None where there are not two scores."""
        return None if self.before is None or self.after is None else self.after - self.before


def courses(old: Iterable[Line], new: Iterable[Line]) -> list[Course]:
    """Return what became of each repository that either run names; where one is there twice, its last line counts."""
    before, after = ({line["given"]: line for line in lines} for lines in (old, new))
    every = [_course(name, before.get(name), after.get(name)) for name in dict.fromkeys([*before, *after])]
    return sorted(every, key=lambda one: (one.won is None, -(one.won or 0.0), one.given))


def _course(given: str, old: Line | None, new: Line | None) -> Course:
    return Course(given, _score(old), _score(new), _told(old, new))


def _score(line: Line | None) -> float | None:
    return None if line is None or line["report"] is None else line["report"]["score"]


def _told(old: Line | None, new: Line | None) -> str:
    if old is None or new is None:
        return "not in the run before" if old is None else "not in the run after"
    if old["report"] is None or new["report"] is None:
        return new["error"] or "could not be checked before"
    caps = old["report"]["cap"], new["report"]["cap"]
    if (caps[0] is None) != (caps[1] is None):
        return "no longer capped" if caps[1] is None else f"capped now: {caps[1]['reason']}"
    changes = compare(old["report"], new["report"]).changes
    return f"{changes[0].won:+.1f} {changes[0].id}" if changes else ""


def terminal(found: list[Course]) -> str:
    """Return the table as plain text."""
    head = f"{'before':>6}  {'after':>6}  {'':>6}  {'repository':<{_NAME}}  what moved the most"
    return "\n".join([head, *(_row(one).rstrip() for one in found), _counts(found)]) + "\n"


def _row(one: Course) -> str:
    name = ending(printable(one.given), _NAME)
    return f"{_points(one.before):>6}  {_points(one.after):>6}  {_won(one):>6}  {name:<{_NAME}}  {printable(one.told)}"


def markdown(found: list[Course]) -> str:
    """Return the table as Markdown."""
    head = "| before | after | won | repository | what moved the most |\n|---:|---:|---:|---|---|"
    rows = [
        f"| {_points(one.before)} | {_points(one.after)} | {_won(one)} | {quoted(one.given)} | {quoted(one.told)} |"
        for one in found
    ]
    return "\n".join([head, *rows, "", _counts(found)]) + "\n"


def _counts(found: list[Course]) -> str:
    won = [one.won for one in found if one.won is not None]
    higher, lower = sum(one >= _ALIKE for one in won), sum(one <= -_ALIKE for one in won)
    alone = len(found) - len(won)
    said = f"{higher} higher, {lower} lower, {len(won) - higher - lower} as before"
    return f"{said}, {alone} without two scores." if alone else f"{said}."


def _won(one: Course) -> str:
    return "" if one.won is None else f"{one.won:+.1f}" if abs(one.won) >= _ALIKE else "0.0"


def _points(points: float | None) -> str:
    return "-" if points is None else f"{points:.1f}"
