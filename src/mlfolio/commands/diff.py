"""`mlfolio diff OLD NEW`: what was won and lost between two reports, or two revisions of a repository."""

import json
import os
from pathlib import Path

import click

from mlfolio import git
from mlfolio.cloning import cloned
from mlfolio.comparison import Comparison, Document, compare
from mlfolio.errors import UserError
from mlfolio.examination import configured, examine
from mlfolio.options import CheckOptions
from mlfolio.repo import Repo
from mlfolio.reports import changes, class_changes, lines
from mlfolio.reports.json import SCHEMA_VERSION, document
from mlfolio.targets import Remote

_BROKEN = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
_REMEDY_OF_LINES = "Give a file that `mlfolio check --from-file LIST --output FILE.jsonl` wrote."


def run(old: str, new: str, repository: Path, format_: str) -> None:
    """Print what leads from `old` to `new`: each a JSON report, or a revision of the repository at `repository`.

    Two files of JSON lines are compared repository by repository. Raises UserError for what is none of these.
    """
    if Path(old).suffix == Path(new).suffix == ".jsonl":
        found = class_changes.courses(_lines(Path(old)), _lines(Path(new)))
        click.echo(class_changes.markdown(found) if format_ == "markdown" else class_changes.terminal(found), nl=False)
        return
    comparison: Comparison = compare(_read(old, repository), _read(new, repository))
    click.echo(changes.markdown(comparison) if format_ == "markdown" else changes.terminal(comparison), nl=False)


def _read(name: str, repository: Path) -> Document:
    path = Path(name)
    return _report(path) if os.path.isfile(name) else _at_revision(name, Repo(repository))


def _report(path: Path) -> Document:
    try:
        return _comparable(json.loads(path.read_text(encoding="utf-8")), path)
    except _BROKEN as error:
        remedy = "Give a file that `mlfolio check --output report.json` wrote, or a revision; or two of JSON lines."
        raise UserError(f"{path}: is no JSON report of mlfolio", remedy) from error


def _lines(path: Path) -> list[Document]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror})", _REMEDY_OF_LINES) from error
    try:
        found = lines.read(content)
        for line in found:
            if line["report"] is not None:
                _comparable(line["report"], path)
    except _BROKEN as error:
        raise UserError(f"{path}: holds no JSON lines of mlfolio", _REMEDY_OF_LINES) from error
    if not found:
        raise UserError(f"{path}: holds no JSON lines of mlfolio", _REMEDY_OF_LINES)
    return found


def _comparable(content: Document, path: Path) -> Document:
    if content["schema"] != SCHEMA_VERSION:
        raise UserError(f"{path}: was written by another version of mlfolio", "Check that state again with this one.")
    # Whatever a comparison reads is there, or it is no report.
    changes.markdown(compare(content, content))
    return dict(content)


def _at_revision(revision: str, repo: Repo) -> Document:
    """Return the report of a revision: a clone that shares the objects is checked, the repository is left alone."""
    # What git means by it: HEAD is the clone's, origin's may be days old. In CI, `main` is often origin's alone.
    commit = git.find_commit(repo.root, revision, f"refs/remotes/origin/{revision}") if repo.is_git else None
    if commit is None:
        raise UserError(
            f"{revision}: neither a file nor a revision of {repo.root}", "Give two reports, or two revisions."
        )
    with cloned(Remote(str(repo.root), commit, repo.root.name)) as folder:
        clone = Repo(folder)
        return document(examine(clone, configured(clone, CheckOptions()), CheckOptions()))
