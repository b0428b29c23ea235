"""Markdown, with the tables and the HTML that GitHub shows, read into a document."""

from typing import TYPE_CHECKING

from mlfolio.evidence.prose.document import Document
from mlfolio.evidence.prose.drafting import Draft
from mlfolio.evidence.prose.hypertext import HtmlReader

if TYPE_CHECKING:
    from markdown_it.token import Token

_NESTING = 40
"""Levels of nesting that are followed; nobody writes more, and the parser recurses."""

_UNCLOSED = 1000
"""Brackets. With more left open, nobody wrote links, and the parser would need time by the square."""


def read_markdown(text: str) -> Document:
    """Return `text` as a document; any text is Markdown of some kind, so nothing is an error."""
    # Imported here because it costs more than most of what mlfolio does.
    from markdown_it import MarkdownIt

    if text.count("[") > text.count("]") + _UNCLOSED:
        text = text.replace("[", "(")
    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table")
    return _Reader().read(parser.parse(text))


class _Reader:
    def __init__(self) -> None:
        self._draft = Draft()
        self._html = HtmlReader(self._draft)
        self._line = 1
        self._lists = 0
        self._rows: list[list[str]] = []
        self._table_line = 1

    def read(self, tokens: "list[Token]") -> Document:
        for token in tokens:
            if token.map:
                self._line = token.map[0] + 1
            self._block(token)
        return self._draft.document()

    def _block(self, token: "Token") -> None:
        kind = token.type
        if kind == "inline":
            self._draft.begin(self._line)
            self._inline(token.children or [])
        elif kind == "heading_close":
            self._draft.end_heading(int(token.tag[1:]))
        elif kind == "paragraph_close":
            self._draft.end_paragraph(listed=self._lists > 0)
        elif kind in ("fence", "code_block"):
            language = token.info.split()[0] if token.info.split() else ""
            self._draft.code_block(language.strip("{}.,"), token.content, self._line + (kind == "fence"))
        elif kind == "html_block":
            self._html.block(token.content, self._line)
        else:
            self._structure(token)

    def _structure(self, token: "Token") -> None:
        kind = token.type
        if kind in ("list_item_open", "list_item_close"):
            self._lists += token.nesting
        elif kind == "table_open":
            self._rows, self._table_line = [], self._line
        elif kind == "tr_open":
            self._rows.append([])
        elif kind in ("th_close", "td_close"):
            self._rows[-1].append(self._draft.end_text())
        elif kind == "table_close":
            self._draft.table(self._rows, self._table_line)

    def _inline(self, children: "list[Token]") -> None:
        line = self._line
        for child in children:
            if child.type in ("softbreak", "hardbreak"):
                self._draft.text("\n", line)
                line += 1
            elif child.type == "html_inline":
                self._html.inline(child.content, line)
                line += child.content.count("\n")
            else:
                self._plain(child, line)

    def _plain(self, child: "Token", line: int) -> None:
        kind = child.type
        if kind == "text":
            self._draft.text(child.content, line)
        elif kind == "code_inline":
            self._draft.inline_code(child.content, line)
        elif kind == "link_open":
            self._draft.open_link(str(child.attrs.get("href", "")), line)
        elif kind == "link_close":
            self._draft.close_link()
        elif kind == "image":
            self._draft.image(str(child.attrs.get("src", "")), child.content, line)
