"""Which lines of a README are about another repository: those that follow its clone, as far as the section goes."""

from collections.abc import Iterator
from itertools import islice

from mlfolio.evidence.prose.document import Document
from mlfolio.patterns import lazy_pattern

_CLONED = lazy_pattern(r"\bgit clone [^\n]{0,80}?(?:github|gitlab|bitbucket)\.\w+[/:][\w.-]+/([\w.-]+)")
_A_TOOL = lazy_pattern(r"\W{1,4}(?:library|package|framework|toolkit|dependency|gem|extension)\b")
"""What stands behind the name of what a project needs, and seldom behind that of the project itself."""

_LINES_BEFORE, _LONG = 6, 500
"""Lines above a clone in which it is said what is cloned, and the characters of each that are looked at."""

_MOST = 100
"""Clones of a page that are told apart: each is compared with all links of the page."""


def lines_elsewhere(document: Document) -> list[range]:
    """Return the lines after each clone of a repository that is not this one, up to the next heading or own clone.

    This one is the first that is cloned, unless the page links to it by its name, as one does to others' work, or
    calls it a library or the like right above, and has another title.
    """
    clones = _clones(document)
    own = own_name(document)
    ends = [*(one.line for one in document.headings), *(line for line, name in clones if name == own)]
    return [
        range(line + 1, min((end for end in ends if end > line), default=10**9)) for line, name in clones if name != own
    ]


def own_name(document: Document) -> str | None:
    """Return the name of this repository, in small letters, as `document` clones it; None where it does not."""
    return next((name for line, name in _clones(document) if not _is_of_others(name, line, document)), None)


def _clones(document: Document) -> list[tuple[int, str]]:
    """Return the line and the name of what is cloned; a clone of `/.git` has no name."""
    return sorted((line, _name(name)) for line, name in islice(_named(document), _MOST) if _name(name))


def _named(document: Document) -> Iterator[tuple[int, str]]:
    for block in document.code:
        for found in _CLONED.finditer(block.text):
            yield block.line + block.text.count("\n", 0, found.start()), found[1]
    for code in document.inline_code:
        if found := _CLONED.search(code.text):
            yield code.line, found[1]


def _is_of_others(name: str, line: int, document: Document) -> bool:
    titled = document.headings[:1] and _plain(document.headings[0].text) == _plain(name)
    linked = any(_name(link.text) == name for link in document.links)
    return not titled and (linked or _is_called_a_tool(name, line, document))


def _is_called_a_tool(name: str, line: int, document: Document) -> bool:
    """Whether one of the lines above a clone says "the NeuralCoref library" of what is cloned."""
    said = (document.lines.get(number, "")[:_LONG].lower() for number in range(line - _LINES_BEFORE, line))
    return any(_A_TOOL.match(behind) for text in said if name in text for behind in text.split(name)[1:])


def _name(text: str) -> str:
    return text.lower().removesuffix(".git")


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))
