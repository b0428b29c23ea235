"""Build the tiny repositories that examples describe, with real git, and compare what a check says of them."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from git import Actor
from git import Repo as GitRepo

from mlfolio.catalogue import Check
from mlfolio.examples import MARK, Commit, Content, Example, Markdown, Ran, Repeated
from mlfolio.repo import Repo, evidence
from mlfolio.verdicts import Verdict

Place = tuple[str, int | None, int | None]
"""Where a finding points: path, line, notebook cell."""

_START = datetime(2024, 1, 1, 12, tzinfo=UTC)


def build(example: Example, folder: Path) -> set[Place]:
    """Write `example` into the empty `folder`; return the places it marks as bad."""
    commits = example.commits or (Commit("Add the example", example.files),)
    places: set[Place] = {(path, None, None) for path in example.paths}
    repo = GitRepo.init(folder, initial_branch="main") if example.git else None
    for commit in commits:
        for path, content in commit.files.items():
            places |= _write(folder, path, content)
        if repo is not None:
            _commit(repo, commit)
    if repo is not None:
        repo.close()
    return places


def ask(check: Check, folder: Path) -> Verdict:
    """Put one check to the repository in `folder`; whatever the check raises comes through."""
    return check.judge(**evidence(Repo(folder), check.evidence))


def places(verdict: Verdict) -> set[Place]:
    """Return where the findings of `verdict` point, those without a path left out."""
    return {(found.path, found.line, found.cell) for found in verdict.findings if found.path is not None}


def _write(folder: Path, path: str, content: Content) -> set[Place]:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, Repeated):
        content = content.content
    if isinstance(content, bytes):
        target.write_bytes(content)
        return set()
    if isinstance(content, str):
        text, lines = _unmarked(content)
        target.write_text(text, encoding="utf-8")
        return {(path, line, None) for line in lines}
    cells, found = [], set()
    for number, source in enumerate(content, start=1):
        text, lines = _unmarked(source)
        cells.append(_cell(number, text, source))
        found |= {(path, line, number) for line in lines}
    target.write_text(
        json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}), encoding="utf-8"
    )
    return found


def _unmarked(text: str) -> tuple[str, list[int]]:
    lines = text.split("\n")
    marked = [number for number, line in enumerate(lines, start=1) if line.endswith(MARK)]
    return "\n".join(line.removesuffix(MARK).rstrip() if line.endswith(MARK) else line for line in lines), marked


def _cell(number: int, text: str, given: str) -> dict[str, object]:
    cell: dict[str, object] = {"id": f"cell-{number}", "metadata": {}, "source": text}
    if isinstance(given, Markdown):
        return cell | {"cell_type": "markdown"}
    count, error = (given.count, given.error) if isinstance(given, Ran) else (number, None)
    outputs = [{"output_type": "error", "ename": error, "evalue": "", "traceback": []}] if error else []
    return cell | {"cell_type": "code", "execution_count": count, "outputs": outputs}


def _commit(repo: GitRepo, commit: Commit) -> None:
    when = _START + timedelta(days=commit.day)
    who = Actor(commit.author, f"{commit.author.lower().replace(' ', '.')}@example.org")
    if commit.files:
        repo.index.add(list(commit.files))
    repo.index.commit(commit.subject, author=who, committer=who, author_date=when, commit_date=when, skip_hooks=True)
