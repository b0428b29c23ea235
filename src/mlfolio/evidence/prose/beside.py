"""What the pages around a notebook tell in its stead: what it is about, and what came out."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from mlfolio.evidence.files import Files
from mlfolio.evidence.prose.narration import Narrative
from mlfolio.evidence.prose.readme import README_LIMIT, read_document
from mlfolio.evidence.prose.results import results
from mlfolio.evidence.prose.shown_elsewhere import shown_in_a_picture
from mlfolio.evidence.prose.writings import unread_write_up
from mlfolio.patterns import lazy_pattern

_PAGES = (".md", ".rst")
_OF_THE_AUTHOR = lazy_pattern(
    r"(?!.*(?<![a-z])(?:papers?|data(?:set)?s?|instructions?|assignments?|briefs?|guidelines?|syllabus|licen[cs]e|cv|resume|book"
    r"|cheat|manual|task|rubric|requirements?)(?![a-z]))[^/\d]*[a-z]{3}[^/]*\.(?:pdf|pptx?|odp|docx?)\Z",
    re.IGNORECASE,
)
"""A document at the root that is not, by its name, somebody else's."""

_OUTCOME = lazy_pattern(
    r"^\s{0,3}#{1,4}[\s\d.]*(?:results?|summary|conclusions?|findings|discussion)\b", re.IGNORECASE | re.MULTILINE
)
_REDONE, _A_LINE = 1 / 3, 12
"""Of a notebook's lines of code, those of so many characters, that stand in a report that redoes its steps."""

_NOTEBOOKS = (".ipynb", ".Rmd", ".qmd")
_README = lazy_pattern(r"(^|/)readme[^/]*$", re.IGNORECASE)
_REPORT = lazy_pattern(r"report|result|finding|summary|write-?up", re.IGNORECASE)
_HEADING = lazy_pattern(r"^\s{0,3}#{1,6}\s*(\S[^\n]{3,200}?)[\s#:]*$", re.MULTILINE)
_TELLING = 4
"""Letters of a name that is found in a text for what it names."""

_SHARED = 2
"""Headings of a notebook that a report repeats, from which on it tells what the notebook found."""


def titled_beside(narrative: Narrative, files: Files) -> bool:
    """Return whether a page in the folder of a notebook, which names it or has no other there, has a heading."""
    return any(read_document(path, text).headings for path, text in _about(narrative, files))


def concluded_beside(narrative: Narrative, files: Files) -> bool:
    """Return whether a page about a notebook says what came out, or a report may, which is not read here."""
    pages = (*_about(narrative, files), *_naming(narrative, files))
    if any(_tells(path, text) for path, text in pages):
        return True
    if any("/" not in path and _OF_THE_AUTHOR.match(path) and not _is_knitted(path, files) for path in files.own):
        return True
    return _is_reported(narrative, files) or any(_repeats(narrative, text) for text in _reports(files))


def retold_beside(narrative: Narrative, others: Iterable[Narrative]) -> bool:
    """Return whether another notebook in its folder redoes a third of its steps and says under a heading what came out.

    The one is then the working sheet of the other.
    """
    folder, lines = _folder(narrative.path), _lines(narrative)
    beside = (one for one in others if one.path != narrative.path and _folder(one.path) == folder)
    return any(_has_outcome(one) and len(lines & _lines(one)) > _REDONE * len(lines) for one in beside)


def _lines(narrative: Narrative) -> set[str]:
    lines = (line.strip() for part in narrative.parts if part.is_code for line in part.text.split("\n"))
    return {line for line in lines if len(line) >= _A_LINE}


def _has_outcome(narrative: Narrative) -> bool:
    return any(not part.is_code and _OUTCOME.search(part.text) for part in narrative.parts)


def _about(narrative: Narrative, files: Files) -> Iterator[tuple[str, str]]:
    folder = _folder(narrative.path)
    beside = [path for path in files.own if _folder(path) == folder]
    alone = sum(path.endswith(_NOTEBOOKS) for path in beside) == 1
    pages = ((path, _text(path, files)) for path in beside if path.lower().endswith(_PAGES))
    yield from ((path, text) for path, text in pages if alone or _names(text, narrative))


def _naming(narrative: Narrative, files: Files) -> Iterator[tuple[str, str]]:
    """Yield the READMEs of the folders around a notebook; the root's where it names the notebook."""
    folder = _folder(narrative.path)
    for path in files.own:
        if _README.search(path) and f"{folder}/".startswith(f"{_folder(path)}/".lstrip("/")):
            text = _text(path, files)
            if _folder(path) or _names(text, narrative):
                yield path, text


def _tells(path: str, text: str) -> bool:
    document = read_document(path, text)
    return next(results(document), None) is not None or shown_in_a_picture(document) is not None


def _is_reported(narrative: Narrative, files: Files) -> bool:
    """Whether a report in a format that is not read lies at the root, or in the same folder at the root."""
    report = unread_write_up(files, (*_PAGES, *_NOTEBOOKS))
    top = report.partition("/")[0] if report and "/" in report else ""
    return report is not None and (not top or top == narrative.path.partition("/")[0] or bool(_REPORT.search(top)))


def _is_knitted(path: str, files: Files) -> bool:
    """Whether a notebook of the same name stands beside it, whose own words it shows."""
    stem = path.rpartition(".")[0]
    return any(files.exists(stem + suffix) for suffix in _NOTEBOOKS)


def _reports(files: Files) -> Iterator[str]:
    named = (path for path in files.own if path.lower().endswith(_PAGES) and _REPORT.search(path))
    yield from (_text(path, files) for path in named)


def _repeats(narrative: Narrative, text: str) -> bool:
    headings = {found for part in narrative.parts if not part.is_code for found in _HEADING.findall(part.text)}
    return len(headings & set(_HEADING.findall(text))) >= _SHARED


def _text(path: str, files: Files) -> str:
    return (files.text(path) or "")[:README_LIMIT]


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _names(text: str, narrative: Narrative) -> bool:
    """Whether `text` names a notebook: its file, as an address too, or a stem that is no mere letter or number."""
    name = narrative.path.rpartition("/")[2]
    stem = name.rpartition(".")[0]
    return name in text or quote(name) in text or (len(stem) >= _TELLING and stem in text)
