"""Where the lines of a notebook's cells stand in its file: a notebook is JSON, and its lines are strings in it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mlfolio.patterns import lazy_pattern

_TOKEN = lazy_pattern(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]', re.DOTALL)
_ESCAPE = lazy_pattern(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)

_Key = str | int
_Path = tuple[_Key, ...]


class Span(NamedTuple):
    """A piece of a text: the offsets of its first character and behind its last."""

    start: int
    end: int


def cell_lines(text: str) -> dict[int, list[Span]]:
    """Return where each line of each cell's source stands in the JSON `text`, by the cell's number (from 1).

    What is no notebook gives nothing, or what there is of it; nothing is raised.
    """
    numbers: dict[_Path, int] = {}
    strings: dict[int, list[Span]] = {}
    for path, span in _values(text):
        cell, rest = _split(path)
        if cell is None:
            continue
        number = numbers.setdefault(cell, len(numbers) + 1)
        if rest[0] in ("source", "input"):
            strings.setdefault(number, []).append(span)
    return {number: list(_lines(text, spans)) for number, spans in strings.items()}


def _split(path: _Path) -> tuple[_Path | None, _Path]:
    """Return the path of the cell that `path` lies in, in either layout of the format, and the rest."""
    if len(path) > 2 and path[0] == "cells":
        return path[:2], path[2:]
    if len(path) > 4 and path[0] == "worksheets" and path[2] == "cells":
        return path[:4], path[4:]
    return None, ()


def _values(text: str) -> Iterator[tuple[_Path, Span]]:
    """Yield every string that is a value, without its quotation marks, under its path of keys and numbers."""
    path: list[_Key] = []
    is_key = False
    for token in _TOKEN.finditer(text):
        sign = token[0][0]
        if sign in "{[":
            path.append("" if sign == "{" else 0)
            is_key = sign == "{"
        elif sign in "}]":
            del path[-1:]
            is_key = False
        elif sign == "," and path:
            is_key = isinstance(path[-1], str)
            path[-1] = "" if is_key else int(path[-1]) + 1
        elif sign == '"' and is_key and path:
            path[-1], is_key = token[0][1:-1], False
        elif sign == '"':
            yield tuple(path), Span(token.start() + 1, token.end() - 1)


def _lines(text: str, strings: list[Span]) -> Iterator[Span]:
    """Yield the lines of the source that `strings` hold together; a line that two strings share ends with the first."""
    open_line: Span | None = None
    for string in strings:
        start = string.start
        for ending in _newlines(text, string):
            yield open_line or Span(start, ending.start)
            open_line, start = None, ending.end
        if start < string.end and open_line is None:
            open_line = Span(start, string.end)
    if open_line is not None:
        yield open_line


def _newlines(text: str, string: Span) -> Iterator[Span]:
    after_return = -1
    for escape in _ESCAPE.finditer(text, string.start, string.end):
        sign = chr(int(escape[1], 16)) if escape[1] else {"n": "\n", "r": "\r"}.get(escape[2], "")
        if sign == "\n" and escape.start() == after_return:
            after_return = -1
        elif sign in ("\n", "\r") and sign:
            after_return = escape.end() if sign == "\r" else -1
            ending = 2 if sign == "\r" and text.startswith("\\n", escape.end(), string.end) else 0
            yield Span(escape.start(), escape.end() + ending)
