"""Tables of results of which each cell is a line of its own: so HTML is read, and so pages are pasted."""

import re
from collections.abc import Iterator

from mlfolio.evidence.prose.document import Document
from mlfolio.evidence.prose.stated_results import METRIC, NOT_REACHED, VALUE
from mlfolio.patterns import lazy_pattern

_LONGEST = 40
"""Letters of a cell; what is longer tells something."""

_OF_WHAT = r"test|val(?:idation)?|train(?:ing)?|macro|micro|weighted|balanced|overall|mean|average|best|pr|roc"
_METRIC = lazy_pattern(
    rf"\W{{0,3}}(?:(?:{_OF_WHAT})[ -]){{0,2}}(?:{METRIC})(?: ?\([^()]{{1,20}}\))?\W{{0,3}}", re.IGNORECASE
)
_VALUE = lazy_pattern(rf"\W{{0,3}}{VALUE}(?: ?±.*)?\W{{0,3}}")
_SENTENCE = lazy_pattern(r"[.:;!?]\W*$")

_ROWS = lazy_pattern(r"(?:MV+c{0,2})+")
# From the first metric of a row alone, and without going back: a page of nothing but their names is long, too.
_COLUMNS = lazy_pattern(r"(?<!M)(M++)((?:c{1,2}V++)++)")
"""A metric and its values, then the next; or the metrics, and below them what was measured with its values.

The letters are those of `_letter`.
"""


def flattened(document: Document, made_up: set[int]) -> Iterator[tuple[int, str]]:
    """Yield (line, words) of each such table in which two values stand where those of a metric do."""
    cells = [
        (paragraph.line + offset, text.strip())
        for paragraph in document.paragraphs
        for offset, text in enumerate(paragraph.text.split("\n"))
    ]
    letters = "".join("." if line in made_up else _letter(text) for line, text in cells)
    for found in (*_ROWS.finditer(letters), *_COLUMNS.finditer(letters)):
        line = cells[found.start()][0]
        under = document.headings_above(line)[:1]
        metrics = 1 if found.re.groups == 0 else len(found[1])
        if found[0].count("V") >= max(2, metrics) and not any(NOT_REACHED.search(one.text) for one in under):
            yield line, "a table, cell by cell"


def _letter(text: str) -> str:
    """Return M for the name of a metric, V for a value, c for another cell, and a dot for what is none."""
    if not text or len(text) > _LONGEST or NOT_REACHED.search(text):
        return "."
    if _VALUE.fullmatch(text):
        return "V"
    if _METRIC.fullmatch(text):
        return "M"
    return "." if _SENTENCE.search(text) else "c"
