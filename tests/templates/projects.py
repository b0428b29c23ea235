"""Projects made from the templates, and commands run in them as their owner would."""

import json
import os
import subprocess
import sys
from pathlib import Path

from mlfolio import paths, questions, scaffold

ROOT = paths.template_root()
KINDS = [kind for kind in questions.kinds(ROOT) if (ROOT / "templates" / kind).is_dir()]


def project(kind: str, folder: Path, *, git: bool = False, **answers: str) -> Path:
    """Make a project of `kind` in `folder` with the defaults but for `answers`, and return the folder."""
    scaffold.make(kind, folder, answers, {"author_name": "Ada Lovelace"}, ask=False, git=git)
    return folder


def each_answer(kind: str) -> list[dict[str, str]]:
    """Return the defaults (no answers), and every other choice of every question by itself."""
    return [{}] + [
        {question.name: value}
        for question in questions.questions(ROOT, kind)
        for value in question.choices
        if value != question.default
    ]


def run(folder: Path, *command: str, **environment: str) -> str:
    """Run a command in `folder` and return what it printed; raises AssertionError with all of it when it fails."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(command)} in {folder}:\n{done.stdout}"
    return done.stdout


def make(folder: Path, environment: Path, *targets: str, **variables: str) -> None:
    """Run make's targets one after the other in `folder`, in an `environment` that projects share.

    With one thread: on a busy machine those of OpenMP and BLAS spend most of their time waiting for each other.
    """
    for target in targets:
        run(
            folder,
            "make",
            target,
            f"VENV={environment}",
            **{"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"} | variables,
        )


def commit(folder: Path, message: str) -> None:
    """Commit all that is in `folder` as its author would, past the hooks, which need an environment."""
    identity = ("-c", "user.name=Ada Lovelace", "-c", "user.email=ada@example.org")
    run(folder, "git", "add", "--all")
    run(folder, "git", *identity, "commit", "--quiet", "--no-verify", "--message", message)


def report(folder: Path, *options: str) -> dict:
    """Return what `mlfolio check` says of `folder`."""
    return json.loads(run(folder, sys.executable, "-m", "mlfolio", "check", "--format", "json", *options, "."))


def failed_checks(said: dict) -> set[str]:
    """Return the ids of the checks that a report says were not passed."""
    return {check["id"] for check in said["checks"] if check["outcome"] in ("fail", "error")}


def use_twice(
    folder: Path, environment: Path, verbs: tuple[str, ...], where_mlfolio_is: dict[str, str], *more_of_the_author: str
) -> None:
    """Do in a fresh project what its README says, commit, and do it again; AssertionError where that changes a file.

    What is committed then fails no check but those of the author's history and words, and `more_of_the_author`.
    """
    make(folder, environment, "setup", **where_mlfolio_is)
    make(folder, environment, "hooks", *verbs)
    run(folder, "git", "add", "--all")
    make(folder, environment, "hooks")
    commit(folder, "Fill in the first results")
    failed = failed_checks(report(folder))
    assert failed <= {"incremental-history", "no-scaffold-text-left", *more_of_the_author}, failed
    make(folder, environment, *verbs, "hooks")
    assert run(folder, "git", "status", "--porcelain") == ""
