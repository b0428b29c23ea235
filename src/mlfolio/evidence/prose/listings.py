"""Lists of a project's files that people write in text: an item for each, its name first, then what it is."""

import bisect
import re
from collections.abc import Iterator

from mlfolio.evidence.prose.document import Document, Paragraph
from mlfolio.evidence.prose.trees import FILE, MADE, Entry
from mlfolio.patterns import lazy_pattern

_LABEL = lazy_pattern(r"^(?:files?|folders?|director(?:y|ies)|scripts?|notebooks?)\s*:\s*", re.IGNORECASE)
_ITEM = lazy_pattern(
    r"^(?:\./)?(?P<entry>\w[\w./ -]{0,150}?(?:\.\w+|/|file))(?=\s*$|\s*:(?!\w|//)|\s+[-\u2013\u2014>(]|,)"
)
_IN_WORDS = lazy_pattern(r" |^[^/]*\.js$", re.IGNORECASE)
"""What stands in a sentence, and names of libraries (D3.js)."""

_OF_FILES = lazy_pattern(
    r"\b(?:(?:project|repo(?:sitory)?|folder|file|director(?:y|ies)|code|source)s?\W{1,3}(?:structure|organi[sz]ation|layout|tree"
    r"|contents?|overview|descriptions?)|^\W*(?:files?|folders?|structure|contents?)\W*$)",
    re.IGNORECASE,
)
"""Headings of what a repository holds."""


_OF_EACH = lazy_pattern(
    r"\b(?:each|every|all|individual)\b[^.\n]{0,60}?\b(?:sub-?)?(?:folder|project|director(?:y|ie)|package|module"
    r"|chapter|week|day|dataset|model|algorithm)s?\b"
    r"(?:[^.\n]{0,80}?\b(?:generally|typically|usually|normally|often|following|same|similar|standard|consistent)\b"
    r"|[^.\n]{0,40}?\b(?:includes?|contains?|ha(?:s|ve)|holds?|consists? of|comprises?)\W*$)"
    r"|\b(?:cada|todas? as|todos? los|chaque|jede[rs]?) (?:carpeta|pasta|proye[ck]to|projeto|dossier|projet|ordner"
    r"|projekt)[^.\n]{0,40}?\b(?:contiene|contém|tiene|tem|contient|enthält|hat|incluye|inclui)\b[^.\n]{0,40}?:\s*$"
    # What the reader is to make.
    r"|\b(?:create|configure|set ?up|arrange|prepare|organi[sz]e|crear|crea|cree|criar|crie|créer|créez|erstellen?)"
    r" [^.\n]{0,40}?\b(?:folders?|director(?:y|ies)|files?|carpetas?|pastas?|dossiers?|ordner\w{0,9})\b"
    r"[^.\n]{0,40}:\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_LIST, _OPENING = 40, 400
"""Items of a list, above the first of which stands what introduces it, and characters of that."""


def is_of_each(line: int, document: Document) -> bool:
    """Return whether what stands at `line` is introduced as what each folder holds, or what the reader is to make."""
    end = bisect.bisect_left([paragraph.line for paragraph in document.paragraphs], line)
    above = document.paragraphs[max(0, end - _LIST) : end]
    # An item that ends in a colon introduces what stands right below it.
    told = [one for one in above[-1:] if one.text.rstrip().endswith(":")]
    told += [one for one in reversed(above) if not one.listed][:1]
    section = document.headings_above(line)[:1]
    return any(
        _OF_EACH.search(one.text[-_OPENING:]) for one in told if document.headings_above(one.line)[:1] == section
    )


def listed_entries(document: Document) -> Iterator[Entry]:
    """Yield the items of lists that are a file of code or configuration, and folders where a list is of folders.

    What may be made or downloaded (data, models, results) is left out, as in drawn trees.
    """
    for paragraph in document.paragraphs:
        if paragraph.listed:
            yield from _of_item(paragraph, document)


def _of_item(paragraph: Paragraph, document: Document) -> Iterator[Entry]:
    first = paragraph.text.split("\n", 1)[0][:400].strip()
    label = _LABEL.match(first)
    item = _ITEM.match(first[label.end() :] if label else first.lstrip("\U0001f4c1\U0001f4c2\U0001f4c4 "))
    if item is None:
        return
    entry = item["entry"]
    *folders, name = entry.rstrip("/").split("/")
    if any(MADE.fullmatch(part) for part in [*folders, name]):
        return
    is_folder = entry.endswith("/") and (label or (" " not in entry and _is_of_files(paragraph, document)))
    if is_folder or (FILE.fullmatch(name) and not _IN_WORDS.search(entry)):
        yield Entry(entry.rstrip("/"), paragraph.line)


def _is_of_files(paragraph: Paragraph, document: Document) -> bool:
    return any(_OF_FILES.search(heading.text) for heading in document.headings_above(paragraph.line)[:1])
