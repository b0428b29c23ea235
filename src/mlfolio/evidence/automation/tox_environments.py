"""The environments that tox is configured with, in any of its five files, and the commands they run."""

from collections.abc import Iterator
from typing import Any

from mlfolio.evidence.automation.scripts import Book, Script, Task, by_name
from mlfolio.evidence.files import Files
from mlfolio.evidence.packages.manifests import line_naming
from mlfolio.evidence.structured import at, ini_sections, strings, table, toml_table
from mlfolio.patterns import lazy_pattern

_BASE = "testenv"
_POSITIONAL = lazy_pattern(r"\{posargs(?::([^{}]*))?\}")
_REFERENCE = lazy_pattern(r"\{\[([^\]{}]+)\]([\w-]+)\}")
_PLACE = lazy_pattern(r"\{(?:toxinidir|tox_root)\}[/\\]?")
_FACTOR = lazy_pattern(r"^[\w!,{}.-]+:[ \t]+")


def read_tox(files: Files, folder: str) -> Book:
    """Return the environments in tox.ini, setup.cfg, tox.toml or pyproject.toml, whichever comes first.

    An environment without commands of its own runs those of the base, and so does a name that no section has.
    """
    for name in ("tox.ini", "setup.cfg", "tox.toml", "pyproject.toml"):
        path = files.find(folder + name)
        text = files.text(path) if path else None
        book = _read(path, text) if path and text and (name.startswith("tox.") or "tox" in text) else Book()
        if book.tasks:
            return book
    return Book()


def _read(path: str, text: str) -> Book:
    if not path.lower().endswith(".toml"):
        return _from_ini(path, text, ini_sections(text))
    content = toml_table(text)
    settings = content if path.lower().endswith("tox.toml") else table(at(content, "tool", "tox"))
    legacy = settings.get("legacy_tox_ini")
    if isinstance(legacy, str):
        return _from_ini(path, text, ini_sections(legacy))
    return _from_toml(path, text, settings)


def _from_ini(path: str, text: str, sections: dict[str, dict[str, str]]) -> Book:
    if not any(name in sections for name in ("tox", "tox:tox", _BASE)):
        return Book()
    base = sections.get(_BASE, {}).get("commands", "")
    tasks = [Task(_BASE, path, 1, tuple(_ini_scripts(path, text, base, sections)))]
    for name, options in sections.items():
        if name.startswith(f"{_BASE}:"):
            commands = options.get("commands", base)
            line = line_naming(text, f"[{name}]") or 1
            scripts = tuple(_ini_scripts(path, text, commands, sections))
            tasks.append(Task(name.removeprefix(f"{_BASE}:"), path, line, scripts))
    settings = sections.get("tox") or sections.get("tox:tox") or {}
    listed = settings.get("envlist") or settings.get("env_list") or "py"
    return Book(by_name(tasks), tuple(listed.replace(",", " ").split()), fallback=_BASE)


def _ini_scripts(path: str, text: str, commands: str, sections: dict[str, dict[str, str]]) -> Iterator[Script]:
    for line in _expanded(commands, sections).replace("\\\n", " ").split("\n"):
        command = _FACTOR.sub("", line.strip())
        place = line_naming(text, line.strip()) or line_naming(text, commands.strip().partition("\n")[0]) or 1
        if command:
            yield Script(path, place, command.lstrip("-!@ "), may_fail=command.startswith("-"))


def _expanded(commands: str, sections: dict[str, dict[str, str]]) -> str:
    referred = _REFERENCE.sub(lambda found: sections.get(found[1], {}).get(found[2], "")[:10_000], commands[:50_000])
    plain = _PLACE.sub("", referred).replace("{envpython}", "python")
    return _POSITIONAL.sub(lambda found: found[1] or "", plain)


def _from_toml(path: str, text: str, settings: dict[str, Any]) -> Book:
    base = table(settings.get("env_run_base"))
    environments = {_BASE: base} | {name: base | table(own) for name, own in table(settings.get("env")).items()}
    tasks = [
        Task(name, path, line_naming(text, name) or 1, tuple(_toml_scripts(path, text, options.get("commands"))))
        for name, options in environments.items()
    ]
    if not any(task.scripts for task in tasks):
        return Book()
    return Book(by_name(tasks), tuple(strings(settings.get("env_list"))) or ("py",), fallback=_BASE)


def _toml_scripts(path: str, text: str, commands: Any) -> Iterator[Script]:
    for command in commands if isinstance(commands, list) else []:
        words = strings(command)
        if words:
            yield Script(path, line_naming(text, words[0]) or 1, " ".join(words).lstrip("- "), words[0].startswith("-"))
