"""All that a repository tells in prose: READMEs, pages in docs and beside the data, the text of notebooks."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from mlfolio.evidence.files import Files
from mlfolio.evidence.notebooks import Notebook
from mlfolio.evidence.prose.headings import with_marked_headings
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding

_MOST, _LIMIT = 200, 200_000
"""Files, and characters of each: more is a site, whose pages are no longer read as one account of the work."""

_PAGE = lazy_pattern(r"\.(md|markdown|rst|rmd|qmd|txt|adoc|org|tex)$", re.IGNORECASE)
_TOLD = lazy_pattern(r"(^|/)readme[^/]*$", re.IGNORECASE)
_OTHER = lazy_pattern(
    r"(^|/)\.|(^|/)(licen[cs]e|copying|change(s|log)|history|contribut\w*|code_of_conduct|security|authors|agents"
    r"|claude|news"
    r"|requirements?[^/]*|cmakelists|third_party[^/]*|vocab\w*|(train|test|valid\w*)[^/]*|names?|labels?|classes)\.\w+$"
    r"|(^|/)(tests?|testdata|fixtures|node_modules|logs?|outputs?|checkpoints?|templates?)/|requirements[^/]*\.txt$",
    re.IGNORECASE,
)
_PROSE_FOLDERS = lazy_pattern(
    r"(^|/)(docs?|documentation|reports?|data|datasets?|rapport|doc|paper)/[^/]*\.txt$", re.IGNORECASE
)


_WRITE_UP = lazy_pattern(
    r"(^|/)[^/]*(report|documentation|write-?up|thesis|solution|presentation|slides|poster|rapport|soutenance"
    r"|报告|報告|分析|探索|总结|總結|汇报|匯報|说明|說明|论文|論文|方案|文档|レポート|発表|보고서|발표"
    r"|relat[oó]rio|informe|bericht|proje(?:c?t|kt|to)(?![a-z])|proyecto)[^/]*\.(pdf|docx?|pptx?|odt)$",
    re.IGNORECASE,
)
_REPORT = lazy_pattern(r"(?i)(?<![a-z])(?:report|thesis|paper|write-?up)(?![a-z])[^/]*\.(?:pdf|docx?|odt|tex)\Z")
_OF_THE_AUTHOR = lazy_pattern(
    r"(?!.*(?<![a-z])(?:papers?|data(?:set)?s?|instructions?|assignments?|briefs?|guidelines?|syllabus|licen[cs]e|cv|resume|book"
    r"|cheat|manual|task|rubric|requirements?)(?![a-z]))[^/\d]*[a-z]{3}[^/]*\.(?:pdf|pptx?|odp|docx?)\Z",
    re.IGNORECASE,
)
"""A document at the root that is not, by its name, somebody else's."""

_CODE = ("*.py", "*.ipynb", "*.r", "*.rmd", "*.m", "*.jl")
_SPOKEN_OF = lazy_pattern(r"(?i)\b(?:report|presentation|slides|poster|thesis|write-?up)(?![a-z]*ing|[a-z]*ed)")
_SLIDES = lazy_pattern(r"\.(?:pptx?|odp)$", re.IGNORECASE)
_DICTIONARY = lazy_pattern(
    r"(^|/)[^/]*(data[ _-]?(set)?[ _-]?(description|dictionary|desc)|code[ _-]?book)[^/]*$", re.IGNORECASE
)


class Writing(NamedTuple):
    """A page, or the text cell of a notebook, as it was written, its headings as Markdown marks them."""

    path: str
    text: str
    cell: int | None = None

    def line(self, place: int) -> int:
        """Return the number of the line on which the character at `place` stands."""
        return self.text.count("\n", 0, place) + 1

    def finding(self, message: str, place: int = 0) -> Finding:
        """Return a finding at the character `place`."""
        return Finding(message, self.path, self.line(place), self.cell)


def writings(files: Files, notebooks: list[Notebook]) -> Iterator[Writing]:
    """Yield the pages outside vendored folders, READMEs and the outermost first, then the text cells of notebooks.

    Licences, change logs, rules for contributors and data in text files are left out.
    """
    pages = [path for path in files.own if _is_page(path)]
    pages.sort(key=lambda path: (not _TOLD.search(path), path.count("/"), path))
    for path in pages[:_MOST]:
        text = (files.text(path) or "")[:_LIMIT]
        if text.strip():
            yield Writing(path, with_marked_headings(text, PurePosixPath(path).suffix.lower()))
    for notebook in notebooks:
        for cell in notebook.markdown:
            yield Writing(notebook.path, with_marked_headings(cell.source, ".md"), cell.number)


def _is_page(path: str) -> bool:
    if _TOLD.search(path):
        return not path.lower().endswith((".py", ".ipynb")) and not _OTHER.search(path.rpartition("/")[0] + "/")
    named = _PAGE.search(path) and not _OTHER.search(path)
    # A text file is prose where prose is kept; elsewhere it is as often data.
    return bool(named) and (not path.lower().endswith(".txt") or bool(_PROSE_FOLDERS.search(path)))


def named_write_up(text: str, files: Files) -> str | None:
    """Return the report or slides, in a format that is not read here, that `text` names or speaks of; None for none.

    A web page that R knitted of a document beside it is one where that document is named, or a report and spoken of.
    """
    written = [path for path in files.own if _WRITE_UP.search(path) or _SLIDES.search(path)]
    spoken = {found[0].lower() for found in _SPOKEN_OF.finditer(text)}
    told = (path for path in written if path.rpartition("/")[2] in text or _is_one_of(path, spoken))
    return next(told, None) or next((one[1] for one in _knitted(files) if _is_told(one, text, spoken)), None)


def write_up_at_the_root(files: Files) -> str | None:
    """Return the report, in a format that is not read here, that lies beside the README; None for none.

    Where one folder holds all code, its top is the root.
    """
    around = {path.partition("/")[0] if "/" in path else "" for path in files.named(*_CODE)}
    tops = {"", *around} if len(around) == 1 else {""}
    near = (path for path in files.own if path.rpartition("/")[0] in tops)
    return next((path for path in near if _REPORT.search(path)), None)


def documents_at_the_root(files: Files) -> list[str]:
    """Return the documents and slides at the root, in formats that are not read here, which may be the author's."""
    return [path for path in files.own if _OF_THE_AUTHOR.match(path)]


def _knitted(files: Files) -> list[tuple[str, str]]:
    """Return each document that R knits, with the web page it made of it beside it."""
    pages = {page.replace("-", " "): page for page in files.named("*.html", "*.htm")}
    if not pages:
        return []
    stems = ((path, path.rpartition(".")[0].replace("-", " ")) for path in files.named("*.rmd", "*.qmd"))
    found = ((path, pages.get(f"{stem}.html") or pages.get(f"{stem}.htm")) for path, stem in stems)
    return [(path, page) for path, page in found if page]


def _is_told(knitted: tuple[str, str], text: str, spoken: set[str]) -> bool:
    names = [path.rpartition("/")[2] for path in knitted]
    return any(name in text for name in names) or _is_one_of(knitted[0], spoken)


def _is_one_of(path: str, spoken: set[str]) -> bool:
    """Whether a file or its folder is called one of the things spoken of."""
    return any(word in path.lower() for word in spoken)


def unread_write_up(files: Files, read: tuple[str, ...] = ()) -> str | None:
    """Return the report, in a format that is not read here, which may say what no page says; None where there is none.

    What stands beside it as a page or a notebook of the same name is its text; `read` are the suffixes of those that
    its reader looks into, where it does not look into every page.
    """
    texts = (path for path in files.own if (path.endswith(read) if read else _is_text(path)))
    stems = {path.rpartition(".")[0] for path in texts}
    reports = (path for path in files.own if _WRITE_UP.search(path))
    return next((path for path in reports if path.rpartition(".")[0] not in stems), None)


def _is_text(path: str) -> bool:
    return _PAGE.search(path) is not None or path.endswith(".ipynb")


def data_dictionary(files: Files) -> str | None:
    """Return the file that its name calls a description of the data, in whatever format; None where there is none."""
    return next((path for path in files.own if _DICTIONARY.search(path)), None)
