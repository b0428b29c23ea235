"""Where a repository tells its reader, in words that no program reads, which version of Python the code needs."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.kinds.projects import is_of_the_whole
from mlfolio.evidence.prose.readme import Readme
from mlfolio.patterns import lazy_pattern

_TOLD = lazy_pattern(
    r"(?i)(?<![\w/.-])python(?:\*{1,2}|`)?(?:\s|%20|-|:|`|\||\(|version|v|>=|≥|==|\u2265|&gt;=){1,6}[23]\.\d{1,2}\b"
    r"|\bpython versions?\b(?:\s|:|\*|`|-|=|>|is\b|used\b){1,9}[23]\.\d{1,2}\b"
)
"""The name before the number, in one line, or above it in a list."""

_SET_UP = lazy_pattern(
    r"\bconda create\b[^\n]{0,120}\bpython=?=[23]\.\d|\buv (?:python (?:pin|install)|venv (?:-p|--python)) ?=?[23]\.\d"
    r"|\bpyenv (?:install|local|global|virtualenv) [23]\.\d|(?<![\w./-])python[23]\.\d{1,2} -m (?:venv|pip)\b"
    r"|^requires-python ?= ?[\"']"
    r"|\bpy -[23]\.\d{1,2} -m\b",
    re.MULTILINE,
)
"""A command that has the reader make an environment of a version, or a setting that the reader is to write."""

_TOLD_MAJOR = lazy_pattern(r"(?i)(?<![\w/.-])python[ -]?3(?:\.x)?(?![\w.])")
_PAGE = lazy_pattern(r"^(?:(?:docs?|documentation)/.*|[^/]*)\.(?:md|rst|txt)$", re.IGNORECASE)
_ON_SETTING_UP = lazy_pattern(
    r"install|set-?_?up|getting[-_]?started|quick[-_]?start|contributing|develop|^(?:claude|agents)\.md$", re.IGNORECASE
)
"""Pages for who works on the project, a program among them."""

_REQUIREMENTS = lazy_pattern(r"(?:^|/)requirements[^/]*\.(?:txt|in)$", re.IGNORECASE)
_COMMENT = lazy_pattern(r"^[ \t]*#[^\n]*", re.MULTILINE)
_MOST_PAGES, _LIMIT = 60, 20_000
"""Pages beside the README that are read, and characters of each."""


class Told(NamedTuple):
    """A page, or a comment of a list of requirements, and the line on which it tells the version."""

    path: str
    line: int
    is_comment: bool = False


def tells_version(text: str) -> bool:
    """Return whether a text tells a version of Python, as a README does."""
    return _place(text) is not None


def told_python_versions(files: Files, sources: Sources, readme: Readme | None) -> list[Told]:
    """Return what tells the version: the README first, then comments of requirements, then one of the other pages.

    The README of code that imports the standard library alone may call it Python 3 and no more.
    """
    of_readme = _at(readme.path, readme.text, _place(readme.text)) if readme else None
    others = (of_readme, *_comments(files), next(_pages(files, readme.path if readme else ""), None))
    found = [one for one in others if one]
    if not found and readme and (major := _TOLD_MAJOR.search(readme.text)) and _needs_nothing(files, sources):
        return [Told(readme.path, readme.text.count("\n", 0, major.start()) + 1)]
    return found


def _place(text: str) -> int | None:
    found = _TOLD.search(text) or _SET_UP.search(text)
    return found.start() if found else None


def _at(path: str, text: str, place: int | None, *, is_comment: bool = False) -> Told | None:
    return None if place is None else Told(path, text.count("\n", 0, place) + 1, is_comment)


def _comments(files: Files) -> Iterator[Told]:
    for path in files.own:
        if _REQUIREMENTS.search(path) and is_of_the_whole(path):
            text = (files.text(path) or "")[:_LIMIT]
            place = next((one.start() for one in _COMMENT.finditer(text) if _TOLD.search(one[0])), None)
            if told := _at(path, text, place, is_comment=True):
                yield told


def _pages(files: Files, readme: str) -> Iterator[Told]:
    paths = (path for path in files.own if path != readme and _PAGE.match(path) and not _REQUIREMENTS.search(path))
    for path in islice(paths, _MOST_PAGES):
        text = (files.text(path) or "")[:_LIMIT]
        found = _SET_UP.search(text) or (_TOLD.search(text) if _ON_SETTING_UP.search(path) else None)
        if found:
            yield Told(path, text.count("\n", 0, found.start()) + 1)


def _needs_nothing(files: Files, sources: Sources) -> bool:
    """Whether the code imports nothing but the standard library."""
    from mlfolio.evidence.packages.third_party import third_party_imports

    return not third_party_imports(files, sources)
