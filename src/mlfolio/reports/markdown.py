"""The report as Markdown: the comment on a pull request, or the summary of a job."""

import re
from collections.abc import Iterator

from mlfolio.reports.printable import printable
from mlfolio.reports.report import Report
from mlfolio.reports.wording import counts, gained, in_parts, place, points, reason_alone, remarks, spans, worth
from mlfolio.scoring import Scored
from mlfolio.verdicts import Finding, Outcome

_SHOWN_WINS = 5
_SHOWN_FINDINGS = 5
_LONGEST = 200
"""Characters of one finding: a comment holds 65,536 on the most common host."""


def render(report: Report) -> str:
    """Return the report with a newline at its end; all that comes from the repository stands in code spans."""
    parts = [*_headline(report), *_categories(report), *_wins(report), *_failures(report), *_aside(report)]
    parts += ["", counts(report), *(f"\n{quoted(remark)}" for remark in remarks(report))]
    return "\n".join(parts) + "\n"


def quoted(text: str) -> str:
    """Return `text` as a code span, in which nothing is a link, a mention, HTML or markup, on one line."""
    shown = printable(text)
    shown = shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    edge = " " if longest else ""
    # A table ends a cell at a bar, even within a code span.
    return f"{fence}{edge}{shown or ' '}{edge}{fence}".replace("|", "\\|")


def escaped(text: str) -> str:
    """Return a text of the rulebook with what looks like HTML outside its code spans (`<module>`) shown as it is."""
    return "".join(f"`{part}`" if is_code else part.replace("<", "&lt;") for is_code, part in spans(text))


def _headline(report: Report) -> Iterator[str]:
    total = report.score.total
    said = "no score" if total is None else f"{points(total)} / 100"
    yield f"## mlfolio: {said}\n"
    commit = f" at `{report.commit[:10]}`" if report.commit else ""
    yield f"{quoted(report.name)}{commit} · {report.kind.name}: {quoted(report.kind.reason)}\n"
    if report.score.cap is not None:
        yield f"> [!CAUTION]\n> Capped at {report.score.cap.score:.0f} until it is mended: {report.score.cap.reason}\n"


def _categories(report: Report) -> Iterator[str]:
    shown = [one for one in report.score.categories if one.possible]
    if shown:
        yield "| category | score | points |\n|---|---:|---:|"
    for one in shown:
        yield f"| {one.id} | {one.reached or 0:.0f} | {points(one.granted)} of {points(one.possible)} |"


def _wins(report: Report) -> Iterator[str]:
    best = report.wins[:_SHOWN_WINS]
    if best:
        yield "\n### What would win the most\n"
    for one in best:
        parts = in_parts(report, one)
        told = f" ({parts})" if parts else ""
        yield f"- **+{gained(report, one)}** `{one.result.check.id}`{told}: {escaped(one.result.check.fix)}"


def _failures(report: Report) -> Iterator[str]:
    if not report.lost:
        return
    yield "\n<details><summary>What was not granted, and where</summary>\n"
    yield "| check | points | finding |\n|---|---:|---|"
    for one in report.lost:
        yield f"| `{one.result.check.id}` | {worth(one)} | {'<br>'.join(_findings(one))} |"
    yield "\n</details>"


def _findings(scored: Scored) -> Iterator[str]:
    verdict = scored.result.verdict
    if verdict.outcome is Outcome.ERROR:
        yield f"crashed: {quoted(verdict.reason or '')}"
    for one in verdict.findings[:_SHOWN_FINDINGS]:
        yield _finding(one)
    if reason := reason_alone(scored):
        yield quoted(reason)
    more = len(verdict.findings) - _SHOWN_FINDINGS
    if more > 0:
        yield f"and {more} more"
    if scored.result.left_out:
        yield f"{scored.result.left_out} left out"


def _finding(finding: Finding) -> str:
    where = place(finding)
    return f"{quoted(where)} {quoted(finding.message)}" if where else quoted(finding.message)


def _aside(report: Report) -> Iterator[str]:
    if report.aside:
        yield f"\n### Set aside by {report.configuration.source}, and granted nothing\n"
    for one in report.aside:
        yield f"- `{one.result.check.id}`: {quoted(one.aside or '')}"
