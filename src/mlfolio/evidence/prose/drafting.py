"""A document while it is being read: readers of each markup say what comes next, and lines are kept."""

from mlfolio.evidence.prose.document import CodeBlock, Document, Heading, Image, InlineCode, Link, Paragraph, Table


class Draft:
    """Collects what a reader of markup meets, in order."""

    def __init__(self) -> None:
        self._headings: list[Heading] = []
        self._paragraphs: list[Paragraph] = []
        self._code: list[CodeBlock] = []
        self._inline: list[InlineCode] = []
        self._links: list[Link] = []
        self._images: list[Image] = []
        self._tables: list[Table] = []
        self._parts: list[str] = []
        self._line = 0
        self._blank = True
        self._open: list[tuple[str, int, int]] = []
        self._code_from: int | None = None

    def begin(self, line: int) -> None:
        """Start a run of text at a line; text that was not ended is dropped."""
        self._parts, self._line, self._open, self._code_from = [], line, [], None
        self._blank = True

    def text(self, text: str, line: int) -> None:
        """Add text to the run; the run starts at the first line that holds more than blanks."""
        if self._blank and text.strip():
            self._blank = False
            self._line = line + text[: len(text) - len(text.lstrip())].count("\n")
        self._parts.append(text)

    def inline_code(self, text: str, line: int) -> None:
        """Add code to the run."""
        linked = bool(self._open)
        self._inline.append(InlineCode(text.strip(), line, linked))
        self.text(text, line)

    def open_code(self) -> None:
        """Begin code within the run; what is added until it is closed is its text."""
        self._code_from = len(self._parts)

    def close_code(self, line: int) -> None:
        """End the code that is open, if any."""
        if self._code_from is not None:
            text = "".join(self._parts[self._code_from :]).strip()
            self._inline.append(InlineCode(text, line, bool(self._open)))
            self._code_from = None

    def open_link(self, target: str, line: int) -> None:
        """Begin a link; what is added until it is closed is its text."""
        self._open.append((target, line, len(self._parts)))

    def close_link(self) -> None:
        """End the innermost open link, if any."""
        if self._open:
            target, line, start = self._open.pop()
            self._links.append(Link(target, "".join(self._parts[start:]).strip(), line))

    def link(self, target: str, text: str, line: int) -> None:
        """Add a whole link and its text."""
        self.open_link(target, line)
        self.text(text, line)
        self.close_link()

    def image(self, target: str, alt: str, line: int, size: int | None = None) -> None:
        """Add an image; it belongs to the link that is open."""
        self._images.append(Image(target, alt, line, self._open[-1][0] if self._open else None, size))

    def end_text(self) -> str:
        """Return the run of text without keeping it."""
        while self._open:
            self.close_link()
        text = "".join(self._parts).strip()
        self._parts, self._blank = [], True
        return text

    def end_paragraph(self, *, listed: bool = False) -> None:
        """Keep the run as a paragraph, when it holds anything."""
        text = self.end_text()
        if text:
            self._paragraphs.append(Paragraph(text, self._line, listed))

    def end_heading(self, level: int) -> None:
        """Keep the run as a heading, when it holds anything."""
        text = self.end_text()
        if text:
            self._headings.append(Heading(level, " ".join(text.split()), self._line))

    def code_block(self, language: str, text: str, line: int) -> None:
        """Add a block of code."""
        self._code.append(CodeBlock(language.lower(), text, line))

    def table(self, rows: list[list[str]], line: int) -> None:
        """Add a table, when it has rows."""
        if rows:
            self._tables.append(Table(tuple(tuple(row) for row in rows), line))

    def document(self) -> Document:
        """Return all that was collected."""
        return Document(
            headings=tuple(self._headings),
            paragraphs=tuple(self._paragraphs),
            code=tuple(self._code),
            inline_code=tuple(self._inline),
            links=tuple(sorted(self._links, key=lambda link: link.line)),
            images=tuple(self._images),
            tables=tuple(self._tables),
        )
