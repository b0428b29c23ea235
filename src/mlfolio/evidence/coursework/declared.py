"""Whether a README says that the repository holds what a course or book sets."""

from mlfolio.evidence.prose.document import Document
from mlfolio.patterns import lazy_pattern

_OPENING = 4
"""Headings and paragraphs at the top in which a README says what the repository is."""

_SET = r"(?:exercises?|assignments?|home ?works?|labs?|problem sets?|code snippets|quizzes|class ?work|code examples)"
_SETTING = (
    r"(?:courses?|text ?books?|books?|class(?:es)?|lectures?|curriculum|specialization|nanodegree|coursera|udemy"
    r"|udacity|edx|datacamp|boot ?camp|modules?|chapters?|semester|university)"
)
_OF_A_COURSE = lazy_pattern(
    rf"(?i)\b{_SET}\b[^.\n]{{0,80}}\b{_SETTING}\b|\b{_SETTING}(?:'s)? (?:\w+ ){{0,3}}{_SET}\b|\b(?:course|home)work\b"
    r"|^(?:my )?(?:solutions? (?:to|for|of) )?(?:\w+ ){0,4}(?:exercises|assignments|home ?works?|problem sets)$"
)
_PROJECT = lazy_pattern(r"(?i)\b(?:capstone|final|term|group) projects?\b|\bportfolio\b|\bcompetition\b|\bkaggle\b")


def says_it_is_coursework(document: Document) -> bool:
    """Return whether the opening of `document` says that exercises of a course or book follow, and no project."""
    opening = (
        *(one.text for one in document.headings[:_OPENING]),
        *(one.text for one in document.paragraphs[:_OPENING]),
    )
    return any(map(_OF_A_COURSE.search, opening)) and not any(map(_PROJECT.search, opening))
