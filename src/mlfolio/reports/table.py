"""Several repositories as a table: the best first, with what would win each the most."""

from typing import Any

from mlfolio.reports.printable import ending, printable

_NAME, _KIND = 44, 12


def render(lines: list[dict[str, Any]]) -> str:
    """Return the table of the JSON lines of several repositories, the best first and those without a score last."""
    ranked = sorted(lines, key=lambda line: (-(_score(line) if _score(line) is not None else -1.0), line["given"]))
    head = f"{'score':>6}  {'kind':<{_KIND}}  {'repository':<{_NAME}}  would win the most"
    failed = sum(line["report"] is None for line in lines)
    tail = f"{len(lines) - failed} checked" + (f", {failed} could not be" if failed else "")
    return "\n".join([head, *(row(line) for line in ranked), f"{tail}.", *_read_in_part(lines)]) + "\n"


def _read_in_part(lines: list[dict[str, Any]]) -> list[str]:
    """Return which repositories hold what whoever checked may not read: it counts for nothing in their scores."""
    names = [line["given"] for line in lines if line["report"] and line["report"]["repository"].get("closed")]
    return [f"Read in part, because you may not read all of it: {printable(', '.join(names))}."] if names else []


def row(line: dict[str, Any]) -> str:
    """Return one repository as a row of the table."""
    name = ending(printable(line["given"]), _NAME)
    report = line["report"]
    if report is None:
        return f"{'-':>6}  {'':<{_KIND}}  {name:<{_NAME}}  {printable(line['error'])}"
    score = _score(line)
    shown = "none" if score is None else f"{score:.1f}"
    kind = report["repository"]["kind"]
    return f"{shown:>6}  {kind:<{_KIND}}  {name:<{_NAME}}  {_best(report)}".rstrip()


def _score(line: dict[str, Any]) -> float | None:
    return None if line["report"] is None else line["report"]["score"]


def _best(report: dict[str, Any]) -> str:
    lost = [check for check in report["checks"] if check["ignored"] is None and check["possible"] > check["granted"]]
    if report["cap"] is not None:
        return f"capped: {report['cap']['reason']}"
    if all(check["outcome"] == "not-applicable" for check in report["checks"]):
        return "nothing in it that a check applies to"
    best = max(lost, key=lambda check: check["possible"] - check["granted"], default=None)
    if best is None:
        return ""
    hanging = " and what hangs on it" if best.get("hanging") else ""
    return f"+{round(best['possible'] - best['granted'], 2):.1f} {best['id']}{hanging}"
