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
    return _lines(files, (*NOT_LOOKED_INTO, ".jl"))


def is_written_elsewhere(files: Files, sources: Sources) -> bool:
    """Whether ten times as much is written in those languages as in Python and R, which tools are asked for."""
    return _is_much_more(lines_elsewhere(files), sources, beside=_lines(files, (".r", ".rmd", ".qmd")))


def is_hardly_in_python(files: Files, sources: Sources) -> bool:
    """Whether ten times as much is written in other languages, R and MATLAB among them, as in Python."""
    # A page of Quarto may hold Python.
    return _is_much_more(lines_elsewhere(files) + _lines(files, (".r", ".rmd", ".m")), sources)


def _lines(files: Files, suffixes: tuple[str, ...]) -> float:
    return sum(files.size(path) or 0 for path in files.own if path.lower().endswith(suffixes)) / _LINE


def _is_much_more(elsewhere: float, sources: Sources, beside: float = 0) -> bool:
    """Whether `elsewhere` is ten times the lines of the sources, with those `beside` them."""
    if not elsewhere:
        return False
    # The first sources that make it up tell: whoever read them all would be asked again after each change.
    here = accumulate((float(one.filled_lines) for one in sources), initial=beside)
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
