"""Which files a page says, in the same sentence, to stand in another repository, whose address it gives."""

import re
from collections.abc import Iterator

from mlfolio.evidence.prose.clones import own_name
from mlfolio.evidence.prose.document import Document
from mlfolio.patterns import lazy_pattern

_REPOSITORY = lazy_pattern(r"https?://(?:www\.)?(?:github|gitlab|bitbucket)\.\w+/[\w.-]+/([\w.-]*\w)")
_SENTENCE_ENDS = lazy_pattern(r"[.!?;](?=\s|$)")
_STANDS_IN = lazy_pattern(r"\b(?:in|from|of|at|within|inside|under)\b[^.;!?]{0,40}\Z", re.IGNORECASE)
"""What stands between the name of a file, or the start of a sentence, and the address of where it is."""


def stands_elsewhere(name: str, line: int, document: Document) -> bool:
    """Return whether `name` is said to be in another repository: "run fit.py in https://github.com/joe/models"."""
    said = _with_addresses(line, document)
    if name not in said or "://" not in said:
        return False
    own = own_name(document)
    return any(own is None or one.lower().removesuffix(".git") != own for one in _homes(name, said))


def _with_addresses(line: int, document: Document) -> str:
    """Return the text of a line in which each link is followed by where it leads."""
    said = document.lines.get(line, "")
    for link in document.links:
        if link.line == line and link.text and link.text != link.target:
            said = said.replace(link.text, f"{link.text} {link.target}", 1)
    return said


def _homes(name: str, said: str) -> Iterator[str]:
    """Yield the names of the repositories that the sentences about `name` say it is in."""
    for sentence in _SENTENCE_ENDS.split(said):
        for found in _REPOSITORY.finditer(sentence) if name in sentence else ():
            before = sentence[: found.start()]
            if _STANDS_IN.search(before.rpartition(name)[2]):
                yield found[1]
