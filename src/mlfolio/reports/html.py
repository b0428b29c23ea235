"""The report as one HTML file that needs no network and no script: what wins most first, the reasons on a click."""

import hashlib
from base64 import b64encode
from importlib.resources import files
from typing import NamedTuple

from jinja2 import Environment, StrictUndefined

from mlfolio import __version__
from mlfolio.documents import DOCUMENTS
from mlfolio.evidence.provider_patterns import masked
from mlfolio.reports import wording
from mlfolio.reports.printable import printable
from mlfolio.reports.report import Report
from mlfolio.scoring import Scored
from mlfolio.verdicts import Finding, Outcome

_MOST = 50
"""Findings of one check: who opens a report reads no more, and a file of megabytes opens slowly."""

_LONGEST = 240
"""Characters of a line of source: a longer one was written by no person."""


class _Line(NamedTuple):
    place: str
    message: str
    source: str | None


class _Entry(NamedTuple):
    """A check as the page shows it."""

    id: str
    title: str
    category: str
    outcome: str
    worth: str
    gain: str
    in_parts: str
    reason: str
    why: list[str]
    how: str
    fix: str
    source: str
    lines: list[_Line]
    more: int
    left_out: int


def render(report: Report) -> str:
    """Return the page; all text that comes from the repository is escaped."""
    folder = files("mlfolio.reports")
    style = folder.joinpath("html.css").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    environment.filters |= {"printable": printable, "spans": wording.spans, "points": wording.points}
    template = environment.from_string(folder.joinpath("html.jinja").read_text(encoding="utf-8"))
    return template.render(
        report=report,
        version=__version__,
        style=style,
        style_hash=b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        categories=[one for one in report.score.categories if one.possible],
        lost=[_entry(one, report) for one in report.lost],
        passed=[_entry(one, report) for one in report.with_outcome(Outcome.PASS)],
        unjudged=[
            _entry(one, report)
            for outcome in (Outcome.NOT_APPLICABLE, Outcome.UNKNOWN)
            for one in report.with_outcome(outcome)
        ],
        aside=[(one.result.check.id, printable(one.aside or "")) for one in report.aside],
        counts=wording.counts(report),
        remarks=wording.remarks(report),
        why_no_score=wording.without_score(report),
    )


def _entry(scored: Scored, report: Report) -> _Entry:
    check, verdict = scored.result.check, scored.result.verdict
    return _Entry(
        id=check.id,
        title=check.title,
        category=check.category,
        outcome=verdict.outcome.value.replace("-", " "),
        worth=wording.worth(scored),
        gain=wording.gained(report, scored),
        in_parts=wording.in_parts(report, scored) or "",
        reason=printable(verdict.reason or ""),
        why=[part for part in check.why.split("\n\n") if part],
        how=check.how,
        fix=check.fix,
        source=f"{DOCUMENTS[check.source.document].title}, “{check.source.topic}”",
        lines=[_line(one, report, is_secret=check.critical) for one in verdict.findings[:_MOST]],
        more=max(0, len(verdict.findings) - _MOST),
        left_out=scored.result.left_out,
    )


def _line(finding: Finding, report: Report, *, is_secret: bool) -> _Line:
    source = None if is_secret else report.excerpts.line(finding)
    shown = printable(masked(source)) if source else None
    if shown and len(shown) > _LONGEST:
        shown = shown[: _LONGEST - 1] + "…"
    return _Line(wording.place(finding), printable(finding.message), shown)
