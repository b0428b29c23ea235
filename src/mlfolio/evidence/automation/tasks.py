"""Which tasks an invocation such as `make test`, `tox -e py` or `npm test` runs, whatever the runner."""

from collections.abc import Callable
from itertools import pairwise

from mlfolio.evidence.automation.makefiles import read_justfile, read_makefile
from mlfolio.evidence.automation.pre_commit_hooks import read_pre_commit
from mlfolio.evidence.automation.python_tasks import read_invoke, read_nox
from mlfolio.evidence.automation.scripts import Book, BookReader, Script, Task
from mlfolio.evidence.automation.task_tables import (
    read_hatch,
    read_mise,
    read_npm,
    read_pdm,
    read_pipenv,
    read_pixi,
    read_poe,
    read_rye,
    read_taskipy,
)
from mlfolio.evidence.automation.tox_environments import read_tox
from mlfolio.evidence.files import Files
from mlfolio.evidence.tracing import Memo
from mlfolio.patterns import lazy_pattern

Words = tuple[str, ...]
"""A command taken apart, the tool first."""


def _positional(words: Words) -> list[str]:
    return [word for word in words[1:] if not word.startswith("-") and "=" not in word]


def _after_run(words: Words) -> list[str]:
    return [word for word in _positional(words) if word not in ("run", "run-script", "r")][:1]


def _one(words: Words) -> list[str]:
    return _positional(words)[:1]


def _npm(words: Words) -> list[str]:
    return ["test" if name in ("t", "tst", "it") else name for name in _after_run(words)]


def _chosen_by(*options: str) -> Callable[[Words], list[str]]:
    """Return a reader of the names that follow one of `options`: `-e a,b`, `-s a b`, `--session=a`."""
    pattern = lazy_pattern(rf"^(?:{'|'.join(options)})(?:=?)(.*)$")

    def names(words: Words) -> list[str]:
        found: list[str] = []
        taking = False
        for word in words[1:]:
            match = pattern.match(word)
            if word == "--":
                break
            if match:
                taking = not match[1]
                found += match[1].split(",") if match[1] else []
            elif word.startswith("-"):
                taking = False
            elif taking:
                found += word.split(",") if "{" not in word else [word]
        return found

    return names


_RUNNERS: dict[str, tuple[BookReader, Callable[[Words], list[str]]]] = {
    "make": (read_makefile, _positional),
    "gmake": (read_makefile, _positional),
    "just": (read_justfile, _positional),
    "tox": (read_tox, _chosen_by("-e", "--env")),
    "nox": (read_nox, _chosen_by("-s", "-e", "--sessions?")),
    "invoke": (read_invoke, _positional),
    "inv": (read_invoke, _positional),
    "npm": (read_npm, _npm),
    "yarn": (read_npm, _npm),
    "pnpm": (read_npm, _npm),
    "bun": (read_npm, _npm),
    "poe": (read_poe, _one),
    "poethepoet": (read_poe, _one),
    "task": (read_taskipy, _one),
    "hatch": (read_hatch, _after_run),
    "pdm": (read_pdm, _after_run),
    "rye": (read_rye, _after_run),
    "pixi": (read_pixi, _after_run),
    "pipenv": (read_pipenv, _after_run),
    "mise": (read_mise, _after_run),
    "pre-commit": (read_pre_commit, _after_run),
    "prek": (read_pre_commit, _after_run),
}
_ONLY_BY_NAME = frozenset(_RUNNERS) - {"make", "gmake", "just", "tox", "nox", "pre-commit", "prek"}
"""Runners that do something of their own, or nothing, when no task is named."""

ALIASES = ("gmake", "inv", "yarn", "pnpm", "bun", "poethepoet", "prek")


class Tasks:
    """The tasks of a repository, each runner's file read once, when somebody asks."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._books: Memo[Book] = Memo()

    def scripts(self, words: Words, folder: str = "") -> list[Script] | None:
        """Return what an invocation runs, or None where it names no task of this repository.

        `folder` is where it runs; a runner's file may stand there or at the root.
        """
        if words[0] not in _RUNNERS:
            return None
        if "install" in words[:2]:
            return None
        names = _RUNNERS[words[0]][1](words)
        if not names and words[0] in _ONLY_BY_NAME:
            return None
        for place in dict.fromkeys((_directory(words, folder), folder, "")):
            tasks = self.book(words[0], place).chosen(names)
            if tasks:
                return [script for task in tasks for script in task.scripts]
        return None

    def book(self, runner: str, folder: str = "") -> Book:
        """Return the tasks of one runner in one folder."""
        return self._books.get((runner, folder), lambda: _RUNNERS[runner][0](self._files, folder))

    def at_root(self) -> list[tuple[str, Task]]:
        """Return every task of the root's files with the runner that runs it, in the order of the runners."""
        return self.of_folder("")

    def of_folder(self, folder: str) -> list[tuple[str, Task]]:
        """Return every task of the files in one folder (with a slash at its end; the root is the empty string)."""
        runners = [runner for runner in _RUNNERS if runner not in ALIASES]
        return [(runner, task) for runner in runners for task in self.book(runner, folder).tasks.values()]


def _directory(words: Words, folder: str) -> str:
    """Return the folder that `-C` names, below the one where the invocation stands."""
    for option, value in pairwise(words):
        if option in ("-C", "--prefix", "--directory", "-f", "-r"):
            inside = value.rpartition("/")[0] if option == "-f" else value.strip("./")
            return f"{folder}{inside}/" if inside else folder
    return folder
