"""Shell scripts as the simple commands in them: good enough for CI files, linear on any input, never run."""

import re
from collections.abc import Iterator
from itertools import dropwhile
from typing import NamedTuple

from mlfolio.patterns import lazy_pattern

LIMIT = 100_000
"""Characters. The rest of a longer script is not read."""

_EXPRESSION = lazy_pattern(r"\$\{\{[^{}\n]*\}\}")
_HEREDOC = lazy_pattern(r"<<-?\s*[\"']?([A-Za-z_]\w*)[\"']?")
_TOKEN = lazy_pattern(
    r"(?P<space>(?:[ \t]|[\\`]\n)+|(?<![^\s;|&()])#[^\n]*|\d?(?:&>|[<>]+)(?:&\d|[ \t]*[^\s;|&()<>]*))"
    r"|'(?P<single>[^']*)'"
    r'|"(?P<double>(?:[^"\\]|\\.)*)"'
    r"|(?P<end>&&|\|\||;;|[;|&\n()`])"
    r"|\\(?P<escaped>[^\w\n])"
    r"|(?P<plain>[^\s;|&()'\"\\<>#`]+|.)",
    re.DOTALL,
)
_ASSIGNMENT = lazy_pattern(r"([A-Za-z_]\w{0,60})=(.{1,1000})", re.DOTALL)
_VARIABLE = lazy_pattern(r"\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})")
_LONGEST = 2_000
"""Characters of a variable. What is put together of itself again and again could fill the memory beyond."""

_KEYWORDS = frozenset({"if", "then", "else", "elif", "do", "while", "until", "!", "{", "fi", "done", "}", "esac"})
_HARMLESS = frozenset({"true", ":", "echo", "printf", "Write-Host", "Write-Output"})


class SimpleCommand(NamedTuple):
    """A command with its words unquoted, its line in the script (from 1), and whether its failure is forgiven."""

    words: tuple[str, ...]
    line: int
    may_fail: bool = False


def simple_commands(script: str) -> list[SimpleCommand]:
    """Return the commands of `script` in order; what a substitution or a branch holds counts as a command too.

    A GitHub expression becomes `$`, and a command that begins with a variable is what the script gave it above. A
    failure is forgiven by `|| true`, `|| echo ...` or `set +e`.
    """
    pieces = list(_pieces(_without_heredocs(_EXPRESSION.sub("$", script[:LIMIT]))))
    forgiven = _forgiven(pieces)
    found, lenient = [], False
    variables: dict[str, str] = {}
    for (written, line, _), pardoned in zip(pieces, forgiven, strict=True):
        if len(written) == 1 and (given := _ASSIGNMENT.fullmatch(written[0])):
            variables[given[1]] = _filled(given[2], variables)
        words = _spelt_out(written, variables)
        if words[0] == "set" and len(words) > 1:
            lenient = words[1].startswith("+e") or (lenient and "e" not in words[1])
        if words[0] not in ("for", "case"):
            found.append(SimpleCommand(words, line, pardoned or lenient))
    return found


def _spelt_out(words: tuple[str, ...], variables: dict[str, str]) -> tuple[str, ...]:
    """Return the words of a command whose first is a variable with what the script gave it, as the shell parts it."""
    if not variables or not words[0].startswith("$"):
        return words
    return (*_filled(words[0], variables).split(), *words[1:]) or words


def _filled(text: str, variables: dict[str, str]) -> str:
    return _VARIABLE.sub(lambda found: variables.get(found[1] or found[2], found[0]), text)[:_LONGEST]


def _without_heredocs(script: str) -> str:
    if "<<" not in script:
        return script
    lines, until = [], None
    for line in script.split("\n"):
        if until is not None:
            until = None if line.strip() == until else until
            lines.append("")
            continue
        opened = _HEREDOC.search(line)
        until = opened[1] if opened and "<<<" not in line else None
        lines.append(line)
    return "\n".join(lines)


def _pieces(script: str) -> Iterator[tuple[tuple[str, ...], int, str]]:
    """Yield (words, line, what ends the command) for each command that has words."""
    for words, line, end in _split(script):
        kept = tuple(dropwhile(_KEYWORDS.__contains__, words))
        if kept:
            yield kept, line, end


def _split(script: str) -> Iterator[tuple[list[str], int, str]]:
    words: list[str] = []
    line = started = 1
    joined = False
    for match in _TOKEN.finditer(script):
        kind = match.lastgroup or ""
        if kind == "end":
            yield words, started, match[0]
            words = []
        elif kind != "space":
            started = started if words else line
            words[-1:] = [words[-1] + match[kind]] if joined else [*words[-1:], match[kind]]
        joined = kind not in ("end", "space")
        line += match[0].count("\n")
    yield words, started, ""


def _forgiven(pieces: list[tuple[tuple[str, ...], int, str]]) -> list[bool]:
    forgiven = [False] * len(pieces)
    for number in range(len(pieces) - 2, -1, -1):
        end, after = pieces[number][2], pieces[number + 1][0]
        harmless = after[0] in _HARMLESS or after[:2] == ("exit", "0")
        forgiven[number] = (end == "||" and harmless) or (end in ("&&", "|") and forgiven[number + 1])
    return forgiven
