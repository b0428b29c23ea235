"""A piece of shell in some file, and the tasks (make targets, tox environments, package scripts) that hold some."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple


class Script(NamedTuple):
    """Shell text with the place where it stands; `may_fail` says that its failure is ignored there."""

    path: str
    line: int
    text: str
    may_fail: bool = False
    folder: str = ""


class Task(NamedTuple):
    """A named task: what it runs, and the tasks that run before it; `help` says whether it describes itself."""

    name: str
    path: str
    line: int
    scripts: tuple[Script, ...] = ()
    needs: tuple[str, ...] = ()
    help: bool = False


class Book(NamedTuple):
    """The tasks of one file, those that run when none is named, and the one that answers for unknown names."""

    tasks: Mapping[str, Task] = MappingProxyType({})
    default: tuple[str, ...] = ()
    fallback: str | None = None

    def chosen(self, names: Iterable[str]) -> list[Task]:
        """Return the tasks that `names` ask for, or the default ones, each after those that it needs.

        A name that holds an unresolved variable may mean any task: it stands for the default ones.
        """
        asked = list(names)
        if not asked or any("$" in name or "{" in name for name in asked):
            asked += self.default
        found: dict[str, Task] = {}
        for name in asked:
            self._collect(self._known(name), found)
        return list(found.values())

    def _known(self, name: str) -> str | None:
        if name in self.tasks:
            return name
        plain = name.partition("(")[0].rpartition("-")[0]
        return plain if plain in self.tasks else self.fallback

    def _collect(self, name: str | None, found: dict[str, Task]) -> None:
        waiting, entered = [name], set()
        while waiting:
            task = self.tasks.get(waiting.pop() or "")
            if task is None or task.name in found:
                continue
            if task.name in entered or not task.needs:
                found[task.name] = task
            else:
                entered.add(task.name)
                waiting += [task.name, *reversed(task.needs)]


BookReader = Callable[..., Book]
"""Reads the book of a folder: given the files and the folder, returns its tasks (none where there is no such file)."""


def by_name(tasks: Iterable[Task]) -> dict[str, Task]:
    """Return the tasks by name; of two with the same name the first counts."""
    found: dict[str, Task] = {}
    for task in tasks:
        found.setdefault(task.name, task)
    return found
