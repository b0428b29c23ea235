"""The lines of an R file that stand in functions with a name, and those that run from its top."""

from collections.abc import Iterator
from typing import NamedTuple

from mlfolio.patterns import lazy_pattern

_FUNCTION = lazy_pattern(r"\s*([\w.]+)\s*(?:<-|=)\s*function\s*\(")
_UNFINISHED = lazy_pattern(
    r"\s*[\w.]+\s*(?:<-|=)\s*(?:function\s*(?:\((?:[^()]|\([^()]*\))*\)\s*)?)?$|\s*function\s*\((?:[^()]|\([^()]*\))*\)\s*$"
)
"""A name or header alone on its line: what it names, or the brace of its body, stands on the next."""

_SETUP = lazy_pattern(
    r"\s*(?:library|require|requireNamespace|source|suppress\w+|options|setwd|rm|set\.seed|pacman::\w+|p_load)\s*\("
)
_DECLARED = lazy_pattern(
    r"\s*(?:[\w.]+\s*(?:<-|=)\s*)?(?:\w+::)?(?:shinyServer|shinyUI|shinyApp|[a-z]\w{0,30}(?:Page|Panel|Layout)"
    r"|\w{0,20}[dD]ash(?:board)?(?:Page|Body|Sidebar|Header|Footer|Navbar)|page_\w+|tab(?:Item|Items)|(?:select|slider|radio|check|date|text|numeric|picker)\w*Input)\s*\("
    r"|\s*(?:[\w.]+\s*(?:<-|=)\s*)?(?:\w+::)?(?:R6Class|setRefClass|setClass|setGeneric|setMethod|setValidity)\s*\("
)
"""How Shiny has a page declared, and R a class, with what answers them: no steps that run from the top."""

_LITERALS = lazy_pattern(r"\s*[\w.$]+\s*(?:<-|=)\s*(?:(?<![\w.])(?:c|list)\(|(?<![\w.])\(|[\w.\s,)=:+*/^\"`-])+$")
"""A name for a number, a text or a vector of them, however many lines it takes: constants, as in Python."""

_QUOTED = lazy_pattern(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|`[^`]*`")
_TOKEN = lazy_pattern(r"\bfunction\b|\\(?=\()|[({\[\])}]|\S")


class RFunction(NamedTuple):
    """A function with a name at the top level of a file: its line, and how many lines of code it takes."""

    name: str
    line: int
    size: int


class RCode(NamedTuple):
    """The functions of a file, and the numbers of its lines outside of any."""

    functions: list[RFunction]
    outside: list[int]


class _Line(NamedTuple):
    number: int
    code: str


def read_r(lines: list[str]) -> RCode:
    """Tell the `lines` of an R file apart.

    Comments, set-up, declarations, literals and the bodies of functions without a name count nowhere.
    """
    code = RCode([], [])
    for statement in _statements(lines):
        text = "\n".join(line.code for line in statement)
        if found := _FUNCTION.match(text):
            code.functions.append(RFunction(found[1], statement[0].number, len(statement)))
        elif not (_DECLARED.match(text) or _LITERALS.match(text)):
            code.outside.extend(line.number for line in _run(statement) if not _SETUP.match(line.code))
    return code


def _statements(lines: list[str]) -> Iterator[list[_Line]]:
    """Yield the lines that belong together by their brackets: a call, a function, a loop with its body."""
    depth, gathered = 0, []
    for number, raw in enumerate(lines, start=1):
        code = _QUOTED.sub('""', raw).partition("#")[0]
        if not code.strip():
            continue
        gathered.append(_Line(number, code))
        depth = max(0, depth + sum(map(code.count, "({[")) - sum(map(code.count, ")}]")))
        if depth == 0 and not _UNFINISHED.match("\n".join(line.code for line in gathered)):
            yield gathered
            gathered = []
    if gathered:
        yield gathered


def _run(statement: list[_Line]) -> Iterator[_Line]:
    """Yield the lines of `statement` that begin outside the body of a function without a name."""
    opened: list[str] = []
    expected = ""
    for line in statement:
        if "body" not in opened:
            yield line
        for found in _TOKEN.finditer(line.code):
            token = found[0]
            if token in ("function", "\\"):
                expected = "header"
                continue
            closed = opened.pop() if token in ")}]" and opened else ""
            if token in "({[":
                opened.append(expected if expected == {"(": "header", "{": "body"}.get(token) else "other")
            expected = "body" if closed == "header" else ""
