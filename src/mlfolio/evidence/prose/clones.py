"""Which lines of a README are about another repository: those that follow its clone, as far as the section goes."""

from collections.abc import Iterator

from mlfolio.evidence.prose.document import Document
from mlfolio.patterns import lazy_pattern

_CLONED = lazy_pattern(r"\bgit clone [^\n]{0,80}?(?:github|gitlab|bitbucket)\.\w+[/:][\w.-]+/([\w.-]+)")


def lines_elsewhere(document: Document) -> list[range]:
    """Return the lines after each clone of a repository that is not this one, up to the next heading or own clone.

    This one is the first that is cloned, unless the page links to it by its name, as one does to others' work, and has
    another title.
    """
    clones = sorted(_clones(document))
    own = own_name(document)
    ends = [*(one.line for one in document.headings), *(line for line, name in clones if name == own)]
    return [
        range(line + 1, min((end for end in ends if end > line), default=10**9)) for line, name in clones if name != own
    ]


def own_name(document: Document) -> str | None:
    """Return the name of this repository, in small letters, as `document` clones it; None where it does not."""
    return next((name for _, name in sorted(_clones(document)) if not _is_spoken_of(name, document)), None)


def _clones(document: Document) -> Iterator[tuple[int, str]]:
    for block in document.code:
        for found in _CLONED.finditer(block.text):
            yield block.line + block.text.count("\n", 0, found.start()), _name(found[1])
    for code in document.inline_code:
        if found := _CLONED.search(code.text):
            yield code.line, _name(found[1])


def _is_spoken_of(name: str, document: Document) -> bool:
    titled = document.headings[:1] and _plain(document.headings[0].text) == _plain(name)
    return not titled and any(_name(link.text) == name for link in document.links)


def _name(text: str) -> str:
    return text.lower().removesuffix(".git")


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))
