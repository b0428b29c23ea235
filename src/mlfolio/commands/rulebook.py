"""`mlfolio list` and `mlfolio explain`: the rulebook and one rule, from the same fields that the checks declare."""

from itertools import groupby

import click

from mlfolio import catalogue, paths
from mlfolio.catalogue import Check
from mlfolio.commands.ids import unknown_id
from mlfolio.repo import EVIDENCE
from mlfolio.rulebook import markdown_of


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


def _worth(check: Check) -> str:
    return "advice" if check.advice else "critical" if check.critical else f"weight {check.weight:g}"


def _kinds(check: Check) -> str:
    return f" [{', '.join(check.kinds)}]" if check.kinds else ""


def show_one(name: str) -> None:
    """Print all that is known of the check `name`. Raises UserError when there is none."""
    checks = {check.id: check for check in catalogue.load(paths.bundled("checks"), EVIDENCE)}
    if name not in checks:
        raise unknown_id(name, checks)
    from mlfolio.reports import explanation

    explanation.show(checks[name])
