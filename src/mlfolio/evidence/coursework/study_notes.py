"""Whether a module is somebody's notes on what they study: comments that define its terms, between tries of each."""

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.sources import Source
from mlfolio.patterns import lazy_pattern

_NAMED = lazy_pattern(
    r"(?i)(?:^|[/_ -])(?:reviews?|notes?|cheat[_ -]?sheets?|recaps?|revision|study|glossary|summary)\.py$"
)
_WORDS = 4
_SHARE, _FEWEST = 1 / 4, 10
"""Of the lines, and in all, that are comments of four words: nobody explains a program at such a length."""


_OF_NOTES = lazy_pattern(r"(?i)[_-]notes?\.py$")


def is_called_notes(path: str) -> bool:
    """Whether a module's name ends in "notes", as scratch that belongs to no program does (random_notes.py)."""
    return _OF_NOTES.search(path) is not None


@fact(lambda source: source.is_code and not source.is_notebook)
def is_study_notes(source: Source) -> bool:
    """Return whether `source` is called a review or notes, and a quarter of it is sentences in comments."""
    if not _NAMED.search(source.path):
        return False
    comments = (line.split() for line in source.lines if line.lstrip().startswith("#"))
    sentences = sum(len(words) > _WORDS for words in comments)
    return sentences >= max(_FEWEST, _SHARE * source.filled_lines)
