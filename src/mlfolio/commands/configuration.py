"""`mlfolio check --show-config`: what a repository's settings come to, as lines that could stand in .mlfolio.toml."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from mlfolio.configuration import Configuration
from mlfolio.examination import configured, unread
from mlfolio.options import CheckOptions
from mlfolio.repo import Repo
from mlfolio.reports.printable import printable


def show(path: Path, options: CheckOptions) -> None:
    """Print the settings that a check of `path` would use, and where each comes from. Raises UserError as it would."""
    repo = Repo(path)
    for line in (*_lines(configured(repo, options), options), *(f"# {note}" for note in unread(repo, options))):
        click.echo(line)


def _lines(configuration: Configuration, options: CheckOptions) -> Iterator[str]:
    yield f"# settings: {configuration.source}"
    yield _kind(configuration, options)
    yield from _bar(configuration, options)
    yield f"select = {_texts(configuration.select)}" if configuration.select else "# select: every check"
    yield f"exclude = {_texts(configuration.exclude)}" if configuration.exclude else "# exclude: no path"
    yield "[ignore]" if configuration.ignore else "# ignore: no check"
    for name, reason in configuration.ignore.items():
        yield f"{name if name.replace('-', '').isalnum() else _text(name)} = {_text(reason)}"


def _kind(configuration: Configuration, options: CheckOptions) -> str:
    if options.kind:
        return f"kind = {_text(options.kind)}  # --kind"
    return f"kind = {_text(configuration.kind)}" if configuration.kind else "# kind: told from the evidence"


def _bar(configuration: Configuration, options: CheckOptions) -> Iterator[str]:
    if options.fail_under is not None:
        yield f"fail_under = {options.fail_under:g}  # --fail-under"
    elif configuration.fail_under is not None:
        yield f"fail_under = {configuration.fail_under:g}"
    else:
        yield "# fail_under: no bar"


def _texts(values: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_text, values))}]"


def _text(value: str) -> str:
    return json.dumps(printable(value), ensure_ascii=False)
