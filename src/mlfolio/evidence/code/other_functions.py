"""The functions of R and MATLAB code, told from its text: where each stands, its size, and whether it is documented."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from mlfolio.evidence.files import Files
from mlfolio.patterns import lazy_pattern

LIMIT = 1_000_000
"""Characters. A longer file is data or generated."""

_TEST = lazy_pattern(r"(^|/)(tests?|testthat|renv|packrat)/|(^|/)test[^/]*\.|_test\.", re.IGNORECASE)
_R_FUNCTION = lazy_pattern(r"^\s*([\w.]+)\s*(?:<-|=)\s*function\s*\(")
_HEADER_ALONE = lazy_pattern(
    r"^\s*[\w.]+\s*(?:<-|=)\s*function\s*\((?:[^()]|\([^()]*\))*\)\s*$|^\s*[\w.]+\s*(?:<-|=)\s*function\s*$"
)
_NAME_ALONE = lazy_pattern(r"^\s*([\w.]+)\s*(?:<-|=)\s*$")
_NAMELESS = lazy_pattern(r"^\s*function\s*\(")
"""A function whose name stands on the line above."""

_R_SETUP = lazy_pattern(
    r"^\s*(?:library|require|requireNamespace|source|suppress\w+|options|setwd|rm|set\.seed|pacman::\w+|p_load)\s*\("
)
_R_DECLARED = lazy_pattern(
    r"^\s*(?:[\w.]+\s*(?:<-|=)\s*)?(?:shiny::)?(?:shinyServer|shinyUI|shinyApp|fluidPage|fixedPage|fillPage|navbarPage"
    r"|bootstrapPage|dashboardPage|dashboardBody|dashboardSidebar|page_\w+|tab(?:Panel|Item|Items)|(?:sidebar|main)Panel"
    r"|sidebarLayout|(?:select|slider|radio|check|date|text|numeric|picker)\w*Input)\s*\("
    r"|^\s*(?:[\w.]+\s*(?:<-|=)\s*)?(?:\w+::)?(?:R6Class|setRefClass|setClass|setGeneric|setMethod|setValidity)\s*\("
)
"""How Shiny has a page declared, and R a class, with what answers them: no steps that run from the top."""

_R_QUOTED = lazy_pattern(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|`[^`]*`")
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
    functions: list[OtherFunction] = []
    outside: list[int] = []
    depth, begun = 0, 0
    name, size, is_declared = "", 0, False
    named = None
    for number, raw in enumerate(lines, start=1):
        line = _R_QUOTED.sub('""', raw).partition("#")[0]
        if not line.strip():
            continue
        found = _R_FUNCTION.match(line) if depth == 0 else None
        if found:
            name, begun, size = found[1], number, 0
        elif named and depth == 0 and _NAMELESS.match(line):
            name, begun, size = named[1], outside.pop(), 1
        named = None
        is_declared = is_declared if depth else _R_DECLARED.match(line) is not None
        depth = max(0, depth + sum(map(line.count, "({[")) - sum(map(line.count, ")}]")))
        if name:
            size += 1
            # A brace may open the body on the next line.
            if depth == 0 and not _HEADER_ALONE.match(line):
                functions.append(OtherFunction(name, begun, size, _is_documented(lines, begun, "#")))
                name = ""
        elif not is_declared and not _R_SETUP.match(line):
            outside.append(number)
            named = _NAME_ALONE.match(line)
    return OtherCode(path, tuple(functions), len(outside), outside[0] if outside else 1)


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
