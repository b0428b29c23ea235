"""The functions of R and MATLAB code, told from its text: where each stands, its size, and whether it is documented."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from mlfolio.evidence.code.r_code import read_r
from mlfolio.evidence.files import Files
from mlfolio.patterns import lazy_pattern

LIMIT = 1_000_000
"""Characters. A longer file is data or generated."""

_TEST = lazy_pattern(r"(^|/)(tests?|testthat|renv|packrat)/|(^|/)test[^/]*\.|_test\.", re.IGNORECASE)
_MATLAB_FUNCTION = lazy_pattern(r"^\s*function\s+(?:\[[^\]]*\]\s*=\s*|\w+\s*=\s*)?([\w.]+)")
_MATLAB_OPENING = lazy_pattern(r"^\s*(?:function|classdef)\b", re.MULTILINE)


class OtherFunction(NamedTuple):
    """A function at the top level of a file: its name, line, lines of code, and whether a comment says what for."""

    name: str
    line: int
    size: int
    documented: bool


class OtherCode(NamedTuple):
    """A file of R or MATLAB: its functions, and its lines of code outside of them; `first` is the first of these."""

    path: str
    functions: tuple[OtherFunction, ...]
    outside: int
    first: int


def other_code(files: Files) -> Iterator[OtherCode]:
    """Yield the R and MATLAB files outside vendored folders and tests; comments and set-up are no code."""
    for path in files.named("*.r", "*.m"):
        text = None if _TEST.search(path) else files.text(path)
        if text and len(text) <= LIMIT and not path.rpartition("/")[2].startswith("._"):
            read = _read_r if PurePosixPath(path).suffix.lower() == ".r" else _read_matlab
            yield read(path, text.split("\n"))


def _read_r(path: str, lines: list[str]) -> OtherCode:
    code = read_r(lines)
    functions = (OtherFunction(*one, _is_documented(lines, one.line, "#")) for one in code.functions)
    return OtherCode(path, tuple(functions), len(code.outside), code.outside[0] if code.outside else 1)


def _read_matlab(path: str, lines: list[str]) -> OtherCode:
    starts = [number for number, line in enumerate(lines, start=1) if _MATLAB_OPENING.match(line)]
    code = [number for number, line in enumerate(lines, start=1) if line.strip() and not line.lstrip().startswith("%")]
    outside = [number for number in code if not starts or number < starts[0]]
    functions = []
    for start, end in zip(starts, [*starts[1:], len(lines) + 1], strict=False):
        found = _MATLAB_FUNCTION.match(lines[start - 1])
        size = sum(start <= number < end for number in code)
        functions.append(OtherFunction(found[1] if found else path, start, size, _is_documented(lines, start, "%")))
    return OtherCode(path, tuple(functions), len(outside), outside[0] if outside else 1)


def _is_documented(lines: list[str], start: int, sign: str) -> bool:
    """Whether a comment of more than a word stands right above the function on line `start`, or opens its body."""
    above = start - 1
    while above > 0 and lines[above - 1].strip().startswith(sign):
        above -= 1
    around = (*lines[above : start - 1], *lines[start : start + 2])
    comments = (line.strip().lstrip(f"{sign}'*- =") for line in around if line.strip().startswith(sign))
    return any(len(comment.split()) > 1 for comment in comments)
