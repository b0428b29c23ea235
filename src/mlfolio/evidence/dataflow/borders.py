"""Slices of several tables that were set below each other, which are cut where one ends and the next begins."""

from collections.abc import Hashable, Sequence
from itertools import combinations

from mlfolio.evidence.dataflow.meeting import overlap
from mlfolio.evidence.dataflow.rows import UNREAD, Part, Rows, Step, narrowed, union

_MOST_TABLES = 8
"""Tables that are looked at two by two; how many more of them are cut nobody can tell."""


def are_all_apart(tables: Sequence[Rows]) -> bool:
    """Whether no row is in two of the tables, so that each of them is cut out again by its borders."""
    return len(tables) <= _MOST_TABLES and not any(overlap(one, other) for one, other in combinations(tables, 2))


def between_borders(tables: Sequence[Rows], low: Hashable, high: Hashable) -> Rows:
    """Return the rows of three tables or more from `low` to `high`, as far as it is known whose they are.

    The first rows are of the first table and the last ones of the last, whether or not others are among them; a bound
    that counts from the end leaves the last table out. Which of several tables between these are taken nobody knows.
    """
    first, *inner, last = tables
    cut = Part("slice", low, high)
    if low is None:
        return narrowed(union(tables[:-1]), Step("slice", cut)) if _counts_from_end(high) else first
    if high is None:
        return last
    if len(inner) == 1:
        return inner[0]
    return narrowed(union(inner), Step((UNREAD, "slice"), cut))


def _counts_from_end(bound: Hashable) -> bool:
    return str(bound).startswith("-")
