"""Parts of rows that are set together again."""

from collections.abc import Sequence

from mlfolio.evidence.dataflow.rows import Atom, Part, Rows, rest_of, union

_MOST_REJOINED = 12
"""Row sets that are looked at two by two."""


def rejoined(tables: Sequence[Rows]) -> Rows:
    """Return the rows of all `tables`; a part and what it left are the rows that they were cut from."""
    rows = union(tables)
    if len(tables) < 2 or len(rows) > _MOST_REJOINED:
        return rows
    while (pair := _part_and_rest(rows)) is not None:
        rows = rows - set(pair) | {pair[0]._replace(steps=pair[0].steps[:-1])}
    return rows


def _part_and_rest(rows: Rows) -> tuple[Atom, Atom] | None:
    # In an order of their own, as that of a set is another in each run.
    cut = sorted((atom for atom in rows if atom.steps), key=repr)
    return next(((one, other) for one in cut for other in cut if _leaves(one, other)), None)


def _leaves(one: Atom, other: Atom) -> bool:
    """Whether the last cut of `one` left exactly `other`."""
    mine, yours = one.steps[-1], other.steps[-1]
    alike = one._replace(steps=one.steps[:-1]) == other._replace(steps=other.steps[:-1]) and mine.key == yours.key
    return alike and mine.part != yours.part and _is_rest(mine.part, yours.part)


def _is_rest(one: Part, other: Part) -> bool:
    if one.relation == other.relation == "slice":
        return one.value is None and other.end is None and one.end == other.value
    return other == rest_of(one)
