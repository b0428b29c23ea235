"""The report as SARIF 2.1.0, the format that code hosts show beside the lines of a change."""

import json
import re
from typing import Any
from urllib.parse import quote

from mlfolio import __version__
from mlfolio.catalogue import Practice
from mlfolio.documents import DOCUMENTS
from mlfolio.fingerprints import fingerprints
from mlfolio.reports.markdown import escaped
from mlfolio.reports.printable import printable
from mlfolio.reports.report import Report
from mlfolio.scoring import Scored
from mlfolio.verdicts import Finding, Outcome, Place

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LINK = re.compile(r"\[[^\]]*\]\(")


def render(report: Report) -> str:
    """Return the report as indented SARIF with a newline at its end."""
    return json.dumps(document(report), indent=2) + "\n"


def document(report: Report) -> dict[str, Any]:
    """Return what the SARIF report holds: one run, a rule for each check, a result for each finding."""
    driver = {
        "name": "mlfolio",
        "semanticVersion": __version__,
        "rules": [_rule(one.result.check) for one in report.score.checks],
    }
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": "mlfolio/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "results": _results(report),
        "properties": {"score": None if report.score.total is None else round(report.score.total, 2)},
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(check: Practice) -> dict[str, Any]:
    properties: dict[str, Any] = {"tags": [check.category]}
    if check.critical:
        # Code hosts rank alerts by this number, which stands for a CVSS score.
        properties = {"tags": [check.category, "security"], "security-severity": "9.0"}
    return {
        "id": check.id,
        "name": "".join(part.capitalize() for part in check.id.split("-")),
        "shortDescription": {"text": check.title},
        "fullDescription": {"text": check.why},
        "help": _help(check),
        "defaultConfiguration": {"level": _level(check)},
        "properties": properties,
    }


def _help(check: Practice) -> dict[str, str]:
    source = f"Source: {DOCUMENTS[check.source.document].title}, “{check.source.topic}”."
    plain = (check.why, check.how, f"What to do: {check.fix}", source)
    marked = (escaped(check.why), f"*How it decides.* {escaped(check.how)}", f"**What to do.** {escaped(check.fix)}")
    return {"text": "\n\n".join(plain), "markdown": "\n\n".join((*marked, escaped(source)))}


def _level(check: Practice) -> str:
    return "error" if check.critical else "note" if check.advice else "warning"


def _invocation(report: Report) -> dict[str, Any]:
    crashed = report.with_outcome(Outcome.ERROR)
    told = [
        {"level": "error", "message": {"text": f"{one.result.check.id} crashed"}, "descriptor": {"id": "crashed"}}
        for one in crashed
    ]
    told += [_closed(path) for path in report.closed]
    return {"executionSuccessful": not crashed, "toolExecutionNotifications": told}


def _closed(path: str) -> dict[str, Any]:
    said = f"not read, because whoever checked may not: {printable(path)}"
    place = {"physicalLocation": {"artifactLocation": {"uri": _uri(path), "uriBaseId": "%SRCROOT%"}}}
    return {"level": "warning", "message": {"text": said}, "locations": [place], "descriptor": {"id": "closed"}}


def _results(report: Report) -> list[dict[str, Any]]:
    seen: dict[str, int] = {}
    found = []
    for number, scored in enumerate(report.score.checks):
        for finding in scored.result.verdict.findings:
            own = fingerprints(scored.result.check.id, finding, report.excerpts)[-1]
            seen[own] = seen.get(own, 0) + 1
            found.append(_result(report, scored, finding, number) | {"partialFingerprints": _partial(own, seen[own])})
    return found


def _partial(fingerprint: str, count: int) -> dict[str, str]:
    # The name that code hosts look for; the number tells apart what is said twice of the same text.
    return {"primaryLocationLineHash": f"{fingerprint}:{count}"}


def _result(report: Report, scored: Scored, finding: Finding, number: int) -> dict[str, Any]:
    check, outcome = scored.result.check, scored.result.verdict.outcome
    result: dict[str, Any] = {
        "ruleId": check.id,
        "ruleIndex": number,
        "level": _level(check) if outcome is Outcome.FAIL else "note",
        "message": {"text": _message(finding)},
    }
    location = _location(report, finding)
    if location is not None:
        result["locations"] = [location]
    if finding.related:
        result["relatedLocations"] = [_related(report, number, place) for number, place in enumerate(finding.related)]
    if scored.aside:
        result["suppressions"] = [{"kind": "external", "justification": printable(scored.aside)}]
    return result


def _related(report: Report, number: int, place: Place) -> dict[str, Any]:
    """Return one step of a finding's story: code hosts list them below it."""
    step = Finding(place.role, place.path, place.line, place.cell)
    return {"id": number, **(_location(report, step) or {}), "message": {"text": _message(step)}}


def _message(finding: Finding) -> str:
    said = printable(finding.message)
    if _LINK.search(said):
        # "[text](target)" would be shown as a link.
        said = said.replace("[", "\\[").replace("]", "\\]")
    return f"{said} (cell {finding.cell}, line {finding.line or 1})" if finding.cell else said


def _location(report: Report, finding: Finding) -> dict[str, Any] | None:
    path = report.excerpts.anchor() if finding.path is None else finding.path
    if path is None:
        return None
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(path), "uriBaseId": "%SRCROOT%"}}
    region = report.excerpts.region(finding)
    if region is not None:
        columns = {"startColumn": region.start, "endColumn": region.end} if region.end > region.start else {}
        physical["region"] = {"startLine": region.line, **columns}
    else:
        physical["region"] = {"startLine": 1}
    return {"physicalLocation": physical}


def _uri(path: str) -> str:
    return quote(path.encode("utf-8", "surrogateescape"))
