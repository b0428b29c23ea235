"""Lines whose heading or comment names a baseline or a learning curve: what stands there shows, and competes not."""

from collections.abc import Iterable, Iterator

from mlfolio.patterns import lazy_pattern

_SHOWN = lazy_pattern(
    r"(?i)\b(?:baseline(?! (?:model|classifier|regressor|algorithm|method)s)|naive (?:model|forecast)|benchmark model"
    r"|ablations?|learning curves?|sanity check)\b"
)
"""One model that others are compared with; of several baselines one may be chosen."""
_COMPARED = lazy_pattern(r"(?i)\b(?:vs|versus|beats?|beyond|than|against|compar\w+|improv\w+|over the|better)\b")
_HEADING = lazy_pattern(r"(?m)^(#{1,6})\s+(.*)$")
_EXPORTED = lazy_pattern(r"\s*#\s*(?:In\[[\d ]*\]:)?\s*$")
"""What exported notebooks put between their cells, and empty comments: they begin nothing."""

Cells = Iterable[tuple[str, str]]
"""Cells in order, by kind and text; a module is one cell of code."""


def is_shown(text: str) -> bool:
    """Whether a heading, comment or name announces what others are compared with, and no such comparison."""
    return _SHOWN.search(text.replace("_", " ")) is not None and _COMPARED.search(text) is None


def shown_lines(cells: Cells) -> frozenset[int]:
    """Return the lines of the code, counted over all cells, that stand under such a heading or comment."""
    return frozenset(_lines(cells))


def _lines(cells: Cells) -> Iterator[int]:
    start, depth = 1, 0
    for kind, text in cells:
        if kind == "markdown":
            depth = _depth(text, depth)
        elif kind == "code":
            lines = text.split("\n")
            yield from range(start, start + len(lines)) if depth else _commented(lines, start)
            start += len(lines)


def _depth(text: str, depth: int) -> int:
    """Return the level of the heading that announces what follows, 0 where none does."""
    for level, title in _HEADING.findall(text):
        if not depth or len(level) <= depth:
            depth = len(level) if is_shown(title) else 0
    return depth


def _commented(lines: list[str], start: int) -> Iterator[int]:
    """Yield the numbers of the lines from a comment to the next one that is indented no more."""
    indent: int | None = None
    for number, line in enumerate(lines, start):
        text = line.lstrip() if "#" in line else ""
        if text.startswith("#") and not _EXPORTED.match(line):
            own = len(line) - len(text)
            if indent is None or own <= indent:
                indent = own if is_shown(text) else None
        if indent is not None:
            yield number
