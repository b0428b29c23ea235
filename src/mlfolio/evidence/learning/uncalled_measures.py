"""Functions that compute an accuracy, and that nothing but tests calls: nothing is measured by them."""

import re
from collections.abc import Iterable, Iterator

from mlfolio.evidence.code.functions import Function
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.experiments import Reading
from mlfolio.evidence.learning.signs import Sign
from mlfolio.patterns import lazy_pattern

_ROLE = "own accuracy"
_WORD = lazy_pattern(r"(?<!\bdef )\b\w+")
_IMPORT = lazy_pattern(r"^[ \t]*(?:from [\w.]+ )?import [^\n]*", re.MULTILINE)

_MOST = 200
"""Sources whose texts are looked through for a name. In a larger work helpers are called, or are there for others."""


def without_uncalled_accuracies(readings: list[Reading], sources: Iterable[Source]) -> list[Reading]:
    """Return `readings` without the accuracies of functions whose names no source says but to define or import them."""
    every = list(sources)
    shown = {one.path: one.signs for one in readings if any(sign.role == _ROLE for sign in one.signs)}
    defined = [(one, each) for one in every if one.path in shown for each in _accuracies(one, shown[one.path])]
    if not defined or len(every) > _MOST:
        return readings
    # Words are looked up, not names tried one by one: a work may hold thousands.
    said = set().union(*(_WORD.findall(_IMPORT.sub("", source.text)) for source in every))
    uncalled = [(source, each) for source, each in defined if each.name not in said]
    idle = {(source.path, sign) for source, each in uncalled for sign in _within(source, each, shown[source.path])}
    return [_without(one, idle) for one in readings] if idle else readings


def _accuracies(source: Source, signs: tuple[Sign, ...]) -> Iterator[Function]:
    """Yield the functions of a module, and no methods, that are called accuracy."""
    places = {(sign.detail, sign.line) for sign in signs if sign.role == _ROLE}
    if not source.is_notebook:
        yield from (one for one in source.functions if not one.owner and (one.name, one.line) in places)


def _within(source: Source, function: Function, signs: tuple[Sign, ...]) -> Iterator[Sign]:
    """Yield the signs of accuracy of a function's name and of what is named in it and nowhere else in `source`."""
    others = source.lines[: function.line - 1] + source.lines[function.end :]
    elsewhere = set(_WORD.findall("\n".join(others)))
    inside = (one for one in signs if one.role == _ROLE and function.line <= one.line <= function.end)
    yield from (one for one in inside if one.detail not in elsewhere)


def _without(reading: Reading, idle: set[tuple[str, Sign]]) -> Reading:
    kept = tuple(sign for sign in reading.signs if (reading.path, sign) not in idle)
    return reading if len(kept) == len(reading.signs) else reading._replace(signs=kept)
