"""Languages whose code is not looked into: how much is written in them, and which one a project is written in."""

from collections import Counter
from collections.abc import Callable
from itertools import accumulate
from posixpath import splitext

from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.languages import NOT_LOOKED_INTO

_LINE = 40
"""Bytes of a line of code, about."""

_MUCH_MORE = 10


def lines_elsewhere(files: Files) -> float:
    """Return about how many lines are written in languages whose functions are not looked into, Julia among them."""
    suffixes = (*NOT_LOOKED_INTO, ".jl")
    return sum(files.size(path) or 0 for path in files.own if path.lower().endswith(suffixes)) / _LINE


def is_written_elsewhere(files: Files, sources: Sources) -> bool:
    """Whether ten times as much is written in those languages as in Python and R, which tools are asked for."""
    elsewhere = lines_elsewhere(files)
    if not elsewhere:
        return False
    in_r = sum(files.size(path) or 0 for path in files.named("*.r", "*.rmd", "*.qmd")) / _LINE
    # The first sources that make it up tell: whoever read them all would be asked again after each change.
    here = accumulate((float(one.filled_lines) for one in sources), initial=in_r)
    return not any(elsewhere <= _MUCH_MORE * lines for lines in here)


def unread_language(files: Files, code_lines: Callable[[], int]) -> str | None:
    """Return the language in which ten times as much is written as in those that are judged, None where there is none.

    `code_lines` counts the lines in the languages that are judged.
    """
    found: Counter[str] = Counter()
    for path in files.own:
        language = NOT_LOOKED_INTO.get(splitext(path)[1].lower())
        if language is not None:
            found[language] += files.size(path) or 0
    if not found or found.total() <= _MUCH_MORE * _LINE * max(code_lines(), 1):
        return None
    return found.most_common(1)[0][0]
