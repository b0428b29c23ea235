"""The tiny repositories that a check shows as bad and good: its tests and its documentation at once."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

MARK = "<-- bad"
"""A line of an example that ends with this mark is one that the check must report; the mark is cut off first."""


class Markdown(str):
    """A notebook cell of text, among cells of code."""


class Ran(str):
    """A notebook cell of code as it was saved: its execution count, and the error that it ended in."""

    count: int | None
    error: str | None

    def __new__(cls, source: str, count: int | None = 1, error: str | None = None) -> "Ran":
        """Return the cell; a plain string is a cell that ran in its turn."""
        cell = super().__new__(cls, source)
        cell.count, cell.error = count, error
        return cell

    @property
    def saved(self) -> str:
        """What was saved beside the code, in words."""
        return f"In [{self.count or ' '}]" + (f", ended in {self.error}" if self.error else "")


class Repeated(NamedTuple):
    """A large file, in a form that costs nothing until it is written: every run reads every example."""

    piece: bytes
    times: int

    @property
    def content(self) -> bytes:
        """What the file holds."""
        return self.piece * self.times


_NO_FILES: Mapping[str, Any] = MappingProxyType({})


class Commit(NamedTuple):
    """One commit of an example: its subject, the files it writes, and how many days after the first it came."""

    subject: str
    files: Mapping[str, "Content"] = _NO_FILES
    day: int = 0
    author: str = "Ada"


Content = str | bytes | Repeated | list[str]
"""A file's content: text, bytes, or the cells of a notebook (Markdown ones are text, all others code)."""


class Example(NamedTuple):
    """A repository in a few lines.

    `files` maps paths to contents and makes one commit; `commits` makes several instead. `paths` names the files
    that a bad example's findings must point at without a line. `git=False` leaves a plain folder.
    """

    files: Mapping[str, Content] = _NO_FILES
    commits: tuple[Commit, ...] = ()
    paths: tuple[str, ...] = ()
    git: bool = True
    note: str = ""
