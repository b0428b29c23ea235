"""`mlfolio explain` on a terminal: one check, from the same Markdown that the documentation holds."""

import click
from rich.console import Console
from rich.markdown import Markdown

from mlfolio.catalogue import Check
from mlfolio.rulebook import markdown_of_check

WIDTH = 88
"""Columns at most: longer lines are hard to read."""


def show(check: Check) -> None:
    """Print all that the check declares: why, source, how it decides, examples, what to do."""
    console = Console(highlight=False)
    console.width = min(console.width, WIDTH)
    text = Markdown(markdown_of_check(check))
    if console.is_terminal:
        console.print(text)
        return
    # Each line is filled up for a colour that reaches the edge, which a file does not have.
    with console.capture() as captured:
        console.print(text)
    click.echo("\n".join(line.rstrip() for line in captured.get().splitlines()))
