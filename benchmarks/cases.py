"""The cases of the speed table: two commands each, on copies of real repositories and on made ones."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

YEAR = 365 * 24 * 60 * 60
QUIET = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


@dataclass(frozen=True)
class Case:
    """What is run against what, and the most that the ratio of their times may be."""

    name: str
    ours: list[str]
    theirs: list[str]
    target: float
    change: Path | None = None
    rounds: int = 99

    def prepare(self, number: int) -> None:
        """Change the file that is to have changed since the run before."""
        if self.change is not None:
            with self.change.open("a") as stream:
                stream.write(f"CHANGED_{number} = {number}\n")


def clone(repository: Path, folder: Path) -> Path:
    """Clone `repository`, with its history, into `folder`."""
    _git(folder.parent, "clone", "-q", "--no-hardlinks", str(repository.resolve()), str(folder))
    _age(folder)
    return folder


def copies(repository: Path, folder: Path, count: int) -> Path:
    """Make a repository of one commit that holds the files of `repository` `count` times over."""
    folder.mkdir(parents=True)
    for number in range(count):
        shutil.copytree(repository, folder / f"copy_{number}", symlinks=True, ignore=shutil.ignore_patterns(".git"))
    return _committed(folder)


def many_notebooks(folder: Path, count: int = 100, size: int = 1_000_000) -> Path:
    """Make a repository of notebooks, each of `size` bytes: code, text, and pictures as they are saved."""
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"notebook_{number:03}.ipynb").write_text(_notebook(number, size))
    return _committed(folder)


def _notebook(number: int, size: int) -> str:
    picture = ("iVBORw0KGgo" * (size // 10 // 11 + 1))[: size // 10 - 300]
    cells: list[dict[str, object]] = []
    for cell in range(10):
        code = ["import numpy as np\n", f"rows_{cell} = np.arange({number * cell})\n", f"print(rows_{cell}.mean())"]
        shown = {"output_type": "display_data", "metadata": {}, "data": {"image/png": picture}}
        cells.append({"cell_type": "markdown", "metadata": {}, "source": [f"## Step {cell}\n", "What it shows."]})
        cells.append(
            {"cell_type": "code", "execution_count": cell + 1, "metadata": {}, "outputs": [shown], "source": code}
        )
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def many_commits(folder: Path, count: int) -> Path:
    """Make a repository of `count` commits, each of which changes one of a hundred files."""
    folder.mkdir(parents=True)
    _git(folder, "init", "-q", "-b", "main")
    subprocess.run(
        ["git", "-C", str(folder), "fast-import", "--quiet"], input=_stream(count).encode(), check=True, env=QUIET
    )
    _git(folder, "reset", "-q", "--hard", "main")
    _age(folder)
    return folder


def _stream(count: int) -> str:
    parts = []
    for number in range(count):
        text = "".join(f"VALUE_{line} = {number * line % 997}\n" for line in range(number % 40 + 5))
        subject = f"Set the values of module {number % 100} for case {number}"
        parts.append(
            f"commit refs/heads/main\ncommitter Ada <ada@example.org> {1_500_000_000 + number * 3600} +0000\n"
            f"data {len(subject)}\n{subject}\nM 100644 inline module_{number % 100}.py\ndata {len(text)}\n{text}\n"
        )
    return "".join(parts)


def _committed(folder: Path) -> Path:
    _git(folder, "init", "-q", "-b", "main")
    _git(folder, "add", "-A", "--force")
    _git(folder, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-q", "-m", "Add it all")
    _age(folder)
    return folder


def _age(folder: Path) -> None:
    """Let git look at files that were written long before: what is as new as its index it reads itself, too."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink() and ".git" not in path.parts:
            os.utime(path, (path.stat().st_mtime - YEAR,) * 2)
    subprocess.run(["git", "-C", str(folder), "update-index", "-q", "--refresh"], check=False, env=QUIET)


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, env=QUIET, stdout=subprocess.DEVNULL)
