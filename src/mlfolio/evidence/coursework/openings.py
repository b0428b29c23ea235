"""Whether a file is what a book or course sets, told by its first comment, its title or the folder it moves to."""

from collections.abc import Iterator

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.first_comment import first_comment
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.coursework.words import ASSIGNMENTS, CASES, CHAPTERS, EXERCISES, HOMEWORK, LESSONS, PROVIDERS
from mlfolio.evidence.notebooks import Notebook
from mlfolio.patterns import lazy_pattern

_OPENING = 3
"""Lines of comment at the top of a file, or cells of a notebook, in which its title stands."""

_BEGINNING = 3000
"""Characters in which the title and the change of folder stand."""

_NUMBERED = rf"(?i:{EXERCISES}|{LESSONS}|{CHAPTERS}|{HOMEWORK}|{ASSIGNMENTS}|labs?)\W{{1,3}}#?\d"
_SET = lazy_pattern(
    rf"\A\W*(?i:{CASES})(?!\w)|\A\W*(?i:{EXERCISES}|{LESSONS}|home ?work|pr[aá]ctica|labs?(?=:))(?:(?!\w)|(?=[\d_]))"
    rf"|\b{_NUMBERED}|\A\W*(?:\w+[ -]){{1,6}}(?i:case stud(?:y|ies))\W*\Z"
)
"""A title that says what the file is: a case study, an exercise, or some lesson by its number."""

_NUMBERED_LINE = lazy_pattern(rf"\A\W*{_NUMBERED}")
"""The same below names, a course and a year: `% Exercise 6: Regression`."""

_NUMBERED_TITLE = lazy_pattern(rf"\A\W*(?!(?i:{CHAPTERS})){_NUMBERED}")
"""The same in a notebook, whose own parts may be called chapters."""

_OF_A_POST = lazy_pattern(
    r"(?i)\A\W*URL\W{1,9}https?://\S*(?:blog|tutorial|/20\d\d[/-]\d\d)|\A\W*title\W{1,9}(?:a )?tutorial\b"
    r"|\A\W*(?:[\w-]{1,20} ){0,4}(?:code|script|example|file|module|notebook|program),? (?:is |was )?"
    r"(?:taken|copied|borrowed) (?:\w{1,20} )?from:? <?https?://"
)
"""A line of the first comment that names the post or tutorial that is followed, or where the file was taken from."""


_ANSWERED = lazy_pattern(rf"(?i)\n[ \t]*+[#%]+[^\w\n]{{0,8}}(?:{EXERCISES}|{CHAPTERS}|{HOMEWORK})\W{{0,3}}\d")
_FEW_ANSWERED, _LONGEST = 2, 200_000
"""Comments that number the exercises or chapters of a book, from which on a file answers them; and its characters.

The pattern begins with the end of a line, which is found faster than a beginning.
"""

_MOVES = lazy_pattern(r"\b(?:setwd|chdir)\(\s*r?[\"'][^\"'\n]{1,400}")
_OF_A_COURSE = lazy_pattern(
    rf"(?<![a-z])(?:courses?|cursos?|kurse?|cours|bootcamp|{PROVIDERS}|{LESSONS}|{EXERCISES}|{HOMEWORK})(?![a-z])"
)


@fact(lambda source: source.is_code)
def is_a_lesson(source: Source) -> bool:
    """Return whether `source` opens as what a book or course sets."""
    return opens_as_a_lesson(source.chunks[0][1] if source.chunks else "")


def opens_as_a_lesson(text: str) -> bool:
    """Return whether the first comment of `text` calls it an exercise, lesson or case study, or it is in a course.

    So is a file that answers the numbered exercises of a book one after the other.
    """
    beginning = text[:_BEGINNING]
    if len(_ANSWERED.findall("\n" + text[:_LONGEST])) >= _FEW_ANSWERED:
        return True
    return _is_titled_as_one(first_comment(beginning)) or any(map(_OF_A_COURSE.search, _moves(beginning)))


def _moves(text: str) -> Iterator[str]:
    """Yield the folders that `text` moves to."""
    # A pattern that begins with a boundary is tried at every letter; most texts hold neither word.
    if "setwd" in text or "chdir" in text:
        yield from (found[0].lower() for found in _MOVES.finditer(text))


def is_titled_as_a_lesson(notebook: Notebook) -> bool:
    """Return whether a heading or line at the top of `notebook` calls it an exercise or lesson by its number."""
    texts = (cell.source[:_BEGINNING] for cell in notebook.cells[:_OPENING] if cell.kind == "markdown")
    lines = [line for text in texts for line in [line for line in text.split("\n") if line.strip()][:_OPENING]]
    return any(map(_NUMBERED_TITLE.search, lines))


def _is_titled_as_one(lines: list[str]) -> bool:
    return any(map(_SET.search, lines[:_OPENING])) or any(
        _NUMBERED_LINE.search(line) or _OF_A_POST.search(line) for line in lines
    )
