"""The README that visitors see first: found where the host looks for it, read whatever markup it is in."""

import re
from pathlib import PurePosixPath
from typing import NamedTuple

from mlfolio.evidence.files import Files
from mlfolio.evidence.prose.document import Document
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding

README_LIMIT = 100_000
"""Characters. What comes after is not read: nobody else would read it either."""

_NAME = lazy_pattern(
    r"readme((\.[a-z]{2}([-_][a-z]{2,4})?)?\.(md|markdown|mdown|mkd|rst|txt|rmd|qmd|adoc|asciidoc|org|html?))?",
    re.IGNORECASE,
)
_MISNAMED = lazy_pattern(r"(read[ ._-]+me|lisez[-_ ]?moi|leia[-_ ]?me|leeme)(\.(md|txt|rst|me))?", re.IGNORECASE)
"""Names at the root by which an author means a README, and which no host shows."""

_ORDER = (
    ".md",
    ".markdown",
    ".mdown",
    ".mkd",
    ".rst",
    ".adoc",
    ".asciidoc",
    ".org",
    ".rmd",
    ".qmd",
    ".txt",
    "",
    ".html",
    ".htm",
)
_FOLDERS = ("", ".github/", "docs/")
_FRONT_MATTER = lazy_pattern(r"\A---\n.*?\n---[ \t]*(?=\n|\Z)", re.DOTALL)


class Readme(NamedTuple):
    """The README: its path, its text, and what a reader sees in it."""

    path: str
    text: str
    document: Document

    @property
    def is_shown(self) -> bool:
        """Whether a host shows it on the front page, which it does by its name alone."""
        return _NAME.fullmatch(PurePosixPath(self.path).name) is not None

    @property
    def folder(self) -> str:
        """The folder that relative links start from; the root is the empty string."""
        return self.path.rpartition("/")[0]

    def finding(self, message: str, line: int | None = None) -> Finding:
        """Return a finding in the README."""
        return Finding(message, self.path, line)


def readme_paths(files: Files) -> list[str]:
    """Return the paths of all READMEs that a host would show on the front page, the one it prefers first.

    The root comes first, then .github/ and docs/; a plain README before one that names a language (README.de.md).
    """
    found = [path for path in files.paths if _folder(path) in _FOLDERS and _NAME.fullmatch(PurePosixPath(path).name)]
    return sorted(found, key=_preference)


def readmes_of_folders(files: Files) -> list[str]:
    """Return the paths of the project's READMEs with text in folders: a host shows each in its folder alone."""
    found = (path for path in files.own if "/" in path and _NAME.fullmatch(PurePosixPath(path).name))
    return [path for path in found if (files.text(path) or "").strip()]


def read_readme(files: Files, told: Document | None = None) -> Readme | None:
    """Return the README with text that comes first, one that is misnamed last, or None where none holds any.

    `told` is what another process has read in it.
    """
    misnamed = [path for path in files.paths if "/" not in path and _MISNAMED.fullmatch(path)]
    for path in (*readme_paths(files), *misnamed):
        text = page_text(path, files)
        if text.strip():
            return Readme(path, text, told or read_document(path, text))
    return None


def page_text(path: str, files: Files) -> str:
    """Return what is read of a README or other page; empty where it cannot be read."""
    return (files.text(path) or "")[:README_LIMIT]


def read_page(path: str, files: Files) -> Document:
    """Return what a reader sees in the page of that path."""
    return read_document(path, page_text(path, files))


def read_document(path: str, text: str) -> Document:
    """Return `text` as a document, in the markup that the path's suffix names; Markdown where it names none."""
    from mlfolio.evidence.prose.markdown import read_markdown

    text = _FRONT_MATTER.sub(lambda found: "\n" * found[0].count("\n"), text)
    suffix = PurePosixPath(path).suffix.lower()
    if suffix == ".rst":
        from mlfolio.evidence.prose.restructured import read_restructured

        return read_restructured(text)
    if suffix in (".org", ".adoc", ".asciidoc"):
        from mlfolio.evidence.prose.rewriting import markdown_from_asciidoc, markdown_from_org

        text = markdown_from_org(text) if suffix == ".org" else markdown_from_asciidoc(text)
    return read_markdown(text)


def _folder(path: str) -> str:
    return path[: path.rfind("/") + 1].lower()


def _preference(path: str) -> tuple[int, bool, int, str]:
    name = PurePosixPath(path)
    suffix = name.suffix.lower()
    return (
        _FOLDERS.index(_folder(path)),
        name.name.count(".") > 1,
        _ORDER.index(suffix) if suffix in _ORDER else len(_ORDER),
        path,
    )
