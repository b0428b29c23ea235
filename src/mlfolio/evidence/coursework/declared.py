"""Whether a README says that the repository holds what a course or book sets."""

from collections.abc import Iterable

from mlfolio.evidence.coursework.words import ASSIGNMENTS, EXERCISES, HOMEWORK, LESSONS, PROVIDERS
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
    rf"|\bbased on (?:an?|the|some|its) {EXERCISES} (?:from|in|of)\b"
    r"|\bprojects (?:from|for|of) (?-i:[A-Z]{2,5}[ -]?[A-Z]?\d{3,5})\b"
)
_CALLED_SO = lazy_pattern(
    r"(?i)^(?:my )?(?:solutions? (?:to|for|of) )?"
    r"(?:\w+ ){0,4}(?:exercises|assignments|home ?works?|problem sets|lessons)$"
)
"""A title or line that is nothing but what a course sets."""

_BY_THE_BOOK = lazy_pattern(
    r"(?i)\b(?:work(?:ed|ing)?|stud(?:y|ied|ying)|follow(?:s|ed|ing)?|read(?:ing)?)\s(?:\w+\s){0,3}?(?:with|through|along|from)"
    r"\s(?:the\s|a\s|this\s)?(?:text\s?)?book\b"
    r"|\b(?:director(?:y|ies)|folders?|scripts?|files?|notebooks?)\b[^.]{0,40}\bchapters?\s(?:in|of|from)\s(?:the\s)?(?:text\s?)?book\b"
)
_PROJECT = lazy_pattern(r"(?i)\b(?:capstone|final|term|group) projects?\b|\bportfolio\b|\bcompetition\b|\bkaggle\b")


_LESSONS = lazy_pattern(rf"(?i)^(?:my |our )?(?:[\w-]+ ){{0,4}}(?:{LESSONS})\W*$")
_NUMBERED = lazy_pattern(rf"(?i)(?:{LESSONS})[ _-]?\d{{1,3}}")
_FOR_A_COURSE = lazy_pattern(
    r"(?i)\b(?:part of|materials? (?:for|of)|code (?:for|of)|companion (?:to|of)|used in|accompan(?:ies|ying))"
    r" (?:the|an?|our|my|this)"
    r" (?:[\w-]{1,30} ){0,4}(?:course|class|workshop|lectures?|tutorial|boot ?camp)\b"
)
_IN_A_WORKSHOP = lazy_pattern(
    r"(?i)\bin this (?:workshop|tutorial|lecture)\b|\bworkshop materials?\b"
    r"|\b(?:materials?|slides|code|notebooks?|repo(?:sitory)?) (?:for|of|from) (?:the|an?|our|my|this)"
    r" (?:[\w'-]{1,30} ){0,4}(?:workshop|tutorial)\b"
)
_LEARNERS = lazy_pattern(
    r"(?i)\b(?:the |each |our )?(?:students|learners|participants)\b|\bthe student\b|\byou(?: wi|')ll learn\b"
)
_OWN_PROJECT = lazy_pattern(
    r"(?i)\b(?:course|class|capstone|final|term|group|my|our|this) project\b|\bcompetition\b|\bkaggle\b"
)
_STEP = lazy_pattern(r"\d{1,2}[a-z]?[ ._-]")
_FEWEST_STEPS = 4
"""Scripts that are numbered as a course takes them up."""

_FEWEST = 2
"""Folders of a lesson each, which bear out what a README calls itself."""


def is_of_a_workshop(document: Document) -> bool:
    """Return whether the opening of `document` speaks to those who take part in a workshop or follow a tutorial."""
    return any(map(_IN_A_WORKSHOP.search, _opening(document)))


def is_all_lessons(document: Document, folders: Iterable[str]) -> bool:
    """Return whether the opening of `document` calls it lessons on something, and folders are numbered for them."""
    if sum(_NUMBERED.fullmatch(folder.rpartition("/")[2]) is not None for folder in folders) < _FEWEST:
        return False
    return any(map(_LESSONS.search, _opening(document)))


def follows_a_book(document: Document) -> bool:
    """Return whether the opening of `document` says that a book is worked through, a folder a chapter."""
    return any(map(_BY_THE_BOOK.search, _opening(document)))


def is_a_handout(document: Document, paths: Iterable[str]) -> bool:
    """Return whether the opening of `document` is a course's words to its students, and most scripts are numbered."""
    scripts = [path.rpartition("/")[2] for path in paths if path.endswith((".py", ".ipynb"))]
    steps = sum(_STEP.match(name) is not None for name in scripts)
    if steps < _FEWEST_STEPS or 2 * steps <= len(scripts):
        return False
    opening = _opening(document)
    return all(any(map(said.search, opening)) for said in (_FOR_A_COURSE, _LEARNERS)) and not any(
        map(_OWN_PROJECT.search, opening)
    )


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
