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
_MATLAB_CONTINUED = lazy_pattern(r"^[^%\n]*\.\.\.")
"""A line whose statement goes on in the next; what stands behind the dots is a comment."""

_CODE_PUT_AWAY = lazy_pattern(r"<-|%>%|\)[ \t;]*$")
"""What ends or holds a statement of R or MATLAB, behind the sign of a comment."""

_RULER = lazy_pattern(r"[-#=*%]{4}\s*$|^\s*%%")
"""What draws a line below or behind a heading, and the sign of a section in MATLAB."""

_LONGEST_SIGNATURE = 40
"""Lines."""


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
        opened = _end_of_signature(lines, start)
        signature = " ".join(line.partition("...")[0] for line in lines[start - 1 : opened])
        found = _MATLAB_FUNCTION.match(signature)
        size = sum(start <= number < end for number in code)
        documented = _is_documented(lines, start, "%", opened)
        functions.append(OtherFunction(found[1] if found else path, start, size, documented))
    return OtherCode(path, tuple(functions), len(outside), outside[0] if outside else 1)


def _end_of_signature(lines: list[str], start: int) -> int:
    """Return the line on which the signature that begins on line `start` ends."""
    last = min(start + _LONGEST_SIGNATURE, len(lines))
    return next((at for at in range(start, last) if not _MATLAB_CONTINUED.match(lines[at - 1])), last)


def _is_documented(lines: list[str], start: int, sign: str, opened: int | None = None) -> bool:
    """Whether a comment of more than a word stands above the function on line `start`, or opens its body.

    `opened` is the last line of its signature, where that takes several.
    """
    opened = opened or start
    around = (*_comment_above(lines, start, sign), *lines[opened : opened + 2])
    comments = (line.strip().lstrip(f"{sign}'*- =") for line in around if line.strip().startswith(sign))
    return any(len(comment.split()) > 1 for comment in comments)


def _comment_above(lines: list[str], start: int, sign: str) -> list[str]:
    """Return the lines of the comment above the function on line `start`; one blank line may part the two.

    Beyond that line stand also what opens a file and what heads a section, which are of all that follows, and code
    that is no longer run.
    """
    end = start - 1
    is_parted = end > 1 and not lines[end - 1].strip()
    end -= is_parted
    above = end
    while above > 0 and lines[above - 1].strip().startswith(sign):
        above -= 1
    if not is_parted:
        return lines[above:end]
    comment = lines[above:end]
    opens = not any(lines[at].strip() for at in range(above))
    if opens or any(map(_RULER.search, comment)):
        return []
    return [line for line in comment if not _CODE_PUT_AWAY.search(line)]
