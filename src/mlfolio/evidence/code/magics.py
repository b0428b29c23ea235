"""IPython's additions to Python (magics, shell escapes, help) turned into plain Python of the same lines."""

import ast
import re

from mlfolio.evidence.code.parsing import parse
from mlfolio.patterns import lazy_pattern

_PYTHON_CELLS = frozenset(
    {"time", "timeit", "capture", "prun", "memit", "mprun", "heat", "snakeviz", "scalene", "pyinstrument", "wandb"}
)
"""Cell magics whose body is Python; the body of any other (%%bash, %%html, %%writefile ...) is not."""

_MAGIC = lazy_pattern(r"\s*%{1,2}\s*(?P<name>\w*)(?P<rest>.*)$")
_SHELL = lazy_pattern(r"\s*(?:!|[,;/]\w)")
_HELP = lazy_pattern(r"\s*(?:\?{1,2}\s*[%\w.*]+|[%\w.*\[\]'\"]+\?{1,2})\s*;?\s*$")
_ASSIGNED = lazy_pattern(r"([\s\w.,*\[\]'\"]+=)\s*(?:!|%{1,2}\w)")
_BARE = lazy_pattern(r"(?:pip3?|conda|mamba|cd|ls|ll|mkdir|cat|rm|cp|mv|matplotlib|load_ext|env)\s+[\w./~'\"$-]")
"""Magics that IPython takes without their percent sign (and that nobody writes as Python)."""

_COMMAND = lazy_pattern(r"^(?:ls|ll|pwd|whos?|clear|cls)[ \t]*$", re.MULTILINE)
"""The same where they stand alone: Python reads these lines as names that are shown."""

_TIMED = frozenset({"time", "timeit", "prun", "memit", "lprun", "mprun"})
_OPTIONS = lazy_pattern(r"(?:\s*-(?:[nrtcpslmfT]\s*\S+|[a-zA-Z]\b))*\s*")
_STAR_IMPORTS = {"pylab": "from matplotlib.pylab import *", "run": "from __main__ import *"}
"""Magics that bring names nobody can list: they become what does the same in Python."""

_TAKEN = lazy_pattern(r"\{([^{}\n]{1,200})\}|\$([A-Za-z_]\w*)")
"""What IPython puts Python's values for, in escapes and magics: `{sys.executable}`, `$folder`."""

_FIRST_NAME = lazy_pattern(r"(?<![\w.])[A-Za-z_]\w*")
_TELLS = "# IPython takes "
"""What opens the comment that tells which names a line took from Python, of which it became `pass`."""

_TOLD = lazy_pattern(rf"{_TELLS}([\w ]+)$", re.MULTILINE)

_TOKEN = lazy_pattern(r"#.*|\"\"\"|'''|\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[()\[\]{}]|\\.")


def python_of(cell: str) -> str:
    """Return `cell` as plain Python with as many lines: what IPython alone understands becomes `pass` or `None`.

    What a timing magic times is kept, for it names and uses things; names that others take from Python are told in a
    comment, for a shell has words of its own between braces. A cell that is Python already comes back as it is.
    """
    cell = _COMMAND.sub("pass", cell)
    lines = _without_common_indent(cell.split("\n"))
    if not _could_hold_magic(cell):
        return "\n".join(lines)
    # Colab takes comments above the magic of a cell.
    first = next((number for number, line in enumerate(lines) if line.strip() and line.lstrip()[0] != "#"), 0)
    if lines[first].lstrip().startswith("%%"):
        return _cell_magic(lines, first)
    text = "\n".join(lines)
    # Parsing is dear, and decides nothing where no line reads like a magic: `%` and `!` stand in most cells of Python.
    if all(_plain(line) == line for line in lines) or isinstance(parse(text), ast.Module):
        return text
    return _without_line_magics(lines)


def taken_names(code: str) -> frozenset[str]:
    """Return the names in plain `code` that magics and shell escapes took from Python before it became that."""
    told = _TOLD.findall(code) if _TELLS in code else ()
    return frozenset(name for names in told for name in names.split())


def _could_hold_magic(cell: str) -> bool:
    return any(sign in cell for sign in "%!?") or any(
        _BARE.match(line) or _SHELL.match(line) for line in cell.split("\n")
    )


def _without_common_indent(lines: list[str]) -> list[str]:
    """Take the first line's indent off every line that has it, as IPython does."""
    first = next((line for line in lines if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip())]
    return [line.removeprefix(indent) for line in lines] if indent else lines


def _cell_magic(lines: list[str], first: int) -> str:
    magic = _MAGIC.match(lines[first])
    if magic is None or magic["name"] not in _PYTHON_CELLS:
        return "\n" * first + _telling("", lines[first]) + "\n" * (len(lines) - 1 - first)
    captured = magic["rest"].strip() if magic["name"] == "capture" else ""
    return _without_line_magics(
        [*lines[:first], f"{captured} = None" if captured.isidentifier() else "", *lines[first + 1 :]]
    )


def _without_line_magics(lines: list[str]) -> str:
    plain: list[str] = []
    quote, depth, continued, escaped = "", 0, False, False
    for line in lines:
        ends_open = line.rstrip().endswith("\\")
        if escaped:
            # A shell escape that ends in a backslash goes on in the next line.
            plain.append(_telling("", line))
            escaped = ends_open
            continue
        starts_statement = not (quote or depth or continued)
        kept = _plain(line) if starts_statement else line
        plain.append(kept)
        escaped = kept != line and ends_open and not kept.rstrip().endswith("\\")
        quote, depth = _still_open(kept, quote, depth)
        continued = kept.rstrip().endswith("\\")
    return "\n".join(plain)


def _plain(line: str) -> str:
    indent = line[: len(line) - len(line.lstrip())]
    if _HELP.match(line) or _SHELL.match(line) or _BARE.match(line):
        return _telling(f"{indent}pass", line)
    if magic := _MAGIC.match(line):
        plain = indent + _python_of_magic(magic["name"], magic["rest"])
        return plain if magic["name"] in _TIMED else _telling(plain, line)
    if assigned := _ASSIGNED.match(line):
        return _telling(f"{assigned[1]} None", line)
    return line


def _telling(plain: str, line: str) -> str:
    """Return what a `line` became, with a comment that tells which names it takes from Python."""
    parts = [found[1] or found[2] for found in _TAKEN.finditer(line)] if "{" in line or "$" in line else []
    names = dict.fromkeys(name for part in parts for name in _FIRST_NAME.findall(part))
    told = f"{_TELLS}{' '.join(names)}"
    return plain if not names else f"{plain}  {told}" if plain else told


def _python_of_magic(name: str, rest: str) -> str:
    if name in _TIMED:
        return _OPTIONS.sub("", rest, count=1) or "pass"
    return _STAR_IMPORTS.get(name, "pass")


def _still_open(line: str, quote: str, depth: int) -> tuple[str, int]:
    """Return the triple quote and the number of brackets open at the end of `line`, given those at its start."""
    position = 0
    while True:
        if quote:
            end = line.find(quote, position)
            if end < 0:
                return quote, depth
            quote, position = "", end + 3
        token = _TOKEN.search(line, position)
        if token is None:
            return quote, depth
        position = token.end()
        if token[0] in ('"""', "'''"):
            quote = token[0]
        elif token[0] in "([{":
            depth += 1
        elif token[0] in ")]}":
            depth = max(0, depth - 1)
