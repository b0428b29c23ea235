"""`mlfolio new`: make a project of a kind, and say what comes next."""

import gc
import shlex
import sys
from pathlib import Path

import click

from mlfolio import answers, new_repository, paths, questions, scaffold
from mlfolio.errors import UserError


def run(
    kind: str,
    destination: Path,
    data: tuple[str, ...],
    data_file: Path | None,
    *,
    defaults: bool,
    git: bool,
) -> None:
    """Make a project of `kind` in `destination`.

    Raises UserError for a kind, an answer, a destination or a git identity that cannot be used; nothing is written
    then.
    """
    # Importing Copier and rendering make many objects and little garbage, and looking for it costs a fifth more time.
    gc.disable()
    root = paths.template_root()
    known = questions.kinds(root)
    if kind not in known:
        raise UserError(f"{kind}: there is no such kind of project", f"Choose one of {', '.join(known)}.")
    given = answers.given(kind, questions.questions(root, kind), data_file, data)
    scaffold.insist_on_room(destination)
    if not defaults and not sys.stdin.isatty():
        raise UserError("there is no terminal to ask questions on", "Add --defaults, and --data for your own answers.")
    offered = _offered(destination, git=git)
    scaffold.make(kind, destination, given, offered, ask=not defaults, git=git)
    _tell_next_steps(destination, git=git)


def _offered(destination: Path, *, git: bool) -> dict[str, object]:
    """Return the defaults that follow from the place and the person."""
    offered: dict[str, object] = {"project_name": destination.resolve().name}
    if git:
        offered["author_name"] = new_repository.identity(destination.parent).name
    return offered


def _tell_next_steps(destination: Path, *, git: bool) -> None:
    # What the run fills in shows a figure that git does not have yet.
    commit = '  git add --all && git commit -m "Fill in the first results"\n' if git else ""
    here = destination.resolve() == Path.cwd()
    enter = "" if here else f"  cd {shlex.quote(str(destination))}\n"
    click.echo(
        f"Made {destination.resolve().name if here else destination}. Next:\n\n"
        f"{enter}"
        "  make run      # make an environment, do the main job, fill in the results\n"
        f"{commit}"
        "  make test     # run the tests\n"
        "  make          # what else there is\n\n"
        'Then replace every "Your turn" in README.md, docs/ and notebooks/ by your own words: mlfolio check lists them.'
    )
    around = new_repository.around(destination) if git else None
    if around:
        click.echo(
            f"\nIt lies within the repository {around}, which would keep a reference to it and none of its files: "
            "move it out, or make it again with --no-git.",
            err=True,
        )


def show_list() -> None:
    """Print each kind with what it asks, its choices and its defaults."""
    root = paths.template_root()
    for kind, description in questions.kinds(root).items():
        click.echo(f"{click.style(kind, bold=True)}  {description}")
        for question in questions.questions(root, kind):
            click.echo(f"  {question.name:<18} {question.help}")
            if question.choices:
                shown = (f"{value}*" if value == question.default else value for value in question.choices)
                click.echo(f"  {'':<18} {', '.join(shown)}")
        click.echo()
    click.echo("A star marks the default. mlfolio new KIND FOLDER --data KEY=VALUE answers ahead.")
