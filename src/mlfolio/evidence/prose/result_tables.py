"""Tables of results: numbers in cells that a row, a column, a heading or the line above names a metric for."""

import re

from mlfolio.evidence.prose.document import Document, Table
from mlfolio.evidence.prose.stated_results import METRIC, NOT_REACHED
from mlfolio.patterns import lazy_pattern

REACH = 2
"""Lines between a table and words on its values."""

_HEADED = lazy_pattern(rf"\b(?:{METRIC})\b", re.IGNORECASE)
_CELL = lazy_pattern(r"^\W{0,4}[-+]?[$€£]?\d+(?:[.,]\d+)*\s?(?:%|[mµu]?s|[x\u00d7])?(?:\s?(?:±|\+/-|\().*)?\W{0,4}$")

_PRECISE = lazy_pattern(r"^\W{0,4}[$€£]?(?:\d*[.,]\d+\s?%?|\d{1,3}\s?%)(?:\s?(?:±|\+/-|\().*)?\W{0,4}$")
"""A value that is no count: with one of them alone in a table, its row or column is to name the metric."""

_BENCHMARKS = lazy_pattern(r"^\W*benchmarks?\b", re.IGNORECASE)
_OF_RESULTS = lazy_pattern(r"\W*(?:metric|measure)s?\W+(?:results?|values?)\W*", re.IGNORECASE)
"""The heading of a table of two columns whose rows name what was measured."""
_OF_DATA = lazy_pattern(
    r"\W*(?:(?:total|number of|n(?:um)?)[ _])?"
    r"(?:samples|rows|records|features|columns|missing values|duplicate\w*(?: \w+)?)\W*",
    re.IGNORECASE,
)
"""What such a table measures that describes data."""


def holds_values(table: Table, document: Document) -> bool:
    """Whether a row, a column or the line that leads in is named for a metric, and numbers stand in the cells."""
    cells = [cell for row in table.rows for cell in row]
    named = (
        _is_led_in(table, document)
        or (_is_of_results(table) and not any(_OF_DATA.fullmatch(row[0]) for row in table.rows if row))
        or any(_HEADED.search(cell) for cell in (*table.rows[0], *(row[0] for row in table.rows if row)))
    )
    values = sum(bool(_CELL.match(cell.strip())) and any(map(str.isdigit, cell)) for cell in cells)
    return named and (values > 1 or _holds_one_value(table))


def _holds_one_value(table: Table) -> bool:
    """Whether a value stands below, or behind, the name of a metric: `| model | accuracy |` above `| tree | 0.83 |`."""
    heading = table.rows[0]
    return any(
        _PRECISE.match(cell.strip()) and any(map(_HEADED.search, (row[0], *heading[column : column + 1])))
        for row in table.rows[1:]
        if not NOT_REACHED.search(" ".join((*heading, *row)))
        for column, cell in enumerate(row[1:], start=1)
    )


def _is_led_in(table: Table, document: Document) -> bool:
    """Whether it stands right under Benchmarks, or a line that names the metric and ends in a colon leads to it."""
    if any(_BENCHMARKS.search(one.text) for one in document.headings_above(table.line)[:1]):
        return True
    before = (document.lines.get(number, "").strip() for number in range(table.line - 1, table.line - 1 - REACH, -1))
    line = next(filter(None, before), "")
    return line.endswith(":") and _HEADED.search(line) is not None


def _is_of_results(table: Table) -> bool:
    return len(table.rows[0]) == 2 and _OF_RESULTS.fullmatch(" ".join(table.rows[0])) is not None
