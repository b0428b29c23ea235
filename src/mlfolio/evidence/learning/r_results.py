"""What R code prints of what it read, resampled or scored: told by the name that it gave to it."""

import re
from collections.abc import Iterator

from mlfolio.patterns import lazy_pattern

_READ = lazy_pattern(
    r"^[ \t]*([A-Za-z][\w.]{0,60})[ \t]*(?:<<?-|=)[ \t]*(?:\w{1,20}::)?"
    r"(?:read\.(?:csv2?|table|delim)|read_(?:csv2?|tsv|delim|excel|table)|fread|vroom)[ \t]*\(",
    re.MULTILINE,
)
_RESAMPLED = lazy_pattern(
    r"^[ \t]*([A-Za-z][\w.]{0,60})[ \t]*(?:<<?-|=)[ \t]*(?:caret::)?resamples[ \t]*\(", re.MULTILINE
)
_SUMMED_UP = lazy_pattern(r"(?<![\w.])summary[ \t]*\([ \t]*([A-Za-z][\w.]{0,60})(?=[ \t]*[),$\[])")
_COLUMNS_SUMMED_UP = lazy_pattern(r"(?<![\w.])summary[ \t]*\([ \t]*[A-Za-z][\w.]{0,60}\(\)[ \t]*\[")
"""Columns of what a function of a Shiny page returns: a model has none."""

_SPREAD = lazy_pattern(
    r"(?<![\w.])(?:summary|dotplot|bwplot|densityplot|parallelplot|splom|diff)[ \t]*\([ \t]*([A-Za-z][\w.]{0,60})"
)


_CONFUSION = lazy_pattern(r"^(?:print[ \t]*\([ \t]*)?(?:caret::)?confusionMatrix[ \t]*\(", re.MULTILINE)
_CONFUSED = lazy_pattern(
    r"^[ \t]*([A-Za-z][\w.]{0,60})[ \t]*(?:<<?-|=)[ \t]*(?:caret::)?confusionMatrix[ \t]*\(", re.MULTILINE
)
_BOUND = lazy_pattern(r"[\"']AccuracyLower[\"']")
"""By this name the matrix is asked for the lower end of the interval."""

_BOOTSTRAP = lazy_pattern(r"(?<![\w.])bootstrap[_.](?:ci|conf|metric|score|interval)\w{0,20}(?=[ \t]*(?:\(|<-|=))")
_PRINTED = lazy_pattern(
    r"^[ \t]*(?:print[ \t]*\([ \t]*([A-Za-z][\w.]{0,60})[ \t]*\)|([A-Za-z][\w.]{0,60}))[ \t]*;?[ \t]*(?:#[^\n]*)?$",
    re.MULTILINE,
)
_OF_OTHERS = lazy_pattern(r"\b(?:InformationValue|ModelMetrics|MLmetrics|ConfusionTableR|mlr3?)\b")
"""Packages whose confusion matrix is the table alone."""


def summaries_of_tables(code: str) -> Iterator[int]:
    """Yield where `code` sums up a table that it read, or a column of one: `summary` counts what is missing there."""
    yield from _of_what_is_named(_READ, _SUMMED_UP, code)
    yield from (found.start() for found in _COLUMNS_SUMMED_UP.finditer(code))


def spreads_of_folds(code: str) -> Iterator[int]:
    """Yield where `code` sums up or plots what caret's `resamples` collected: the spread of the scores of all folds."""
    yield from _of_what_is_named(_RESAMPLED, _SPREAD, code)


def intervals_printed(code: str) -> Iterator[int]:
    """Yield where `code` prints caret's confusion matrix, which tells the 95 % interval of the accuracy, or a bound."""
    if "confusionMatrix" not in code or _OF_OTHERS.search(code):
        return
    yield from (found.start() for found in (*_CONFUSION.finditer(code), *_BOUND.finditer(code)))
    named = {found[1] for found in _CONFUSED.finditer(code)}
    if named:
        yield from (found.start() for found in _PRINTED.finditer(code) if (found[1] or found[2]) in named)


def scores_bootstrapped(code: str) -> Iterator[int]:
    """Yield where `code` defines or calls a function of its own by which a score's interval is drawn again."""
    return (found.start() for found in _BOOTSTRAP.finditer(code)) if "bootstrap" in code else iter(())


def _of_what_is_named(naming: re.Pattern[str], using: re.Pattern[str], code: str) -> Iterator[int]:
    named = {found[1] for found in naming.finditer(code)}
    yield from (found.start() for found in using.finditer(code) if found[1] in named) if named else ()
