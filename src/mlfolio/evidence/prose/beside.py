"""What the pages around a notebook tell in its stead: what it is about, and what came out."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from mlfolio.evidence.files import Files, folders_of
from mlfolio.evidence.prose.narration import Narrative
from mlfolio.evidence.prose.readme import page_text, read_document
from mlfolio.evidence.prose.results import states_a_result
from mlfolio.evidence.prose.shown_pictures import shown_in_a_picture
from mlfolio.evidence.prose.writings import documents_at_the_root, unread_write_up
from mlfolio.evidence.tracing import cached_property
from mlfolio.patterns import lazy_pattern

_PAGES = (".md", ".rst")
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


class Surroundings:
    """The files around the notebooks of a repository, looked through once for all of them."""

    def __init__(self, files: Files, narratives: Iterable[Narrative]) -> None:
        self._files, self._narratives = files, tuple(narratives)

    def titles(self, narrative: Narrative) -> bool:
        """Return whether a page in the folder of a notebook, which names it or has no other there, has a heading."""
        return any(read_document(path, text).headings for path, text in self._about(narrative))

    def concludes(self, narrative: Narrative) -> bool:
        """Return whether a page about a notebook says what came out, or a report may, which is not read here.

        Another notebook does, too, that redoes a third of its steps: the one is then the working sheet of the other.
        """
        pages = (*self._about(narrative), *self._naming(narrative))
        return (
            any(_tells(path, text) for path, text in pages)
            or self._has_paper
            or self._is_reported(narrative)
            or any(_repeats(narrative, text) for text in self._reports)
            or self._is_retold(narrative)
        )

    @cached_property
    def _by_folder(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for path in self._files.own:
            found[_folder(path)].append(path)
        return found

    @cached_property
    def _has_paper(self) -> bool:
        """Whether a document of the author's stands at the root."""
        return any(not _is_knitted(path, self._files) for path in documents_at_the_root(self._files))

    @cached_property
    def _unread(self) -> str | None:
        return unread_write_up(self._files, (*_PAGES, *_NOTEBOOKS))

    @cached_property
    def _reports(self) -> tuple[str, ...]:
        named = (path for path in self._files.own if path.lower().endswith(_PAGES) and _REPORT.search(path))
        return tuple(page_text(path, self._files) for path in named)

    @cached_property
    def _retelling(self) -> dict[str, list[tuple[str, set[str]]]]:
        """The notebooks that say what came out, with their lines, by folder."""
        found: dict[str, list[tuple[str, set[str]]]] = defaultdict(list)
        for one in filter(_has_outcome, self._narratives):
            found[_folder(one.path)].append((one.path, _lines(one)))
        return found

    def _is_retold(self, narrative: Narrative) -> bool:
        lines, beside = _lines(narrative), self._retelling.get(_folder(narrative.path), ())
        return any(path != narrative.path and len(lines & told) > _REDONE * len(lines) for path, told in beside)

    def _about(self, narrative: Narrative) -> Iterator[tuple[str, str]]:
        beside = self._by_folder.get(_folder(narrative.path), ())
        alone = sum(path.endswith(_NOTEBOOKS) for path in beside) == 1
        pages = ((path, page_text(path, self._files)) for path in beside if path.lower().endswith(_PAGES))
        yield from ((path, text) for path, text in pages if alone or _names(text, narrative))

    def _naming(self, narrative: Narrative) -> Iterator[tuple[str, str]]:
        """Yield the READMEs of the folders around a notebook; the root's where it names the notebook."""
        for folder in ("", *folders_of(narrative.path)):
            for path in filter(_README.search, self._by_folder.get(folder, ())):
                text = page_text(path, self._files)
                if folder or _names(text, narrative):
                    yield path, text

    def _is_reported(self, narrative: Narrative) -> bool:
        """Whether a report in a format that is not read lies at the root, or in the same folder at the root."""
        report = self._unread
        top = report.partition("/")[0] if report and "/" in report else ""
        return report is not None and (not top or top == narrative.path.partition("/")[0] or bool(_REPORT.search(top)))


def _lines(narrative: Narrative) -> set[str]:
    lines = (line.strip() for part in narrative.parts if part.is_code for line in part.text.split("\n"))
    return {line for line in lines if len(line) >= _A_LINE}


def _has_outcome(narrative: Narrative) -> bool:
    return any(not part.is_code and _OUTCOME.search(part.text) for part in narrative.parts)


def _tells(path: str, text: str) -> bool:
    document = read_document(path, text)
    return states_a_result(document) or shown_in_a_picture(document) is not None


def _is_knitted(path: str, files: Files) -> bool:
    """Whether a notebook of the same name stands beside it, whose own words it shows."""
    stem = path.rpartition(".")[0]
    return any(files.exists(stem + suffix) for suffix in _NOTEBOOKS)


def _repeats(narrative: Narrative, text: str) -> bool:
    headings = {found for part in narrative.parts if not part.is_code for found in _HEADING.findall(part.text)}
    return len(headings & set(_HEADING.findall(text))) >= _SHARED


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _names(text: str, narrative: Narrative) -> bool:
    """Whether `text` names a notebook: its file, as an address too, or a stem that is no mere letter or number."""
    name = narrative.path.rpartition("/")[2]
    stem = name.rpartition(".")[0]
    return name in text or quote(name) in text or (len(stem) >= _TELLING and stem in text)
