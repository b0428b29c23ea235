"""How much is written in languages whose code is not looked into, and whether nearly all of a project is.

`languages.main_language` ranks languages, to tell what to do in the first of them. Here it is asked whether what is
looked into is too little to judge by: ten times as much stands beside it. What is looked into differs by practice: code
is judged in Python, R, MATLAB and Julia (`unread_language`), linters are looked for in Python and R
(`is_written_elsewhere`), and a version is asked of Python alone (`is_hardly_in_python`).
"""

from collections import Counter
from collections.abc import Iterable
from itertools import accumulate, chain
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
    return _is_much_more(lines_elsewhere(files), chain([_lines(files, (".r", ".rmd", ".qmd"))], _lines_of(sources)))


def is_hardly_in_python(files: Files, sources: Sources) -> bool:
    """Whether ten times as much is written in other languages, R and MATLAB among them, as in Python."""
    # A page of Quarto may hold Python.
    return _is_much_more(lines_elsewhere(files) + _lines(files, (".r", ".rmd", ".m")), _lines_of(sources))


def unread_language(files: Files, judged: Iterable[int]) -> str | None:
    """Return the language in which ten times as much is written as in those that are judged, None where there is none.

    `judged` counts the lines of each file in the languages that are judged.
    """
    found: Counter[str] = Counter()
    for path in files.own:
        language = NOT_LOOKED_INTO.get(splitext(path)[1].lower())
        if language is not None:
            found[language] += files.size(path) or 0
    # Ten lines are nobody's project, whatever stands beside them.
    elsewhere = found.total() / _LINE
    return found.most_common(1)[0][0] if elsewhere > _MUCH_MORE and _is_much_more(elsewhere, judged) else None


def _lines(files: Files, suffixes: tuple[str, ...]) -> float:
    return sum(files.size(path) or 0 for path in files.own if path.lower().endswith(suffixes)) / _LINE


def _lines_of(sources: Sources) -> Iterable[int]:
    return (one.filled_lines for one in sources)


def _is_much_more(elsewhere: float, here: Iterable[float]) -> bool:
    """Whether `elsewhere` is ten times the sum of the lines `here`, where there is anything."""
    # The first files that make it up tell: whoever read them all would be asked again after each change.
    return elsewhere > 0 and not any(elsewhere <= _MUCH_MORE * lines for lines in accumulate(here))
