"""Whether a README says that the repository holds what a course or book sets."""

from mlfolio.evidence.coursework.words import ASSIGNMENTS, EXERCISES, HOMEWORK, PROVIDERS
from mlfolio.evidence.prose.document import Document
from mlfolio.patterns import lazy_pattern

_OPENING = 4
"""Headings and paragraphs at the top in which a README says what the repository is."""

_SET = (
    rf"(?:{EXERCISES}|{ASSIGNMENTS}|{HOMEWORK}|guided projects?|labs?|code snippets|quizzes|class ?work|code examples)"
)
_SETTING = (
    r"(?:courses?|text ?books?|books?|class(?:es)?|lectures?|curriculum|specialization|nanodegree|boot ?camp|modules?"
    rf"|chapters?|semester|university|{PROVIDERS})"
)
_OF_A_COURSE = lazy_pattern(
    rf"(?i)\b{_SET}\b[^.\n]{{0,80}}\b{_SETTING}\b|\b{_SETTING}(?:'s)? (?:\w+ ){{0,3}}{_SET}\b|\b(?:course|home)work\b"
    rf"|\bprojects?\s(?:offered|set|given|assigned)\s(?:during|in|by|for|as part of)\b[^.]{{0,60}}\b{_SETTING}\b"
    rf"|\b(?:solutions?|submissions?) (?:to|for|of) (?:the |my |an? )?(?:{PROVIDERS})\b"
    # What was handed in for a degree; a thesis is a work of one's own.
    r"|\b(?:codes?|projects?|works?|scripts|notebooks) (?:[\w-]+ ){0,5}(?:for|of|from|during|in) (?:my |the |a |an )?"
    r"(?:higher |postgraduate |graduate |professional |online )?(?:diploma|degree|certificate)\b"
    rf"|\b(?:{PROVIDERS})(?:'s)? (?:\w+ ){{0,2}}course projects?\b|\bsubmitted (?:by|to)\b"
    # A book may be named by its title alone.
    rf"|\bbased on (?:an?|the|some|its) (?:{EXERCISES}) (?:from|in|of)\b"
    r"|\bprojects (?:from|for|of) (?-i:[A-Z]{2,5}[ -]?[A-Z]?\d{3,5})\b"
)
_CALLED_SO = lazy_pattern(
    r"(?i)^(?:my )?(?:solutions? (?:to|for|of) )?"
    r"(?:\w+ ){0,4}(?:exercises|assignments|home ?works?|problem sets|lessons)$"
    r"|^\W{0,4}(?:pr[aá]c?tica|lab|tp) ?[1-9]\d?(?= ?[:.\u2013-])"
)
"""A title or line that is nothing but what a course sets, or begins with the number of a practical."""

_PROJECT = lazy_pattern(r"(?i)\b(?:capstone|final|term|group) projects?\b|\bportfolio\b|\bcompetition\b|\bkaggle\b")


def says_it_is_coursework(document: Document) -> bool:
    """Return whether the opening of `document` says that exercises of a course or book follow, and no project."""
    opening = _opening(document)
    called_so = any(map(_CALLED_SO.search, opening)) and not any(map(_PROJECT.search, opening))
    return called_so or is_of_a_course(document)


def is_of_a_course(document: Document) -> bool:
    """Return whether the opening of `document` says of which course, book or degree all was set, and no project."""
    opening = _opening(document)
    return any(map(_OF_A_COURSE.search, opening)) and not any(map(_PROJECT.search, opening))


def _opening(document: Document) -> tuple[str, ...]:
    return tuple(one.text for each in (document.headings, document.paragraphs) for one in each[:_OPENING])
