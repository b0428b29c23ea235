"""Whether a repository is a learner's: practice problems, notes on what is studied, or tutorials that were followed."""

from collections.abc import Iterable

from mlfolio.evidence.coursework.words import PROVIDERS
from mlfolio.evidence.prose.document import Document
from mlfolio.patterns import lazy_pattern

_OPENING = 4
"""Headings and paragraphs at the top in which a README says what the repository is."""

_SET = r"(?:problems?|challenges?|exercises?|questions?|katas?|puzzles?)"
_SITES = (
    r"(?:leet ?code|hacker ?(?:rank|earth)|deep-?ml|code ?wars|kaggle learn|rosalind|project euler|advent of code"
    r"|strata ?scratch|data ?lemur|neet ?code|exercism)\b"
)
_STUDIED = (
    r"(?:code|coding|ml|ai|dl|nlp|machine|deep|data (?:science|analysis|analytics)|python|learning|challenge"
    r"|algorithms?)"
)
_PRACTISED = lazy_pattern(
    rf"(?i)\bpracti[cs](?:e|ing)[ -](?:[\w-]+ ){{0,2}}?{_SET}\b"
    rf"|(?<!linear )(?<!dynamic )(?<!quadratic )(?<!integer )\b(?:coding|programming)[ -]{_SET}\b"
    rf"|\b(?:my|our|solv(?:ed?|ing)|solutions?|answers?|practi[cs]\w{{1,3}})\b[^.]{{0,60}}\b{_SITES}"
    rf"|\b\d{{2,3}}[ -]?days?[ -]?(?:of[ -]?)?{_STUDIED}"
    r"|\bplay(?:ing|ed)? (?:around )?with\b"
    r"|\binterview prep(?:aration)?\b|\bto (?:learn and (?:practi[cs]e|try)|practi[cs]e and learn)\b"
    # What somebody writes down who studies.
    r"|\b(?:my|personal|study|studying|learning|course)[ -]notes\b|\bnotes (?:that )?I (?:took|made|take|wrote)\b"
    r"|\b(?:what|things|everything|all|stuff|topics|concepts) (?:that )?I(?:'ve| have|'m| am)?"
    r" (?:been )?(?:learn(?:ed|t|ing)?|stud(?:y|ied|ying))\b"
    r"|学习笔记|学习记录|读书笔记|课程笔记|刷题|学習(?:ノート|メモ|記録|用)|勉強(?:ノート|メモ|用|会)|스터디|공부|\bapuntes\b"
    r"|\banotações\b"
)
_TITLED = lazy_pattern(
    r"(?i)\bnotes\W*\Z|\A\W*notes (?:on|from|for|about|of)\b|\bcheat ?-?sheets?\b"
    r"|\b(?:tutorials?|workshops?|boot ?camp|lessons?|lectures?|exercises|assignments|(?<!best )practi[cs]e"
    r"|(?:code|coding) examples)\W*\Z"
)
"""A title of what is studied or taught."""

_FOLLOWED = lazy_pattern(
    r"(?i)\b(?:based (?:up)?on|follow(?:s|ing|ed)|adapted from|taken from|cod(?:ed|ing) along (?:with|to)"
    r"|work(?:ed|ing) (?:through|along)|complet(?:ed|ing)|recreat(?:ed|ing))"
    r" (?:from )?(?:[^\s,;:]+ ){0,6}?(?:tutorials?|video (?:series|course)|youtube (?:series|playlist|video))\b"
    # What is done along a course, or kept because it was useful.
    r"|\bex(?:erci[sc]|cerci[sc]|ercis)(?:e[sd]?|ed|ing) (?:\w+ ){0,3}(?:from|of|on|at|by|with)"
    rf" (?:the )?(?:{PROVIDERS}|kaggle learn)\b"
    r"|\b(?:small|short|various|useful|random|misc(?:ellaneous)?|assorted) (?:\w+ )?(?:scripts|snippets)\b"
)
_LEARNING = lazy_pattern(
    r"(?i)\bmy (?:[\w-]+ ){1,3}journey\b|\bmy journey (?:in|into|to|through|with|of|as)\b"
    r"|(?<!machine )(?<!deep )\b(?:learning|study|self-study) (?:journey|path|log|diary|journal|repo(?:sitory)?)\b"
    r"|\b(?:while|as|when) I(?:'m| am| was)? ?(?:learn(?:ing)?|study(?:ing)?)\b"
    r"|\bjourney (?:to|of|into|in|through) learn"
    # Where scripts are kept to be looked up.
    r"|\bI\b[^.]{0,40}\b(?:us(?:e|ing)|made|created) this repo(?:sitory)? to (?:store|keep|collect)"
    r" (?:my )?(?:scripts|snippets|notebooks|templates)\b"
)
"""What one project says as well that somebody made in order to learn: it takes many files to be a collection."""


_OWN_WORK = lazy_pattern(
    r"(?i)\b(?:capstone|final|term|group|own|original|personal) projects?\b|\bportfolio\b|\bcompetition\b"
    r"|\bkaggle (?:competition|entry|entries|solution|submission|challenge)|\b(?:on|in|for|at) kaggle\b"
)
_PROJECTS = lazy_pattern(r"(?i)\bprojects\b")
"""A title that claims them, though they are called practice problems."""

_COLLECTION = 5
"""Files of code that make a collection."""

_CODE = (".py", ".ipynb", ".r", ".rmd", ".m", ".jl", ".sql")


def is_a_learners(document: Document, paths: Iterable[str]) -> bool:
    """Return whether the opening of `document` calls it practice, notes or tutorials, and no work of one's own.

    That somebody learns counts where `paths` hold a collection of code alone.
    """
    opening = _opening(document)
    title = [one.text for one in document.headings[:1]]
    if any(map(_OWN_WORK.search, opening)):
        return False
    if any(map(_TITLED.search, title)) or any(map(_FOLLOWED.search, opening)):
        return True
    if any(map(_PRACTISED.search, opening)) and not any(map(_PROJECTS.search, title)):
        return True
    codes = sum(path.lower().endswith(_CODE) for path in paths)
    return codes >= _COLLECTION and any(map(_LEARNING.search, opening))


def _opening(document: Document) -> tuple[str, ...]:
    """Return what stands at the top, and what else stands below the title, behind a list of libraries, say."""
    below = document.headings[1].line if len(document.headings) > 1 else 0
    told = [one for one in document.paragraphs if not one.listed and one.line < below]
    parts = (document.headings, document.paragraphs, told)
    return tuple(" ".join(one.text.split()) for each in parts for one in each[:_OPENING])
