"""What was learned: by which call, from which rows."""

from typing import NamedTuple

from mlfolio.evidence.dataflow.grain import Names
from mlfolio.evidence.dataflow.rows import Rows, Site


class Fact(NamedTuple):
    """Something that was learned: by which call, what, from which rows, where.

    `copies` says rows were duplicated; `groups` are the columns of whose groups it is a statistic.
    """

    by: str
    what: str
    over: Rows
    site: Site
    copies: bool = False
    groups: Names = frozenset()


Facts = frozenset[tuple[str | None, Fact]]
"""Facts by the column that holds them; None where any column may."""

NOTHING: Facts = frozenset()
