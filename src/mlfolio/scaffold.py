"""Make a project from the templates: one call to Copier, then git; whole or not at all."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from mlfolio import __version__, new_repository, paths, questions
from mlfolio.errors import UserError
from mlfolio.late_asking import import_copier

_REFUSED = re.compile(r"Validation error for question '(\w+)': (.*)", re.DOTALL)
_NOT_OFFERED = re.compile(r"Invalid choice for '(\w+)': '(.*)' is not in \[(.*)\]", re.DOTALL)


def insist_on_room(destination: Path) -> None:
    """Raise UserError unless `destination` can become a new folder: it is absent or empty, and its parent is one."""
    if destination.is_symlink() or (destination.exists() and not destination.is_dir()):
        raise UserError(f"{destination}: is there already, and no folder", "Choose another place.")
    if destination.is_dir() and any(destination.iterdir()):
        raise UserError(f"{destination}: this folder is not empty", _instead_of(destination))
    if not destination.parent.is_dir():
        raise UserError(f"{destination.parent}: there is no such folder", "Make it first, or choose another place.")


def make(
    kind: str,
    destination: Path,
    answers: dict[str, object],
    defaults: dict[str, object],
    *,
    ask: bool,
    git: bool,
) -> None:
    """Make a project of `kind` in `destination`, a place that `insist_on_room` found good.

    `answers` are final, `defaults` are offered where a question is asked, or taken where `ask` is off. With `git` the
    folder becomes a repository with one commit. Raises UserError for an answer that the template refuses; nothing is
    left at `destination` then.
    """
    with _workshop(destination) as workshop:
        project = workshop / "project"
        with _template(kind) as template:
            _render(template, project, {**answers, "kind": kind}, defaults, ask=ask)
        if git:
            new_repository.begin(project, f"Begin a {kind} project with mlfolio {__version__}")
        _move(project, destination)


def _instead_of(full: Path) -> str:
    if (full / ".git").exists():
        return (
            "Choose a new folder: it becomes a repository, which git remote add origin ADDRESS"
            " connects to where this one is pushed."
        )
    return "Choose a new folder, or empty this one."


@contextmanager
def _workshop(destination: Path) -> Iterator[Path]:
    """Yield a folder beside `destination`, on the same disk, that is gone afterwards."""
    try:
        folder = tempfile.TemporaryDirectory(prefix=".mlfolio-new-", dir=destination.resolve().parent)
    except OSError as error:
        raise UserError(
            f"{destination.parent}: cannot be written to ({error.strerror})", "Choose another place."
        ) from error
    with folder as name:
        yield Path(name)


def _move(project: Path, destination: Path) -> None:
    """Put the project in its place: by one rename, or piece by piece into an empty folder, which somebody may be in."""
    if not destination.exists():
        project.rename(destination)
        return
    for piece in project.iterdir():
        shutil.move(piece, destination)


@contextmanager
def _template(kind: str) -> Iterator[Path]:
    """Yield a folder with the parts of the template that `kind` needs: Copier clones what looks like a git checkout."""
    with tempfile.TemporaryDirectory(prefix="mlfolio-template-") as folder:
        root = Path(folder)
        (root / "copier.yml").write_text(_questionnaire(kind), encoding="utf-8")
        left_out = shutil.ignore_patterns("__pycache__", *[] if kind == "from-scratch" else ["algorithms"])
        for part in ("shared", "questions", kind):
            source, copy = paths.bundled("templates") / part, root / "templates" / part
            shutil.copytree(source, copy, ignore=left_out, copy_function=_link_or_copy)
        yield root


def _link_or_copy(source: str, copy: str) -> None:
    """Give a file, which is only going to be read, a second name, at a fifth of what copying it costs.

    Modes go with it, because a project's scripts have them from here.
    """
    try:
        os.link(source, copy)
    except OSError:  # Another disk, or somebody else's installation.
        shutil.copy(source, copy)


def _questionnaire(kind: str) -> str:
    """Return copier.yml without what only other kinds ask: each question costs Copier several milliseconds."""
    root = paths.template_root()
    asked = {f"{part}.yml" for part in questions.parts(kind)}
    first, *others = (root / "copier.yml").read_text(encoding="utf-8").split("\n---\n")
    return "\n---\n".join([first, *(text for text in others if text.strip().rpartition("/")[2] in asked)])


def _render(
    template: Path, project: Path, answers: dict[str, object], defaults: dict[str, object], *, ask: bool
) -> None:
    # Pydantic, by which Copier is made, asks every installed distribution for plugins; a template has no use for any.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # Copier takes a third of a second to import, and only this needs it.
    run_copy = import_copier(ask=ask).run_copy
    from copier.errors import CopierError, InteractiveSessionError
    from plumbum import local

    try:
        # Where Copier finds git, it asks for each file whether its mode is kept; there is no repository here yet.
        with local.env(PATH=os.devnull), _names_compiled_once():
            run_copy(str(template), project, data=answers, user_defaults=defaults, defaults=not ask, quiet=True)
    except KeyboardInterrupt:
        raise
    except InteractiveSessionError as error:
        raise UserError(
            "the questions came to an end before they were answered", "Answer each, or add --defaults."
        ) from error
    except (CopierError, ValueError) as error:
        raise _refusal(str(error)) from error


@contextmanager
def _names_compiled_once() -> Iterator[None]:
    """Let Jinja keep what it compiled from a string, as it does with files.

    Copier hands it the names of the same folders, and of the answers' file, again for each file that it writes: 400
    strings, of which 100 differ.
    """
    from jinja2 import Environment, Template

    compile_anew = Environment.from_string
    compile_once = cache(compile_anew)

    def from_string(environment: Environment, source: object, *others: object) -> Template:
        # Copier's tag {% yield %} is told by this that another text begins.
        environment.preprocess(source)
        return compile_once(environment, source, *others)

    Environment.from_string = from_string
    try:
        yield
    finally:
        Environment.from_string = compile_anew


def _refusal(said: str) -> UserError:
    """Return what to tell the user when Copier refused an answer."""
    not_offered = _NOT_OFFERED.match(said)
    if not_offered:
        name, answer, offered = not_offered.groups()
        choices = offered.replace("'", "")
        return UserError(f"{name}: {answer} does not go with the other answers", f"Choose one of {choices}.")
    refused = _REFUSED.match(said)
    if refused is None:
        return UserError(said, "Give another answer with --data.")
    name, reason = refused.groups()
    return UserError(f"{name}: {reason}", f"Give another answer with --data {name}=...")
