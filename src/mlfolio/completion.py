"""What the shell completes: ids of checks, kinds of project, folders and files."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def ids(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Return the ids of checks that begin like the last of those in `incomplete`, which commas part."""
    from mlfolio import catalogue, paths

    # Of "has-readme,has-" the shell completes the last part, and gets the whole word back.
    before, comma, last = incomplete.rpartition(",")
    known = catalogue.identify(paths.bundled("checks"))
    return [f"{before}{comma}{name}" for name in known if name.startswith(last)]


def kinds(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Return the kinds of project that `mlfolio new` makes and that begin so."""
    from mlfolio import paths, questions

    return [name for name in questions.kinds(paths.template_root()) if name.startswith(incomplete)]


def folders(context: click.Context, parameter: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Let the shell complete a folder."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="dir")]


def files(context: click.Context, parameter: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Let the shell complete a file."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def mend_fish() -> None:
    """Let fish get whole words: click's script for it drops what stands behind a comma ("has-readme,has-tests")."""
    from click.shell_completion import FishComplete, add_completion_class

    whole = FishComplete.source_template.replace('string split ","', 'string split --max 1 ","')
    add_completion_class(type("WholeWords", (FishComplete,), {"source_template": whole}))
