"""Python text to its syntax tree, whatever is wrong with it."""

import ast
import warnings
from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

from mlfolio.evidence.code.f_strings import with_plain_f_strings
from mlfolio.evidence.code.walking import move_down
from mlfolio.parallel import Beside

_TOO_DEEP = "nested too deeply to parse"


class Problem(NamedTuple):
    """Why a source, or one cell of it, does not parse."""

    message: str
    line: int

    @property
    def is_depth(self) -> bool:
        """Whether the code is nested too deeply to tell anything else about it."""
        return "nested" in self.message or "too many levels" in self.message


def parse(code: str) -> ast.Module | Problem:
    """Return the syntax tree of `code`, or why there is none; Python's own warnings about it are left out.

    F-strings that only Python 3.12 and later can read are read by any Python, so that all find the same.
    """
    parsed = _parse(code)
    if isinstance(parsed, Problem) and parsed.message.startswith("f-string"):
        plain = _parse(with_plain_f_strings(code))
        return plain if isinstance(plain, ast.Module) else parsed
    return parsed


def parse_pieces(
    pieces: Iterable[str], read: Callable[[str], ast.Module | Problem] = parse
) -> tuple[ast.Module, tuple[Problem, ...]]:
    """Return one syntax tree for pieces of code set one below the other, and why it lacks those that do not parse.

    `read` parses a piece.
    """
    body: list[ast.stmt] = []
    problems: list[Problem] = []
    above = 0
    for code in pieces:
        parsed, lines = read(code), code.count("\n") + 1
        if isinstance(parsed, Problem):
            # What is missing at the end is said to be missing a line later, which is another piece's.
            problems.append(Problem(parsed.message, above + min(parsed.line, lines)))
        else:
            if above:
                move_down(parsed, above)
            body += parsed.body
        above += lines
    return ast.Module(body, []), tuple(problems)


def _parse(code: str) -> ast.Module | Problem:
    try:
        return _parsed(code)
    except RecursionError:
        pass
    try:
        # Deep within an analysis there is less room than at the top. How deep the code itself goes is told by a thread,
        # which has a stack of its own, so that it does not matter who asks first.
        return Beside(partial(_parsed, code)).result()
    except RecursionError:
        return Problem(_TOO_DEEP, 1)


def _parsed(code: str) -> ast.Module | Problem:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(code)
    except SyntaxError as error:
        return Problem(error.msg or "invalid syntax", error.lineno or 1)
    except ValueError as error:
        return Problem(str(error), 1)
    except MemoryError:
        return Problem(_TOO_DEEP, 1)
