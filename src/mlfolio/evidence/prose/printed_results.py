"""What a run printed, as a block of a page shows it: a loss, a value by its name, a report of classes."""

import re
from collections.abc import Iterator

from mlfolio.evidence.prose.stated_results import METRIC, STATED, VALUE
from mlfolio.patterns import lazy_pattern

_LOSS = lazy_pattern(
    rf"\bloss(?: (?:per|for|on|over|at|after|of)(?: [\w-]{{1,20}}){{1,4}})?\s*[:=]\s*{VALUE}", re.IGNORECASE
)
_ASSIGNED = lazy_pattern(
    rf"(?<![A-Za-z\d_-])(?:(?:test|val|valid|validation|train|training)[_ -]?(?:set[_ -]?)?)?"
    rf"(?:acc(?:uracy)?|rmse|mae|mse|r2|f1|auc|score|error|precision|recall)"
    rf"[_ -]?(?:on[_ -])?(?:test|val|valid|train)?(?:ing)?\s?[=:]\s?{VALUE}",
    re.IGNORECASE,
)
"""What a run printed of one setting after the other: `accTest = 92.25%`."""

_KNITTED = lazy_pattern(rf"^\s*## .{{0,120}}?\b(?:{METRIC})\b[^\n]{{0,80}}?[=:]\s*{VALUE}", re.IGNORECASE)
"""What R printed, as knitr sets it."""

_REPORTED = lazy_pattern(
    rf"^[ \t]*(?:accuracy|(?:macro|micro|weighted) avg)[ \t]{{2,}}[01]\.\d"
    rf"|^[^\n]*\b(?:{METRIC})[ \t|]{{2,}}(?:{METRIC})\b[^\n]*(?:\n[^\n]*){{1,3}}?[ \t|]{VALUE}",
    re.IGNORECASE | re.MULTILINE,
)
"""A report of classes as scikit-learn prints it, or columns headed by two metrics with values below."""


def printed(text: str, first: int) -> Iterator[tuple[int, str]]:
    """Yield (line, words) of each result in the printed `text`, which begins in the line `first`."""
    if _REPORTED.search(text):
        yield first, "a printed report"
    for offset, line in enumerate(text.split("\n")):
        found = STATED.match(line.strip()) or _LOSS.search(line) if ":" in line else None
        found = found or _ASSIGNED.search(line) or (_KNITTED.match(line) if "## " in line else None)
        if found:
            yield first + offset, found[0]
