"""Two reports of a repository side by side: what was won and what was lost, point by point."""

from typing import Any, NamedTuple

Document = dict[str, Any]
"""What a JSON report holds."""

_WORTH_NAMING = 0.05
"""Points. Smaller shifts are summed up in one line, with those of checks whose verdict is as before."""


class Change(NamedTuple):
    """What one check, or one category, was granted before and after (None where it was not there)."""

    id: str
    before: float | None
    after: float | None
    outcomes: tuple[str, str]
    findings: tuple[int, int]
    shares: tuple[float | None, float | None]

    @property
    def won(self) -> float:
        """The points won; negative where some were lost."""
        return (self.after or 0.0) - (self.before or 0.0)


class Comparison(NamedTuple):
    """Two scores with the changes that lead from one to the other, the largest first, and the rest of them."""

    before: float | None
    after: float | None
    categories: tuple[Change, ...]
    changes: tuple[Change, ...]
    rest: float
    remarks: tuple[str, ...]

    @property
    def won(self) -> float:
        """The difference of the two scores."""
        return (self.after or 0.0) - (self.before or 0.0)


def compare(old: Document, new: Document) -> Comparison:
    """Return what leads from the report `old` to the report `new`."""
    every = sorted(_changes(old["checks"], new["checks"]), key=lambda one: (-abs(one.won), one.id))
    shown = tuple(one for one in every if _is_shown(one))
    rest = sum(one.won for one in every if one not in shown)
    categories = tuple(one for one in _changes(old["categories"], new["categories"]) if one.before or one.after)
    return Comparison(old["score"], new["score"], categories, shown, rest, tuple(_remarks(old, new)))


def _is_shown(change: Change) -> bool:
    """Whether a change is told by itself.

    What passes now and has fewer points lost nothing: a hint was granted a part of all that hung on it, which is asked
    by itself now. The same holds the other way round.
    """
    if set(change.outcomes) == {"pass", "fail"}:
        return change.won == 0 or (change.won > 0) == (change.outcomes[1] == "pass")
    return abs(change.won) >= _WORTH_NAMING and not _is_as_before(change)


def _is_as_before(change: Change) -> bool:
    """Whether the verdict is the same, and only its part of the 100 points differs, because others apply now."""
    return change.outcomes[0] == change.outcomes[1] and change.shares[0] == change.shares[1]


def _changes(old: list[Document], new: list[Document]) -> list[Change]:
    before, after = ({one["id"]: one for one in part} for part in (old, new))
    return [_change(name, before.get(name, {}), after.get(name, {})) for name in dict.fromkeys([*before, *after])]


def _change(name: str, before: Document, after: Document) -> Change:
    return Change(
        name,
        before.get("granted"),
        after.get("granted"),
        (before.get("outcome", "absent"), after.get("outcome", "absent")),
        (len(before.get("findings", ())), len(after.get("findings", ()))),
        (before.get("share"), after.get("share")),
    )


def _asked(report: Document) -> set[str]:
    return {one["id"] for one in report["checks"] if one["possible"]}


def _remarks(old: Document, new: Document) -> list[str]:
    said = []
    if _asked(old) != _asked(new):
        said.append(
            "What is as before is worth more or less: it shares the 100 points with other checks that apply now."
        )
    if old["tool"]["version"] != new["tool"]["version"]:
        said.append(f"Two versions of mlfolio: {old['tool']['version']} and {new['tool']['version']}.")
    if old["repository"]["kind"] != new["repository"]["kind"]:
        said.append(f"Taken for {old['repository']['kind']} before, and for {new['repository']['kind']} now.")
    for name, part in (("Before", old), ("Now", new)):
        if part["cap"] is not None:
            said.append(f"{name} the score is capped at {part['cap']['score']:.0f}: {part['cap']['reason']}.")
    return said
