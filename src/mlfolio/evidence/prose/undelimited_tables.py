"""Tables without the row of dashes below their heading: pages show them as lines of text, and readers as tables."""

from collections.abc import Iterator
from itertools import groupby

from mlfolio.evidence.prose.document import Document, Paragraph, Table
from mlfolio.evidence.prose.stated_results import VALUE
from mlfolio.patterns import lazy_pattern

_HOLDS_VALUE = lazy_pattern(VALUE)
_FEWEST_ROWS = 2
"""A heading, and what stands below it."""


def undelimited(document: Document) -> Iterator[Table]:
    """Yield each run of lines with cells between bars of which the first holds words alone, as a heading does."""
    for paragraph in document.paragraphs:
        yield from _in_paragraph(paragraph)


def _in_paragraph(paragraph: Paragraph) -> Iterator[Table]:
    numbered = enumerate(paragraph.text.split("\n"), start=paragraph.line)
    for has_cells, lines in groupby(numbered, key=lambda one: "|" in one[1]):
        found = list(lines)
        if has_cells and len(found) >= _FEWEST_ROWS and not _HOLDS_VALUE.search(found[0][1]):
            yield Table(tuple(_cells(line) for _, line in found), found[0][0])


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
