"""The targets of makefiles and the recipes of justfiles: names, prerequisites, and the shell lines they run."""

import re
from collections.abc import Iterator
from itertools import takewhile

from mlfolio.evidence.automation.scripts import Book, Script, Task, by_name
from mlfolio.evidence.files import Files
from mlfolio.patterns import lazy_pattern

LIMIT = 5_000
"""Lines. The rest of a longer makefile is generated."""

_LONGEST = 20_000
"""Characters. Variables that refer to one another could fill the memory beyond."""

_BODY = 1_000
"""Characters of what a call stands for."""

_RULE = lazy_pattern(r"^(?P<names>[^\s:#=][^:#=]*)::?(?!=)(?P<needs>[^#;]*)(?:;(?P<recipe>[^#]*))?(?P<help>#.*)?$")
_VARIABLE = lazy_pattern(r"^(?:export\s+)?(\w+)\s*(?:[:?+]|::)?=\s*(.*)$")
_REFERENCE = lazy_pattern(r"\$(?:\((\w+)\)|\{(\w+)\})")
_CALLED = lazy_pattern(r"\$\(call\s+([\w-]{1,60})\s*,([^()\n]*)\)")
_CHOICE = lazy_pattern(r"\$\(if\s(?:[^(),\n]|\([^()\n]{0,200}\)){0,200},([^(),\n]{0,200})(?:,([^(),\n]{0,200}))?\)")
"""One of two values, by whether something is set or there."""

_ARGUMENT = lazy_pattern(r"\$(?:\((\d)\)|(\d))")
_DEFINE = lazy_pattern(r"^define\s+([\w-]+)")
_ABOVE = lazy_pattern(r"##\s+\w")
_SEARCHED = lazy_pattern(r"\t[^\n]{0,80}\b(?:grep|awk|sed)\b[^\n#]{0,200}:[^\n#]{0,40}#(?!#)")
"""The recipe that looks for targets with a remark behind a single `#`, and prints them."""

_RECIPE = lazy_pattern(r"^@?(?P<name>[A-Za-z_][\w-]*+)(?P<parameters>[^:=]*):(?!=)(?P<needs>[^#]*)$")
_INSERTED = lazy_pattern(r"\{\{[^{}]*\}\}")


def read_makefile(files: Files, folder: str) -> Book:
    """Return the targets of the folder's makefile; variables that it defines are filled in."""
    path = next((path for name in ("GNUmakefile", "makefile", "Makefile") if (path := files.find(folder + name))), None)
    text = files.text(path) if path else None
    if path is None or text is None:
        return Book()
    lines = text.split("\n")[:LIMIT]
    variables = {match[1]: match[2].strip() for line in lines if (match := _VARIABLE.match(line))}
    variables |= _defined(lines)
    tasks = by_name(_targets(path, lines, variables))
    default = next((name for name in tasks if not name.startswith(".")), None)
    return Book(tasks, (default,) if default else ())


def _defined(lines: list[str]) -> dict[str, str]:
    """Return the variables of several lines, each between `define` and `endef`."""
    found: dict[str, str] = {}
    inside: str | None = None
    for line in lines:
        opened = _DEFINE.match(line)
        if opened:
            inside = opened[1]
            found[inside] = ""
        elif line.startswith("endef"):
            inside = None
        elif inside:
            found[inside] += f"{line.lstrip().lstrip('@+-')}\n"
    return {name: body.strip() for name, body in found.items()}


def _is_commented(lines: list[str], number: int) -> bool:
    """Whether `## what it does` stands above the line of that number (from 0), or above its .PHONY."""
    above = number - 2 if number and lines[number - 1].startswith(".PHONY") else number - 1
    return above >= 0 and _ABOVE.match(lines[above]) is not None


def _targets(path: str, lines: list[str], variables: dict[str, str]) -> Iterator[Task]:
    # Above a target, `##` is as often a banner: only a makefile with a task for help prints it.
    helps = any(line.startswith("help:") for line in lines)
    mark = "#" if helps and any(map(_SEARCHED.match, lines)) else "##"
    for number, line in enumerate(lines, start=1):
        rule = None if line.startswith(("\t", " ")) or _VARIABLE.match(line) else _RULE.match(line)
        if rule is None:
            continue
        scripts = tuple(_recipe(path, number, lines, variables))
        if rule["recipe"]:
            scripts = (_script(path, number, rule["recipe"], variables), *scripts)
        needs = tuple(name for name in _filled(rule["needs"], variables).split() if name != "|")
        described = (rule["help"] or "").startswith(mark) or (helps and _is_commented(lines, number - 1))
        for name in _filled(rule["names"], variables).split():
            if name != ".PHONY":
                yield Task(name, path, number, scripts, needs, described)


def _recipe(path: str, number: int, lines: list[str], variables: dict[str, str]) -> Iterator[Script]:
    block = takewhile(_continues, lines[number:])
    start, kept = number, ""
    for offset, line in enumerate(block, start=number + 1):
        start = start if kept else offset
        kept += line.removeprefix("\t") if kept or line.startswith("\t") else ""
        if kept.endswith("\\"):
            kept += "\n"
        elif kept.strip():
            yield _script(path, start, kept, variables)
            kept = ""


def _continues(line: str) -> bool:
    return not line.strip() or line.startswith(("\t", "#", "ifeq", "ifneq", "ifdef", "ifndef", "else", "endif"))


def _script(path: str, line: int, text: str, variables: dict[str, str]) -> Script:
    command = text.strip()
    marks = command[: len(command) - len(command.lstrip("@+- "))]
    folder = path.rpartition("/")[0]
    filled = _filled(command[len(marks) :], variables)
    return Script(path, line, filled, may_fail="-" in marks, folder=f"{folder}/" if folder else "")


def _filled(text: str, variables: dict[str, str]) -> str:
    """Return `text` with the references to known variables replaced; those to unknown ones become `$NAME`."""
    for _ in range(3):
        if "$" not in text or len(text) > _LONGEST:
            break
        text = _CALLED.sub(lambda found: _called(found, variables), text)
        text = _CHOICE.sub(lambda found: (found[2] or found[1]).strip(), text)
        text = _REFERENCE.sub(lambda found: _value(found[1] or found[2], variables), text)
    return text.replace("$$", "$")


def _value(name: str, variables: dict[str, str]) -> str:
    return "make" if name == "MAKE" else variables.get(name, f"${name}")[:1000]


def _called(call: re.Match[str], variables: dict[str, str]) -> str:
    """Return what `$(call name, arguments)` stands for; as it is written where nothing here defines that name."""
    given = [call[1], *(one.strip() for one in call[2].split(","))]
    body = variables.get(call[1], "")[:_BODY]
    if not body:
        return call[0]
    filled = _ARGUMENT.sub(lambda found: (given + [""] * 10)[int(found[1] or found[2])], body)
    return filled[:_LONGEST]


def read_justfile(files: Files, folder: str) -> Book:
    """Return the recipes of the folder's justfile; what `{{...}}` inserts is unknown and becomes `$`."""
    path = next((path for name in ("justfile", ".justfile") if (path := files.find(folder + name))), None)
    text = files.text(path) if path else None
    if path is None or text is None:
        return Book()
    lines = text.split("\n")[:LIMIT]
    tasks = by_name(_recipes(path, lines, folder))
    return Book(tasks, tuple(tasks)[:1])


def _recipes(path: str, lines: list[str], folder: str) -> Iterator[Task]:
    for number, line in enumerate(lines, start=1):
        head = _RECIPE.match(line)
        if head is None:
            continue
        body = takewhile(lambda one: one.startswith((" ", "\t")) or not one.strip(), lines[number:])
        commands = [_INSERTED.sub("$", one.strip()) for one in body]
        text = "\n".join(command.lstrip("@-") for command in commands)
        may_fail = any(command.startswith("-") for command in commands)
        script = Script(path, number + 1, text, may_fail, folder)
        needs = tuple(re.findall(r"[A-Za-z_][\w-]*", head["needs"]))
        described = number > 1 and lines[number - 2].startswith("#")
        yield Task(head["name"], path, number, (script,), needs, described)
