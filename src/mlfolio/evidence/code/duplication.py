"""Runs of statements that stand in the code more than once, whatever their spacing, line breaks and comments."""

import ast
import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain
from typing import NamedTuple
from zlib import crc32

from mlfolio.evidence.code.expressions import is_docstring
from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.source import Source
from mlfolio.patterns import lazy_pattern

_SIMPLE: tuple[type[ast.stmt], ...] = (
    ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Expr, ast.Return, ast.Raise, ast.Assert, ast.Delete,
    ast.Break, ast.Continue,
)  # fmt: skip
_COMPOUND: tuple[type[ast.stmt], ...] = (
    ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.If, ast.For, ast.AsyncFor, ast.While, ast.With,
    ast.AsyncWith, ast.Try,
)  # fmt: skip
_COMMENT = lazy_pattern(r"\s#.*$", re.MULTILINE)
_KEPT_ARGUMENT = lazy_pattern(r"self\.(\w+)=\1$")


class Statements(NamedTuple):
    """The statements of a source that count, side by side: a number for the text, first and last line, characters."""

    texts: "array[int]"
    firsts: "array[int]"
    lasts: "array[int]"
    lengths: "array[int]"

    def line_count(self, those: Iterable[int]) -> int:
        """Return how many lines those statements take, which are named in order; a line that they share counts once."""
        count = reached = 0
        for one in those:
            last = self.lasts[one]
            if last > reached:
                count += last - max(reached, self.firsts[one] - 1)
                reached = last
        return count


class Copy(NamedTuple):
    """Code of a source, from a line on, that stands, earlier, somewhere else.

    Its `length` is in lines of code, without what is commented out between them, where it takes fewer of the two.
    """

    source: Source
    first: int
    length: int
    original: Source
    original_line: int


class Duplication(NamedTuple):
    """The copies, in the order of the sources, how many lines they take, and how many lines of code there are."""

    copies: tuple[Copy, ...]
    copied_lines: int
    code_lines: int


STATEMENTS = 6
"""A shorter run is a phrase of the language, not a copy."""

_MOST = 1 << 20
"""More than the statements of any source that is parsed."""

Run = tuple[int, int, tuple[int, int]]
"""The first and last statement of a run, and where it stood before: the source's number and its statement's."""


def find_copies(
    sources: Iterable[Source], *, characters: int, order: Callable[[Source], tuple[bool, bool, str]]
) -> Duplication:
    """Find the runs of at least STATEMENTS statements, together `characters` long, that occurred before.

    Sources come in the `order` that is told of each. Imports, docstrings and arguments kept on `self` do not count.
    Names and constants do, so that similar calls with other arguments are no copies. The time is linear in the number
    of statements.
    """
    every = list(sources)
    windows = [array("q", _windows(source)).tolist() for source in every]
    repeated = {window for window, count in Counter(chain.from_iterable(windows)).items() if count > 1}
    # Most sources share nothing, which is told by their windows in a few calls.
    sharing = [(source, own) for source, own in zip(every, windows, strict=True) if not repeated.isdisjoint(own)]
    sharing.sort(key=lambda one: order(one[0]))
    read = [_listed(source) for source, _ in sharing]
    seen: dict[int, int] = {}
    copies: list[Copy] = []
    copied_lines = 0
    for number, ((source, own), listed) in enumerate(zip(sharing, read, strict=True)):
        copied: set[int] = set()
        for start, end, (there, at) in _runs(own, number, repeated, seen):
            if sum(listed.lengths[start : end + 1]) >= characters:
                original = read[there]
                length = min(
                    listed.line_count(range(start, end + 1)), original.line_count(range(at, at + end - start + 1))
                )
                copies.append(Copy(source, listed.firsts[start], length, sharing[there][0], original.firsts[at]))
                copied.update(range(start, end + 1))
        copied_lines += listed.line_count(sorted(copied))
    return Duplication(tuple(copies), copied_lines, sum(map(_counted_lines, every)))


@fact(lambda source: source.is_code)
def _windows(source: Source) -> bytes:
    """Return a number for each row of STATEMENTS statements, eight bytes each, which equal rows share."""
    texts = _listed(source).texts
    # That of a tuple of numbers is the same in every process.
    return array("q", map(hash, zip(*(texts[start:] for start in range(STATEMENTS)), strict=False))).tobytes()


@fact(lambda source: source.is_code)
def _counted_lines(source: Source) -> int:
    listed = _listed(source)
    return listed.line_count(range(len(listed.texts)))


def _listed(source: Source) -> Statements:
    return Statements(*(array("q", one) for one in _statements(source)))


@fact(lambda source: source.is_code)
def _statements(source: Source) -> tuple[bytes, bytes, bytes, bytes]:
    """Return the statements, eight bytes for each number: most of them are never looked at."""
    lines = source.lines
    spans = [
        (node.lineno, node.end_lineno or node.lineno)
        for kind in _SIMPLE
        for node in source.nodes(kind)
        if not is_docstring(node)
    ]
    spans += [(node.lineno, _head_end(node, lines)) for kind in _COMPOUND for node in source.nodes(kind)]
    texts, firsts, lasts, lengths = array("q"), array("q"), array("q"), array("q")
    for first, last in sorted(set(spans)):
        text = lines[first - 1] if first == last else "\n".join(lines[first - 1 : last])
        if "#" in text:
            text = _COMMENT.sub("", text)
        plain = "".join(text.split())
        if plain.startswith("self.") and _KEPT_ARGUMENT.match(plain):
            continue
        texts.append(_number(plain))
        firsts.append(first)
        lasts.append(last)
        lengths.append(len(plain))
    return texts.tobytes(), firsts.tobytes(), lasts.tobytes(), lengths.tobytes()


def _number(text: str) -> int:
    """Return a number that equal texts share; two different ones in a row of statements hardly ever do."""
    return crc32(text.encode("utf-8", "surrogatepass")) << 16 | len(text) & 0xFFFF


def _head_end(node: ast.stmt, lines: list[str]) -> int:
    """Return the last line before the body of a compound statement that holds anything but a comment."""
    first = node.body[0]  # type: ignore[attr-defined]
    marks = getattr(first, "decorator_list", None)
    last = (marks[0] if marks else first).lineno - 1
    while last > node.lineno and lines[last - 1].lstrip()[:1] in ("", "#"):
        last -= 1
    return max(last, node.lineno)


def _runs(windows: list[int], number: int, repeated: set[int], seen: dict[int, int]) -> list[Run]:
    """Return the runs of a source that stood before, each grown as far as it goes; note where its windows stand."""
    first = number * _MOST
    runs: list[Run] = []
    for here, window in enumerate(windows, start=first):
        if window not in repeated:
            continue
        there = seen.setdefault(window, here)
        # A run may not overlap what it is said to copy, as a series of equal lines would.
        if first <= there and here - there < STATEMENTS:
            continue
        start, where = here - first, divmod(there, _MOST)
        last = runs[-1] if runs else None
        if last and last[1] == start + STATEMENTS - 2 and _goes_on(last, start, where):
            runs[-1] = (last[0], last[1] + 1, last[2])
        else:
            runs.append((start, start + STATEMENTS - 1, where))
    return runs


def _goes_on(run: Run, start: int, where: tuple[int, int]) -> bool:
    """Return whether the window at `start`, seen before at `where`, continues what `run` copies."""
    return where[0] == run[2][0] and where[1] - run[2][1] == start - run[0]
