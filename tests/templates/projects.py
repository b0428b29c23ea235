"""Projects made from the templates, and commands run in them as their owner would."""

import os
import subprocess
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
