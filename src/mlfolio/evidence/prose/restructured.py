"""reStructuredText, as far as READMEs use it, read into a document; nothing is executed and nothing included."""

import re

from mlfolio.evidence.prose.document import Document
from mlfolio.evidence.prose.drafting import Draft
from mlfolio.patterns import lazy_pattern

_UNDERLINE = lazy_pattern(r"([=\-~^\"'`#*+.:_<>])\1{2,}\s*$")
_DIRECTIVE = lazy_pattern(r"\s*\.\. (?:\|[^|]+\| )?([\w-]+)::\s*(.*)$")
_OPTION = lazy_pattern(r"\s+:([\w-]+):\s*(.*)$")
_TARGET = lazy_pattern(r"\s*\.\. _([^:]+):\s+(\S.*)$")
_ITEM = lazy_pattern(r"\s*(?:[-*+•]|\(?(?:\d{1,3}|#|[a-z])[.)])\s+")
_GRID = lazy_pattern(r"\s*(?:\+[-=+]+\+|=+(?: +=+)+)\s*$")
_INLINE = lazy_pattern(
    r"``(?P<code>[^`]+)``|`(?P<text>[^`<]*)<(?P<link>[^`>]+)>`__?|`(?P<name>[^`]+)`__?|:\w+:`(?P<role>[^`]+)`"
)
_CODE = frozenset({"code", "code-block", "sourcecode", "prompt", "ipython", "parsed-literal"})


def read_restructured(text: str) -> Document:
    """Return `text` as a document; what is not understood is text."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self._lines = [line.rstrip() for line in text.split("\n")]
        self._draft = Draft()
        self._levels: list[str] = []
        self._targets = dict(found.groups() for line in self._lines if (found := _TARGET.match(line)))

    def read(self) -> Document:
        at = 0
        while at < len(self._lines):
            at = self._block(at)
        return self._draft.document()

    def _block(self, at: int) -> int:
        """Read what begins at a line (from 0); return where the next thing begins."""
        line = self._lines[at]
        if not line.strip() or _TARGET.match(line):
            return at + 1
        if directive := _DIRECTIVE.match(line):
            return self._directive(directive[1].lower(), directive[2], at)
        if line.lstrip().startswith(".. "):
            return self._past_indented(at + 1, _indent(line))
        if self._is_heading(at):
            return self._heading(at)
        if _GRID.match(line):
            return self._table(at)
        if _UNDERLINE.match(line):
            return at + 1
        return self._paragraph(at)

    def _is_heading(self, at: int) -> bool:
        after = self._lines[at + 1] if at + 1 < len(self._lines) else ""
        title = self._lines[at]
        under = _UNDERLINE.match(after)
        return (
            bool(under) and not title.startswith(" ") and not _UNDERLINE.match(title) and len(after) >= 0.7 * len(title)
        )

    def _heading(self, at: int) -> int:
        over = at > 0 and self._lines[at - 1] == self._lines[at + 1]
        style = self._lines[at + 1][0] * (2 if over else 1)
        if style not in self._levels:
            self._levels.append(style)
        self._draft.begin(at + 1)
        self._inline(self._lines[at], at + 1)
        self._draft.end_heading(self._levels.index(style) + 1)
        return at + 2

    def _directive(self, name: str, argument: str, at: int) -> int:
        end = self._past_indented(at + 1, _indent(self._lines[at]))
        options = dict(found.groups() for line in self._lines[at + 1 : end] if (found := _OPTION.match(line)))
        if name in ("image", "figure"):
            self._image(argument, options, at)
        elif name in _CODE:
            body = next((n for n in range(at + 1, end) if self._lines[n] and not _OPTION.match(self._lines[n])), end)
            self._code_block(argument, body, end)
        elif name not in ("contents", "toctree", "raw", "include", "meta"):
            # A note or warning: what it holds is text like any other, one step further in.
            return at + 1
        return end

    def _image(self, target: str, options: dict[str, str], at: int) -> None:
        digits = re.match(r"(\d{1,5})(?:px)?$", options.get("width", ""))
        link = options.get("target")
        self._draft.begin(at + 1)
        if link:
            self._draft.open_link(link, at + 1)
        self._draft.image(target.strip(), options.get("alt", ""), at + 1, int(digits[1]) if digits else None)
        self._draft.end_text()

    def _past_indented(self, at: int, indent: int) -> int:
        end = at
        for number in range(at, len(self._lines)):
            if self._lines[number].strip():
                if _indent(self._lines[number]) <= indent:
                    break
                end = number + 1
        return end

    def _code_block(self, language: str, start: int, end: int) -> None:
        lines = self._lines[start:end]
        margin = min((_indent(line) for line in lines if line), default=0)
        self._draft.code_block(language, "\n".join(line[margin:] for line in lines), start + 1)

    def _table(self, at: int) -> int:
        end = at
        while end < len(self._lines) and self._lines[end].strip():
            end += 1
        rows = [line.strip() for line in self._lines[at:end] if not _GRID.match(line)]
        cells = [row.strip("|").split("|") if "|" in row else re.split(r"\s{2,}", row) for row in rows]
        self._draft.table([[cell.strip() for cell in row] for row in cells], at + 1)
        return end

    def _paragraph(self, at: int) -> int:
        listed = bool(_ITEM.match(self._lines[at]))
        self._draft.begin(at + 1)
        end = at
        while end < len(self._lines) and self._lines[end].strip():
            if end > at and (
                _ITEM.match(self._lines[end]) or _DIRECTIVE.match(self._lines[end]) or self._is_heading(end)
            ):
                break
            mark = _ITEM.match(self._lines[end])
            self._inline(self._lines[end][mark.end() if mark else 0 :] + "\n", end + 1)
            end += 1
        self._draft.end_paragraph(listed=listed)
        return self._literal(end) if self._lines[end - 1].endswith("::") else end

    def _literal(self, at: int) -> int:
        start = next((n for n in range(at, len(self._lines)) if self._lines[n].strip()), len(self._lines))
        end = self._past_indented(start, 0)
        if end > start:
            self._code_block("", start, end)
        return max(end, start)

    def _inline(self, text: str, line: int) -> None:
        last = 0
        for found in _INLINE.finditer(text):
            self._draft.text(_plain(text[last : found.start()]), line)
            last = found.end()
            if found["code"]:
                self._draft.inline_code(found["code"], line)
            elif found["link"]:
                self._draft.link(found["link"].strip(), found["text"].strip() or found["link"], line)
            elif found["name"] and found["name"] in self._targets:
                self._draft.link(self._targets[found["name"]].strip(), found["name"], line)
            else:
                self._draft.text(found["name"] or found["role"], line)
        self._draft.text(_plain(text[last:]), line)


def _plain(text: str) -> str:
    return text.replace("**", "").replace("::", ":")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
