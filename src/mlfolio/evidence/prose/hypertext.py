"""The HTML that people write inside Markdown: its headings, text, code, links and images added to a draft."""

import re
from html.parser import HTMLParser

from mlfolio.evidence.prose.drafting import Draft
from mlfolio.patterns import lazy_pattern

_HEADING = lazy_pattern(r"h([1-6])")
_BLOCKS = frozenset(
    "p div center table tr td th thead tbody ul ol li dl dt dd blockquote details summary section article header"
    " footer hr"
    " figure figcaption picture".split()
)
_UNCLOSED = 50
"""Tags. With more left open, it is no HTML that somebody wrote, and the parser would need time by the square."""

_SILENT = frozenset({"script", "style", "svg", "math"})


class HtmlReader(HTMLParser):
    """Adds what it is fed to a draft; one reader serves all the HTML of a document, so that tags may close later."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(convert_charrefs=True)
        self._draft = draft
        self._first_line = 1
        self._in_block = False
        self._listed = False
        self._silent = 0
        self._pre: tuple[list[str], int] | None = None

    def block(self, html: str, line: int) -> None:
        """Read a block of HTML that starts at a line."""
        self._draft.begin(line)
        self._in_block = True
        self._read(html, line)
        self._flush()
        self._in_block = False

    def inline(self, html: str, line: int) -> None:
        """Read one tag within text."""
        self._read(html, line)

    def _read(self, html: str, line: int) -> None:
        if html.count("<") > html.count(">") + _UNCLOSED:
            return
        self._first_line = line
        self.reset()
        try:
            self.feed(html)
            self.close()
        except AssertionError:
            # What html.parser raises for a broken declaration; the rest of this piece is not shown by browsers either.
            pass

    @property
    def _line(self) -> int:
        return self._first_line + self.getpos()[0] - 1

    def _flush(self) -> None:
        if self._in_block:
            self._draft.end_paragraph(listed=self._listed)
            self._draft.begin(self._line)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open what the tag opens."""
        attributes = {name: value or "" for name, value in attrs}
        if tag == "img":
            self._draft.image(attributes.get("src", ""), attributes.get("alt", ""), self._line, _size(attributes))
        elif tag == "a" and "href" in attributes:
            self._draft.open_link(attributes["href"], self._line)
        elif tag == "code" and self._pre is None:
            self._draft.open_code()
        elif tag == "br":
            self._draft.text(" ", self._line)
        elif tag in _SILENT:
            self._silent += 1
        elif self._in_block:
            self._open_block(tag)

    def _open_block(self, tag: str) -> None:
        if tag == "pre":
            self._flush()
            self._pre = ([], self._line)
        elif tag in _BLOCKS or _HEADING.fullmatch(tag):
            self._flush()
            self._listed = tag == "li"

    def handle_endtag(self, tag: str) -> None:
        """Close what the tag closes."""
        heading = _HEADING.fullmatch(tag)
        if tag == "a":
            self._draft.close_link()
        elif tag == "code" and self._pre is None:
            self._draft.close_code(self._line)
        elif tag == "pre" and self._pre is not None:
            (parts, line), self._pre = self._pre, None
            self._draft.code_block("", "".join(parts), line)
        elif tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif heading and self._in_block:
            self._draft.end_heading(int(heading[1]))
            self._draft.begin(self._line)
        elif tag in _BLOCKS:
            self._flush()

    def handle_data(self, data: str) -> None:
        """Keep text that a reader would see."""
        if self._silent:
            return
        if self._pre is not None:
            self._pre[0].append(data)
        else:
            self._draft.text(data, self._line)


def _size(attributes: dict[str, str]) -> int | None:
    sides = [re.match(r"\s*(\d{1,5})(?:px)?\s*$", attributes.get(name, "")) for name in ("width", "height")]
    return min((int(side[1]) for side in sides if side), default=None)
