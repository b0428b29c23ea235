"""The lines that findings point at: their text, and the place in the file to mark, notebooks included."""

import hashlib
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mlfolio.evidence.notebook_lines import Span, cell_lines
from mlfolio.evidence.notebooks import Notebook, parse_notebook
from mlfolio.verdicts import Finding

if TYPE_CHECKING:
    from mlfolio.evidence.files import Files


class Region(NamedTuple):
    """A piece of one line of a file: its line and its columns, from 1; `end` is the column behind the last."""

    line: int
    start: int
    end: int


class Excerpts:
    """Reads the lines that findings point at, each file once."""

    def __init__(self, files: "Files") -> None:
        self._files = files
        self._lines = cache(self._read_lines)
        self._spans = cache(self._read_spans)
        self._notebook = cache(self._read_notebook)

    def line(self, finding: Finding) -> str | None:
        """Return the line of source that `finding` points at, without its indentation; None where there is none."""
        number = finding.line or (1 if finding.cell else None)
        if finding.path is None or number is None:
            return None
        lines = self._cell(finding.path, finding.cell) if finding.cell else self._lines(finding.path)
        return lines[number - 1].strip() if number <= len(lines) else None

    def region(self, finding: Finding) -> Region | None:
        """Return what to mark in the file itself; a notebook's line stands somewhere in its JSON."""
        if finding.path is None:
            return None
        if finding.cell:
            span = self._span(finding)
            return span and self._located(finding.path, span)
        lines = self._lines(finding.path)
        if finding.line is None or finding.line > len(lines):
            return None
        return _marked(finding.line, lines[finding.line - 1], 0)

    def digest(self, path: str) -> str | None:
        """Return the hash of a file's bytes; None where they cannot be read."""
        data = self._files.data(path)
        return None if data is None else hashlib.sha256(data).hexdigest()

    def anchor(self) -> str | None:
        """Return the file to point at where a finding is about the whole repository: the README, else the first."""
        for name in ("README.md", "README.rst", "README.txt", "README"):
            found = self._files.find(name)
            if found is not None:
                return found
        return next(iter(self._files.paths), None)

    def _text(self, path: str) -> str | None:
        return self._files.text(path)

    def _read_lines(self, path: str) -> list[str]:
        return (self._text(path) or "").split("\n")

    def _read_notebook(self, path: str) -> Notebook:
        return parse_notebook(path, self._text(path))

    def _read_spans(self, path: str) -> dict[int, list[Span]]:
        return cell_lines(self._text(path) or "")

    def _cell(self, path: str, cell: int) -> list[str]:
        return next((one.source.split("\n") for one in self._notebook(path).cells if one.number == cell), [])

    def _span(self, finding: Finding) -> Span | None:
        lines = self._spans(finding.path).get(finding.cell, [])
        number = finding.line or 1
        return lines[number - 1] if number <= len(lines) else None

    def _located(self, path: str, span: Span) -> Region:
        text = self._text(path) or ""
        beginning = text.rfind("\n", 0, span.start) + 1
        return _marked(text.count("\n", 0, beginning) + 1, text[span.start : span.end], span.start - beginning)


def _marked(number: int, text: str, offset: int) -> Region:
    indent = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    return Region(number, offset + min(indent, end) + 1, offset + end + 1)
