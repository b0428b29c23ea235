"""What was won and lost between two reports, for a terminal and as Markdown."""

from collections.abc import Iterator

from mlfolio.comparison import Change, Comparison


def terminal(comparison: Comparison) -> str:
    """Return the comparison as plain text: the scores, the categories, what was won, what was lost."""
    lines = [f"{_points(comparison.before)} -> {_points(comparison.after)}{_difference(comparison, '  ')}", ""]
    lines += [_category(one) for one in comparison.categories]
    for title, part in (("won", _won(comparison)), ("lost", _lost(comparison))):
        lines += ["", title] if part else []
        lines += [f"  {one.won:+6.1f}  {one.id:<32}{_how(one)}".rstrip() for one in part]
    lines += [f"  {comparison.rest:+6.1f}  all that is as before, or nearly"] if abs(comparison.rest) >= 0.05 else []
    return "\n".join([*lines, *(["", *comparison.remarks] if comparison.remarks else [])]) + "\n"


def _category(one: Change) -> str:
    return f"  {one.id:<18}{_points(one.before):>6} -> {_points(one.after):>5}  {one.won:+6.1f}"


def markdown(comparison: Comparison) -> str:
    """Return the comparison as Markdown: for the comment on a pull request."""
    return "\n".join(_markdown(comparison)) + "\n"


def _markdown(comparison: Comparison) -> Iterator[str]:
    yield f"## mlfolio: {_points(comparison.before)} → {_points(comparison.after)}{_difference(comparison, ' ')}\n"
    if comparison.changes:
        yield "| points | check | |\n|---:|---|---|"
    for one in (*_won(comparison), *_lost(comparison)):
        yield f"| {one.won:+.1f} | `{one.id}` | {_how(one)} |"
    if abs(comparison.rest) >= 0.05:
        yield f"| {comparison.rest:+.1f} | all that is as before, or nearly | |"
    yield from (f"\n{remark}" for remark in comparison.remarks)


def _won(comparison: Comparison) -> list[Change]:
    return [one for one in comparison.changes if one.won >= 0]


def _lost(comparison: Comparison) -> list[Change]:
    return [one for one in comparison.changes if one.won < 0]


def _how(change: Change) -> str:
    before, after = change.outcomes
    outcome = f"{before} -> {after}" if before != after else f"{after}{_shares(change)}"
    if change.findings[0] == change.findings[1]:
        return outcome
    return f"{outcome}, findings {change.findings[0]} -> {change.findings[1]}"


def _shares(change: Change) -> str:
    before, after = (f"{share:.0%}" for share in (one or 0.0 for one in change.shares))
    return " as before" if before == after else f", share {before} -> {after}"


def _difference(comparison: Comparison, gap: str) -> str:
    # Between a score and none there is no difference to tell.
    return "" if None in (comparison.before, comparison.after) else f"{gap}({comparison.won:+.1f})"


def _points(points: float | None) -> str:
    return "none" if points is None else f"{points:.1f}"
