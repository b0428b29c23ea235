"""Tasks that configuration tables name: package.json, pyproject.toml, Pipfile, pixi, mise and Taskfile."""

from collections.abc import Iterator
from typing import Any

from mlfolio.evidence.automation.scripts import Book, Script, Task, by_name
from mlfolio.evidence.automation.yaml_lines import mapping, read_documents
from mlfolio.evidence.files import Files
from mlfolio.evidence.packages.manifests import line_naming
from mlfolio.evidence.structured import at, json_table, strings, table, toml_table

_SHELL_KEYS = ("cmd", "shell", "run", "cmds", "composite", "sequence", "default")
_NEED_KEYS = ("depends", "depends-on", "depends_on", "deps")


def read_npm(files: Files, folder: str) -> Book:
    """Return the scripts of the folder's package.json."""
    return _book(files, f"{folder}package.json", json_table, ("scripts",))


def read_pdm(files: Files, folder: str) -> Book:
    """Return pdm's scripts."""
    return _book(files, f"{folder}pyproject.toml", toml_table, ("tool", "pdm", "scripts"))


def read_poe(files: Files, folder: str) -> Book:
    """Return poethepoet's tasks."""
    return _book(files, f"{folder}pyproject.toml", toml_table, ("tool", "poe", "tasks"))


def read_rye(files: Files, folder: str) -> Book:
    """Return rye's scripts."""
    return _book(files, f"{folder}pyproject.toml", toml_table, ("tool", "rye", "scripts"))


def read_pipenv(files: Files, folder: str) -> Book:
    """Return pipenv's scripts."""
    return _book(files, f"{folder}Pipfile", toml_table, ("scripts",))


def read_taskipy(files: Files, folder: str) -> Book:
    """Return the tasks that `task` runs: go-task's Taskfile, or else taskipy's table in pyproject.toml."""
    for name in ("Taskfile.yml", "Taskfile.yaml"):
        book = _book(files, folder + name, _yaml_table, ("tasks",))
        if book.tasks:
            return book
    return _book(files, f"{folder}pyproject.toml", toml_table, ("tool", "taskipy", "tasks"))


def read_hatch(files: Files, folder: str) -> Book:
    """Return hatch's scripts of every environment, as `environment:script` and as the script's name alone."""
    tasks: dict[str, Task] = {}
    for name, places in (("pyproject.toml", ("tool", "hatch", "envs")), ("hatch.toml", ("envs",))):
        path, text = _text(files, folder + name)
        for environment, options in table(at(toml_table(text), *places)).items():
            for task in _tasks(path, text, table(options).get("scripts")):
                tasks.setdefault(task.name, task)
                tasks.setdefault(f"{environment}:{task.name}", task)
    return Book(tasks)


def read_pixi(files: Files, folder: str) -> Book:
    """Return pixi's tasks, those of its features included."""
    tasks: list[Task] = []
    for name, place in (("pixi.toml", ()), ("pyproject.toml", ("tool", "pixi"))):
        path, text = _text(files, folder + name)
        settings = table(at(toml_table(text), *place))
        for holder in (settings, *table(settings.get("feature")).values()):
            tasks += _tasks(path, text, at(holder, "tasks"))
    return Book(by_name(tasks))


def read_mise(files: Files, folder: str) -> Book:
    """Return mise's tasks, with their aliases."""
    tasks: list[Task] = []
    for name in ("mise.toml", ".mise.toml", "mise/config.toml", ".config/mise.toml"):
        path, text = _text(files, folder + name)
        own = table(toml_table(text).get("tasks"))
        tasks += _tasks(path, text, own)
        tasks += _tasks(path, text, {alias: one for one in own.values() for alias in strings(at(one, "alias"))})
    return Book(by_name(tasks))


def _book(files: Files, path: str, parse: Any, place: tuple[str, ...]) -> Book:
    path, text = _text(files, path)
    return Book(by_name(_tasks(path, text, at(parse(text), *place))))


def _text(files: Files, path: str) -> tuple[str, str]:
    return path, (files.text(path) or "") if files.exists(path) else ""


def _yaml_table(text: str) -> Any:
    return mapping(next(iter(read_documents(text)), None))


def _tasks(path: str, text: str, raw: Any) -> Iterator[Task]:
    names = table(raw)
    for name, content in names.items():
        line = line_naming(text, f'"{name}"') or line_naming(text, f"{name}") or 1
        lines = tuple(_lines(content))
        folder = f"{path.rpartition('/')[0]}/" if "/" in path else ""
        scripts = tuple(Script(path, line, one, folder=folder) for one in lines if one not in names)
        needs = [need for key in _NEED_KEYS for need in strings(at(content, key))]
        needs += [one for one in lines if one in names]
        yield Task(str(name), path, line, scripts, tuple(needs))


def _lines(content: Any, depth: int = 0) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, list) and depth < 4:
        # pdm writes one command as a list of words; everybody else writes a list of commands.
        for one in content:
            yield from _lines(one, depth + 1)
    elif isinstance(content, dict):
        for key in _SHELL_KEYS:
            value = content.get(key)
            if key == "cmd" and isinstance(value, list):
                yield " ".join(strings(value))
            else:
                yield from _lines(value, depth + 1)
