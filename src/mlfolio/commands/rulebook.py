"""`mlfolio list` and `mlfolio explain`: the rulebook and one rule, from the same fields that the checks declare."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from textwrap import wrap

import click

from mlfolio import catalogue, paths
from mlfolio.catalogue import Check
from mlfolio.documents import DOCUMENTS, Document
from mlfolio.ids import unknown_id
from mlfolio.repo import EVIDENCE
from mlfolio.rulebook import markdown_of

WIDTH = 100
"""Columns of what is listed by document."""


def show_list(*, markdown: bool) -> None:
    """Print every check by category; the whole rulebook as Markdown when asked."""
    checks = catalogue.load(paths.bundled("checks"), EVIDENCE)
    if markdown:
        click.echo(markdown_of(checks), nl=False)
        return
    for category, chapter in groupby(checks, key=lambda check: check.category):
        click.echo(f"{click.style(category, bold=True)}")
        for check in chapter:
            click.echo(f"  {check.id:<32} {_worth(check):<9} {check.title}{_kinds(check)}")
        click.echo()
    click.echo("mlfolio explain ID says why, how it decides, and what to do.")


def show_by_document() -> None:
    """Print what each guide asks for by heading, with the checks that stand for it, and what no check can see."""
    checks = catalogue.load(paths.bundled("checks"), EVIDENCE)
    for document in DOCUMENTS.values():
        click.echo(f"{document.letter}: {click.style(document.title, bold=True)}")
        for topic in document.topics:
            click.echo(f"\n  {topic}")
            for line in _practices(document, topic, checks):
                click.echo(line)
        click.echo()


def _practices(document: Document, topic: str, checks: Iterable[Check]) -> Iterator[str]:
    """Yield a line for each thing asked for under a heading, and the ids of the checks below it."""
    by_practice: dict[str, list[str]] = {}
    for check in checks:
        if (check.source.document, check.source.topic) == (document.letter, topic):
            by_practice.setdefault(check.source.says, []).append(check.id)
    for says, ids in by_practice.items():
        yield f"    {says}"
        yield from wrap(
            ", ".join(ids), WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6, break_on_hyphens=False
        )
    yield from (f"    no check can see: {what}" for heading, what in document.unseen if heading == topic)


def _worth(check: Check) -> str:
    return "advice" if check.advice else "critical" if check.critical else f"weight {check.weight:g}"


def _kinds(check: Check) -> str:
    named = [", ".join(check.kinds), f"advice to {', '.join(check.advice_for)}" if check.advice_for else ""]
    return f" [{'; '.join(filter(None, named))}]" if any(named) else ""


def show_one(name: str) -> None:
    """Print all that is known of the check `name`. Raises UserError when there is none."""
    checks = {check.id: check for check in catalogue.load(paths.bundled("checks"), EVIDENCE)}
    if name not in checks:
        raise unknown_id(name, checks)
    from mlfolio.reports import explanation

    explanation.show(checks[name])
