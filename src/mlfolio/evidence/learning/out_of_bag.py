"""Where R code looks at what a forest says of the rows that it left out of each tree."""

import re
from collections.abc import Iterator

from mlfolio.patterns import lazy_pattern

_FOREST = r"(?:randomForest::)?randomForest|(?:ranger::)?ranger"
_KEPT = lazy_pattern(rf"^[ \t]*([A-Za-z][\w.]{{0,60}})[ \t]*(?:<<?-|=)[ \t]*(?:{_FOREST})[ \t]*\(", re.MULTILINE)
_LOOKED_AT = lazy_pattern(
    # Its name alone on a line prints it; without new rows, `predict` gives the votes out of bag.
    r"^[ \t]*([A-Za-z][\w.]{0,60})[ \t]*;?[ \t]*$"
    r"|(?<![\w.])(?:print|plot|predict|show)\([ \t]*([A-Za-z][\w.]{0,60})[ \t]*"
    r"(?:\)|,[ \t]*(?:main|log|ylim|col|type)\b)"
    r"|(?<![\w.$])([A-Za-z][\w.]{0,60})\$"
    r"(?:err\.rate|confusion(?:\.matrix)?|mse|rsq|prediction\.error|r\.squared|predicted|votes|oob\.times)(?![\w.])",
    re.MULTILINE,
)


_TRACED = lazy_pattern(
    r"randomForest[ \t]*\([^)]{0,400}?(?:\([^)]{0,200}\)[^)]{0,200}?)?\bdo\.trace[ \t]*=[ \t]*(?:T|[1-9])"
)
"""The error is printed while the forest grows."""


def forests(code: str) -> frozenset[str]:
    """Return the names that `code`, in R, gives to forests."""
    return frozenset(found[1] for found in _KEPT.finditer(code))


def looks_out_of_bag(code: str, named: frozenset[str]) -> Iterator[int]:
    """Yield where `code` prints or plots one of the forests `named`, or reads its error out of bag."""
    yield from (found.start() for found in _TRACED.finditer(code))
    for found in _LOOKED_AT.finditer(code) if named else ():
        if {found[1], found[2], found[3]} & named:
            yield found.start()
