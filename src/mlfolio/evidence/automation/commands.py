"""The commands that a piece of shell really runs, once wrappers are unwrapped and tasks and scripts followed."""

import posixpath
import re
from collections.abc import Iterator
from itertools import dropwhile, islice, pairwise
from typing import NamedTuple

from mlfolio.evidence.automation.compose import compose_scripts
from mlfolio.evidence.automation.python_tasks import calls_of_pytest
from mlfolio.evidence.automation.scripts import Script
from mlfolio.evidence.automation.shell import SimpleCommand, simple_commands
from mlfolio.evidence.automation.tasks import Tasks, Words
from mlfolio.evidence.automation.wrappers import is_python, plain_tool, unwrapped
from mlfolio.evidence.files import Files
from mlfolio.patterns import lazy_pattern

_DEPTH = 6
"""Levels of tasks that call tasks. Nobody reads further, and a cycle ends here."""

_MOST = 400
"""Commands of one script. More come only from a file made to exhaust its reader."""

_SHELLS = frozenset({"bash", "sh", "zsh", "dash", "source", ".", "pwsh", "powershell", "cmd"})
_INLINE = lazy_pattern(r"^-[a-z]*c$|^-Command$|^/[cC]$")


_CHECKOUT = lazy_pattern(
    r"^\$\{?(?:GITHUB_WORKSPACE|CI_PROJECT_DIR|TRAVIS_BUILD_DIR|BUILD_SOURCESDIRECTORY|CIRCLE_WORKING_DIRECTORY|PWD)\}?/"
)
"""Where hosts of CI have put the repository, as its scripts may name its files."""

_ARGUMENT = lazy_pattern(r"\$(?:([1-9])|\{([1-9])\})")
_PLAIN = lazy_pattern(r"[\w./:=@,+-]{1,200}")
"""An argument that means the same wherever it is put."""

Place = tuple[str, int]
"""A path and a line in it."""


class Command(NamedTuple):
    """A command that runs: its tool (`pytest` for `python -m pytest`), all its words, and where its text stands.

    `origin` is the place in the first script that led to it. `may_fail` says that its failure is ignored on the way.
    `followed` says that it only calls tasks or scripts of this repository, whose commands are listed after it.
    `folder`, where it runs, is that of the repository's root where it is empty, and ends in a slash.
    """

    path: str
    line: int
    text: str
    tool: str
    words: tuple[str, ...]
    origin: Place
    may_fail: bool = False
    followed: bool = False
    folder: str = ""


class Expansion:
    """Follows scripts through the files of one repository."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.tasks = Tasks(files)

    def commands(self, script: Script) -> list[Command]:
        """Return every command that `script` runs, directly or through tasks and scripts of this repository."""
        return list(islice(self._run(script, None, 0), _MOST))

    def _run(self, script: Script, origin: Place | None, depth: int) -> Iterator[Command]:
        folder = script.folder
        for simple in simple_commands(script.text):
            if simple.words[0] in ("cd", "pushd") and len(simple.words) > 1:
                folder = _moved(folder, simple.words[1])
            here = script._replace(folder=folder, line=script.line + simple.line - 1)
            yield from self._follow(simple, here, origin or (here.path, here.line), depth)

    def _follow(self, simple: SimpleCommand, here: Script, origin: Place, depth: int) -> Iterator[Command]:
        words, inner = self._innermost(simple.words, here.folder, deep=depth >= _DEPTH)
        may_fail = simple.may_fail or here.may_fail
        text = " ".join(simple.words)
        followed = inner is not None
        yield Command(here.path, here.line, text, words[0], words, origin, may_fail, followed, here.folder)
        for one in inner or []:
            # What stands in a string has its place in the file that holds the string.
            placed = one if one.path else one._replace(path=here.path, line=here.line)
            yield from self._run(placed._replace(may_fail=may_fail or one.may_fail), origin, depth + 1)

    def _innermost(self, words: Words, folder: str, *, deep: bool) -> tuple[Words, list[Script] | None]:
        """Return the command below all wrappers, and the scripts of this repository that it runs, if it does."""
        while True:
            plain = (plain_tool(words[0]), *words[1:])
            scripts = None if deep else self._scripts(words, plain, folder)
            inside = unwrapped(plain)
            if scripts is not None or inside is None:
                return plain, scripts
            words = inside

    def _scripts(self, written: Words, words: Words, folder: str) -> list[Script] | None:
        if words[0] in _SHELLS:
            for option, value in pairwise(words[1:]):
                if _INLINE.match(option):
                    return [Script("", 0, value, folder=folder)]
            asked = tuple(dropwhile(lambda word: word.startswith("-"), words[1:]))
            return self._file(asked, folder) if asked else None
        if "/" in written[0] or written[0].endswith((".sh", ".bat", ".cmd", ".ps1")):
            return self._file(written, folder)
        if is_python(words[0]):
            return self._of_python(next((word for word in words[1:] if not word.startswith("-")), ""), folder)
        found = self.tasks.scripts(words, folder)
        return compose_scripts(words, folder, self._files) if found is None else found

    def _of_python(self, name: str, folder: str) -> list[Script] | None:
        path = posixpath.normpath(folder + name.replace("\\", "/"))
        # A setup.py calls pytest where it is asked to test, which its command says.
        is_script = path.endswith(".py") and posixpath.basename(path) != "setup.py" and self._files.exists(path)
        text = self._files.text(path) if is_script else None
        return [Script(path, line, "pytest", folder=folder) for line in calls_of_pytest(text or "")] or None

    def _file(self, words: Words, folder: str) -> list[Script] | None:
        name = _CHECKOUT.sub("", words[0])
        for place in dict.fromkeys((folder, "")):
            path = posixpath.normpath(place + name.replace("\\", "/"))
            text = self._files.text(path) if name and not path.endswith(".py") else None
            if text is not None:
                return [Script(path, 1, _told(text, words), folder=folder)]
        return None


def _told(script: str, words: Words) -> str:
    """Return `script` with the arguments that it is called with in their places: `${1}` is the first of `words[1:]`."""
    if len(words) == 1 or "$" not in script:
        return script
    return _ARGUMENT.sub(lambda found: _argument(found, words), script)


def _argument(found: re.Match[str], words: Words) -> str:
    number = int(found[1] or found[2])
    is_plain = number < len(words) and _PLAIN.fullmatch(words[number])
    return words[number] if is_plain else found[0]


def _moved(folder: str, target: str) -> str:
    if target.startswith(("/", "$", "~")):
        return ""
    moved = posixpath.normpath(folder + target)
    return "" if moved.startswith("..") or moved == "." else f"{moved}/"
