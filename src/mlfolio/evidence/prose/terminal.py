"""Commands as people paste them from a terminal into a README: prompts, comments and prefixes taken off."""

import shlex
from collections.abc import Iterator

from mlfolio.evidence.prose.needs import purpose
from mlfolio.patterns import lazy_pattern

_PROMPT = lazy_pattern(
    # A label stands before the prompt: "ex) python train.py", "2. $ make".
    r"\s*(?:(?:e\.?g\.?|ex|[Ee]xample|例|[Ss]tep \d{1,2}|\d{1,2})[).:]\s+)?"
    r"(?:\(\S{1,30}\)\s*(?=\S))?(?:\$+\s+|\$(?=\w)|>{1,3}\s+|%{1,2}\s+|!{1,2}\s*|#\s+(?=(?:pip3?|python3?|docker|apt"
    r"|conda)\s)|PS [^>]{0,60}>\s*|[A-Z]:\\[^>]{0,80}>\s*|\w+@[\w.-]+[:~\w/-]*[$#]\s*)?"
)
_COMMENT = lazy_pattern(r"(?:^|\s)#.*$")
_SEPARATOR = lazy_pattern(r"(\"[^\"\n]*\"|'[^'\n]*')|&&|\|\||;|\|")
"""What parts commands, or (group 1) a quotation, in which nothing does."""

_UNQUOTED = lazy_pattern(r"[^ \t\r\n]+")
_ASSIGNMENT = lazy_pattern(r"[A-Za-z_]\w*=\S*$")
_PREFIXES = frozenset({"sudo", "time", "nohup", "exec", "env", "xvfb-run", "winpty", "call", "then", "do", "$"})
_RUNNERS = frozenset({"uv", "poetry", "pipenv", "pdm", "hatch", "rye", "pixi", "conda", "mamba"})
_RUNNER_VALUES = frozenset({"-n", "--name", "-p", "--with", "--extra", "--group", "--python", "-e", "--prefix"})


def pasted_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield (line from 0, command line) with continued lines joined and comments taken off."""
    waiting, start = "", 0
    for number, raw in enumerate(text.split("\n")):
        line = _COMMENT.sub("", raw if waiting else _unprompted(raw)).rstrip()
        if not waiting:
            start = number
        if line.endswith(("\\", "^", "`")) and len(line) > 1:
            waiting += line[:-1] + " "
            continue
        yield start, (waiting + line).strip()
        waiting = ""
    if waiting:
        yield start, waiting.strip()


def pasted_commands(line: str) -> Iterator[list[str]]:
    """Yield the words of each command on a line, prefixes such as `sudo`, `X=1` and `uv run` taken off."""
    for part in _parts(line):
        words = _bare(_words(part))
        if words:
            yield words


def _parts(line: str) -> Iterator[str]:
    start = 0
    for found in _SEPARATOR.finditer(line):
        if found[1] is None:
            yield line[start : found.start()]
            start = found.end()
    yield line[start:]


def _unprompted(line: str) -> str:
    prompt = _PROMPT.match(line)
    return line[prompt.end() :] if prompt else line


def _words(part: str) -> list[str]:
    # Windows paths: a backslash there parts folders, and escapes nothing.
    part = part.replace("\\", "/")
    if '"' not in part and "'" not in part:
        # What shlex would say, without its loop over every character.
        return _UNQUOTED.findall(part)
    try:
        return shlex.split(part)
    except ValueError:
        return part.split()


def _bare(words: list[str]) -> list[str]:
    while words and (words[0] in _PREFIXES or _ASSIGNMENT.match(words[0])):
        words = words[1:]
    if len(words) > 2 and words[0] in _RUNNERS and words[1] == "run":
        return _run_inside(words)
    return words


def _run_inside(words: list[str]) -> list[str]:
    """Return the command that a runner runs: `uv run train.py` is one of Python's; all words where it is no command."""
    inner = _past_options(words[2:])
    if inner and inner[0].endswith(".py"):
        return ["python", *inner]
    # `poetry run train` runs a name that the project itself gives to a command.
    return inner if inner and purpose(inner) else words


def _past_options(words: list[str]) -> list[str]:
    while words and words[0].startswith("-"):
        words = words[2:] if words[0] in _RUNNER_VALUES else words[1:]
    return words
