"""Notebooks and R Markdown files as a sequence of text and code, to see how the one explains the other."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from mlfolio.evidence.files import Files
from mlfolio.evidence.notebooks import Notebook
from mlfolio.evidence.prose.set_aside import is_set_aside, parses_bare
from mlfolio.evidence.prose.unspaced import unspaced_words
from mlfolio.patterns import lazy_pattern

_LIMIT = 400_000
"""Characters of R Markdown; a longer file is not read."""

_CHUNK = lazy_pattern(r"^[ \t]*```\{[a-zA-Z][^}\n]*\}[ \t]*$")
_FENCE = lazy_pattern(r"^[ \t]*```[ \t]*$")
_TITLE = lazy_pattern(r"^\s{0,3}#{1,3}\s*\S|^\S[^\n]*\n\s*(?:={3,}|-{3,})\s*$|<h[1-3]\b", re.MULTILINE | re.IGNORECASE)
_TITLE_WORDS = 15
"""Words. A first cell of no more, marked up as a heading or not, is a title."""

_FRONT_TITLE = lazy_pattern(r"^title:\s*\S", re.MULTILINE)
_FRONT_MATTER = lazy_pattern(r"\A\s*---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_HIDDEN = lazy_pattern(r"\binclude[ \t]*=[ \t]*F(?:ALSE)?\b")
"""A chunk that no reader of the page sees, such as its set-up."""

_COMMENT = lazy_pattern(
    r"^[ \t]*#+[ \t]*((?:\(?\w{1,2}[.)][ \t]+)?[^\W\d_][\w'-]*:?(?:[ \t]+[\w'-]+)+[^\n]*)"
    r"|#[ \t]*([^\W\d_]\w*[ \t]+\w+[ \t]+\w[^\n]*)",
    re.MULTILINE,
)
_DOCSTRING = lazy_pattern(r"^[ \t]*(?:\"\"\"|''')", re.MULTILINE)
_STATEMENT = lazy_pattern(
    r"\A(?:import (?!data|librar|packag|modul|depend|requir|file|train|test|tool)[\w.]+(?: as \w+)?(?:,[^\n]*)?\s*\Z"
    r"|from [\w.]+ import\b|[\w.]+(?:, ?[\w.]+){0,5} ?[-+*/]?= |[\w.]+\([^\n]*[)(,\[{]\s*\Z"
    r"|for \w+(?:, ?\w+){0,5} in [^\n]*:\s*\Z|(?:def|class) \w+\([^\n]*:\s*\Z)"
)
"""A comment that is nothing but an import, an assignment, a call or the head of a block set aside."""

_RULE = r"(?:[-=~*_>|\u2013\u2014\u2500\u2501\u2550\u2022]{1,100}[ \t]*)?"
"""What sets a heading off in a comment: `# -- Read the data --`."""

_NUMBER = r"(?:\(?\w{1,2}[.)][ \t]+)?"
_LEADING = lazy_pattern(rf"\s*(?:#+|\"\"\"|[^#\n]{{1,200}}[ \t]#+)\s*{_RULE}{_NUMBER}([\"'`]?[^\W\d_][^\n]*)")
_REMARK = lazy_pattern(rf"(?:^|[ \t])#+[ \t]*{_RULE}{_NUMBER}([\"'`]?[^\W\d_][^\n]*)", re.MULTILINE)
_MARKED_AS_TEXT = ("%%markdown", "%%html", "%%latex", "%%md")
"""Magics by which a cell of code is one of text."""

_COMMENT_WORDS = 3
"""Words that tell what a step is for; fewer name it."""

_OF_COLAB = lazy_pattern(
    r"<h1>(?:What is Colaboratory\?|Welcome to Colab\w*!?)|\A#* *(?:What is|Welcome to) Colab"
    r"|\bThe document you are reading is not a static web page\b|\bColab notebooks (?:allow you to|execute code on)\b"
    r"|\bTo execute the code in the above cell, select it with a click\b|\bWith Colab you can (?:harness|import)\b"
    r"|\bYou can import your own data into Colab notebooks\b|\bColab is used extensively in the machine learning\b"
    r"|\bWorking with Notebooks in Colab\b|\bmachine learning analyses that Colab\w* makes possible\b"
    r"|\A\W*Variables that you define in one cell can later be used\b",
    re.IGNORECASE,
)
"""The text of the notebook that Colab welcomes with, and that is written over."""

_WORDS_OF_COLAB = ("colab", "static web page", "to execute the code", "variables that you define")
"""One of them stands in every such text."""

_BADGES = (
    "colab.research.google", "mybinder.org", "shields.io", "badge", "kaggle.com/static", "nbviewer", "deepnote",
    "studiolab",
)  # fmt: skip
_MARK_UP = lazy_pattern(r"<[^<>]{1,800}>|!?\[[^\[\]]{0,200}\](?:\([^()\s]{0,800}\))?|\(https?://[^()\s]{1,800}\)")
"""Tags, links and pictures, one in another too, of which a cell with a badge alone is made."""


def _is_a_badge(text: str, lower: str) -> bool:
    """Return whether `text`, `lower` in lower case, is a button that opens the notebook elsewhere, and says nothing."""
    return any(badge in lower for badge in _BADGES) and not re.search(r"\w", _MARK_UP.sub("", text))


def length(text: str) -> int:
    """Return how many words `text` has."""
    return len(text.split()) + unspaced_words(text)


def _tells(comment: str) -> bool:
    return length(comment) >= _COMMENT_WORDS and not is_set_aside(comment)


def _holds_only_code_set_aside(text: str) -> bool:
    """Return whether every line of a step is a comment, one of them code, and none words for its reader."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if not all(line.startswith("#") for line in lines):
        return False
    bare = [one for line in lines if (one := line[1:].strip()) and not one.startswith("#")]
    return any(map(is_set_aside, bare)) and (parses_bare(text) or not any(map(_tells, bare)))


class Part(NamedTuple):
    """A stretch of text or a step of code."""

    is_code: bool
    text: str

    @property
    def is_void(self) -> bool:
        """Whether it says and does nothing: a badge or a host's welcome, or code that is all set aside."""
        return _holds_only_code_set_aside(self.text) if self.is_code else _says_nothing(self.text)

    @property
    def has_heading(self) -> bool:
        """Whether it is text with a heading in it, or so short that it can only be one."""
        return not self.is_code and (length(self.text) <= _TITLE_WORDS or bool(_TITLE.search(self.text)))

    @property
    def is_commented(self) -> bool:
        """Whether it is code that says something of itself: a comment of two words or more, or a docstring.

        An import, an assignment or a call that was set aside as a comment is none.
        """
        if not self.is_code:
            return False
        comments = (found[1] or found[2] for found in _COMMENT.finditer(self.text))
        return (
            any(not _STATEMENT.search(one) for one in comments)
            or _DOCSTRING.search(self.text) is not None
            or self.is_told
        )

    @property
    def is_noted(self) -> bool:
        """Whether it is code with a comment of two words or more anywhere, at the end of a line too."""
        return self.is_commented or any(length(one) > 1 for one in self._remarks())

    def _remarks(self) -> Iterator[str]:
        remarks = _REMARK.finditer(self.text) if self.is_code else ()
        return (found[1] for found in remarks if not is_set_aside(found[1]))

    @property
    def may_be_commented(self) -> bool:
        """Whether it is code with what may be a comment or a docstring of any form anywhere."""
        return self.is_code and any(sign in self.text for sign in ("#", '"""', "'''"))

    @property
    def opens_with_comment(self) -> bool:
        """Whether it is code whose first line is or ends with a comment of several words, no code set aside."""
        found = _LEADING.match(self.text) if self.is_code else None
        return found is not None and _tells(found[1])

    @property
    def is_told(self) -> bool:
        """Whether it is code in which a comment of several words stands, no code set aside, or a docstring opens it."""
        remarks = _REMARK.finditer(self.text) if self.is_code else ()
        return self.opens_with_comment or any(_tells(found[1]) for found in remarks)

    @property
    def lines(self) -> int:
        """How many lines are not blank."""
        return sum(1 for line in self.text.split("\n") if line.strip())


class Narrative(NamedTuple):
    """A notebook, or what is like one: its parts in order, those that hold nothing left out."""

    path: str
    parts: tuple[Part, ...]
    titled: bool = False

    @property
    def steps(self) -> int:
        """How many steps of code it has."""
        return sum(part.is_code for part in self.parts)


def narratives(files: Files, notebooks: list[Notebook]) -> Iterator[Narrative]:
    """Yield every notebook with its text and code, then every R Markdown and Quarto file outside vendored folders."""
    for notebook in notebooks:
        kinds = {"code": True, "markdown": False}
        cells = [cell for cell in notebook.cells if cell.kind in kinds and cell.source.strip()]
        parts = (
            Part(kinds[cell.kind] and not cell.source.lstrip().startswith(_MARKED_AS_TEXT), cell.source)
            for cell in cells
        )
        yield Narrative(notebook.path, tuple(part for part in parts if not part.is_void))
    for path in files.own:
        if PurePosixPath(path).suffix.lower() in (".rmd", ".qmd"):
            text = (files.text(path) or "")[:_LIMIT]
            body = _FRONT_MATTER.sub("", text, count=1)
            parts = (part for part in _parts(body) if not (part.is_code and part.is_void))
            yield Narrative(path, tuple(parts), titled=bool(_FRONT_TITLE.search(text[:2000])))


def _says_nothing(text: str) -> bool:
    lower = text.lower()
    of_colab = any(word in lower for word in _WORDS_OF_COLAB) and _OF_COLAB.search(text) is not None
    return of_colab or _is_a_badge(text, lower)


def _parts(text: str) -> Iterator[Part]:
    lines: list[str] = []
    in_code = hidden = False
    for line in [*text.split("\n"), ""]:
        if (_FENCE if in_code else _CHUNK).match(line):
            yield from () if hidden else _part(lines, is_code=in_code)
            hidden = not in_code and _HIDDEN.search(line) is not None
            lines, in_code = [], not in_code
        else:
            lines.append(line)
    yield from _part(lines, is_code=in_code)


def _part(lines: list[str], *, is_code: bool) -> Iterator[Part]:
    text = "\n".join(lines)
    if text.strip():
        yield Part(is_code, text)
