"""A document as its reader sees it, whatever markup it was written in: headings, text, code, links, images, tables."""

import bisect
from typing import TYPE_CHECKING, Any, NamedTuple

from mlfolio.evidence.tracing import cached_property

if TYPE_CHECKING:
    from mlfolio.evidence.prose.sentences import Step


class Heading(NamedTuple):
    """A heading; the title of the document has level 1."""

    level: int
    text: str
    line: int


class Paragraph(NamedTuple):
    """A run of text without its markup; line breaks stay, so that its lines can be told apart."""

    text: str
    line: int
    listed: bool = False


class CodeBlock(NamedTuple):
    """A block of code: the language it names (lower case, empty where none), and the line its first line stands on."""

    language: str
    text: str
    line: int


class InlineCode(NamedTuple):
    """Code within text; `linked` where the whole of it is the text of a link."""

    text: str
    line: int
    linked: bool = False


class Link(NamedTuple):
    """A link: where it leads and the text that shows it."""

    target: str
    text: str
    line: int


class Image(NamedTuple):
    """An image; `link` is where a click on it leads, `size` its smaller side in pixels where the markup says so."""

    target: str
    alt: str
    line: int
    link: str | None = None
    size: int | None = None


class Table(NamedTuple):
    """A table: its rows of cells, the heading row first."""

    rows: tuple[tuple[str, ...], ...]
    line: int


class Parts(NamedTuple):
    """All that was found, each kind in the order of its lines, which count from 1."""

    headings: tuple[Heading, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    code: tuple[CodeBlock, ...] = ()
    inline_code: tuple[InlineCode, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    tables: tuple[Table, ...] = ()


_KINDS = (Heading, Paragraph, CodeBlock, InlineCode, Link, Image, Table)
"""What each of the parts holds, in their order."""


class Document(Parts):
    """All that was found in a document, and where it stands."""

    @classmethod
    def of(cls, plain: tuple[Any, ...]) -> "Document":
        """Return the document that `plain` took apart."""
        return cls(*(tuple(map(kind._make, part)) for kind, part in zip(_KINDS, plain, strict=True)))  # type: ignore[attr-defined]

    def plain(self) -> tuple[Any, ...]:
        """Return it as plain data."""
        return tuple(tuple(map(tuple, part)) for part in self)

    @cached_property
    def _heading_lines(self) -> list[int]:
        return [heading.line for heading in self.headings]

    @cached_property
    def lines(self) -> dict[int, str]:
        """The lines of the paragraphs, by their numbers."""
        return {
            paragraph.line + offset: text
            for paragraph in self.paragraphs
            for offset, text in enumerate(paragraph.text.split("\n"))
        }

    @cached_property
    def steps(self) -> "list[Step]":
        """What it tells its reader to do, in the order of the lines; several checks ask."""
        from mlfolio.evidence.prose.instructions import steps

        return steps(self)

    def headings_above(self, line: int) -> tuple[Heading, ...]:
        """Return the headings that a line stands under, the nearest first."""
        found: list[Heading] = []
        for heading in reversed(self.headings[: bisect.bisect_right(self._heading_lines, line)]):
            if not found or heading.level < found[-1].level:
                found.append(heading)
        return tuple(found)
