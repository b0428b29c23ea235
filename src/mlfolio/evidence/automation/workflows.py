"""Continuous integration as it really is: every job of every service, the commands it comes down to, its Pythons."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from mlfolio.evidence.automation.ci_jobs import Job
from mlfolio.evidence.automation.commands import Command, Expansion
from mlfolio.evidence.automation.github_actions import WORKFLOW, read_github
from mlfolio.evidence.automation.other_ci import CONFIGURATIONS, read_others
from mlfolio.evidence.automation.scripts import Script, Task
from mlfolio.evidence.automation.yaml_lines import Text, read_documents
from mlfolio.evidence.files import Files
from mlfolio.evidence.tracing import cached_property
from mlfolio.patterns import lazy_pattern

_MOST_COMMANDS = 20_000
_BUDGET = 20_000
_VERSION_KEY = lazy_pattern(r"^(python|py|versionspec|python[-_.]?versions?)$", re.IGNORECASE)
_VERSION = lazy_pattern(r"^(?:python|pypy|cpython)?[-:]?\s*+[~<>=^v]*+\s*+[23](?:\.\w+)*\b", re.IGNORECASE)
_IMAGE = lazy_pattern(r"(?:^|/)python:([23][\w.-]*)$")


class PythonVersion(NamedTuple):
    """A version of Python that a CI configuration names, and where."""

    value: str
    path: str
    line: int


class Workflows:
    """All continuous integration of a repository; false where there is none."""

    def __init__(self, files: Files, paths: tuple[str, ...], jobs: tuple[Job, ...]) -> None:
        self._files = files
        self._expansion = Expansion(files)
        self.paths = paths
        """The configurations, by path."""
        self.jobs = jobs

    def __bool__(self) -> bool:
        return bool(self.paths)

    @cached_property
    def broken(self) -> tuple[str, ...]:
        """The configurations in YAML that cannot be read: their service runs nothing of them."""
        named = (path for path in self.paths if path.lower().endswith((".yml", ".yaml")))
        return tuple(path for path in named if self._files.text(path) and not read_documents(self._files.text(path)))

    @cached_property
    def commands(self) -> tuple[Command, ...]:
        """What runs when the code changes, through make, tox, nox, hooks, scripts and package scripts."""
        jobs = [job for job in self.jobs if job.on_changes]
        return tuple(islice((command for job in jobs for command in self.commands_of(job)), _MOST_COMMANDS))

    def commands_of(self, job: Job) -> list[Command]:
        """Return the commands of one job, whatever triggers it."""
        return [command for script in job.scripts for command in self._expansion.commands(script)]

    def commands_in(self, script: Script) -> list[Command]:
        """Return what a piece of shell from anywhere (a README, say) would run in this repository."""
        return self._expansion.commands(script)

    @cached_property
    def tasks(self) -> list[tuple[str, Task]]:
        """Every task of the root's task files, CI or not, with its runner: ("make", test), ("tox", py312) ..."""
        return self._expansion.tasks.at_root()

    def tasks_of(self, folder: str) -> list[Task]:
        """Return the tasks of the task files in one folder (with a slash at its end; the root is the empty string)."""
        return [task for _, task in self._expansion.tasks.of_folder(folder)]

    @cached_property
    def python_versions(self) -> tuple[PythonVersion, ...]:
        """The versions of Python that the configurations name, in a matrix, a step, an image or a list."""
        return tuple(
            PythonVersion(str(text), path, text.line)
            for path in self.paths
            for document in read_documents(self._files.text(path))
            for text in _versions(document)
        )


def read_workflows(files: Files) -> Workflows:
    """Read the CI configurations of all services; what is broken or of an unexpected shape has no jobs."""
    patterns = (WORKFLOW, *CONFIGURATIONS.values())
    paths = tuple(path for path in files.paths if any(pattern.match(path) for pattern in patterns))
    return Workflows(files, paths, (*read_github(files), *read_others(files)))


def _versions(document: Any) -> Iterator[Text]:
    waiting = [("", document)]
    left = _BUDGET
    while waiting and left:
        left -= 1
        key, node = waiting.pop()
        if isinstance(node, dict):
            waiting += reversed([(str(name), value) for name, value in node.items()])
        elif isinstance(node, list):
            waiting += reversed([(key, value) for value in node])
        elif isinstance(node, Text) and _names_version(key, node):
            yield node


def _names_version(key: str, node: Text) -> bool:
    return bool(_VERSION_KEY.match(key) and _VERSION.match(node)) or bool(_IMAGE.search(node))
