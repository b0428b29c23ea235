"""Parts of rows that are set together again."""

from collections.abc import Sequence

from mlfolio.evidence.dataflow.rows import Atom, Rows, rest_of, union

_MOST_REJOINED = 12
"""Row sets that are looked at two by two."""


def rejoined(tables: Sequence[Rows]) -> Rows:
    """Return the rows of all `tables`; parts that leave none of the rows that they were cut from are these."""
    rows = union(tables)
    if len(tables) < 2 or len(rows) > _MOST_REJOINED:
        return rows
    while parts := _parts_of_whole(rows):
        rows = rows - set(parts) | {_whole_of(parts[0])}
    return rows


def _whole_of(part: Atom) -> Atom:
    return part._replace(steps=part.steps[:-1])


def _parts_of_whole(rows: Rows) -> list[Atom]:
    """Return parts that are a whole together; none where there are no such parts."""
    # In an order of their own, as that of a set is another in each run.
    cut = sorted((atom for atom in rows if atom.steps), key=repr)
    return next((parts for one in cut if (parts := _with_rest(one, cut) or _slices_from(one, cut))), [])


def _with_rest(one: Atom, cut: list[Atom]) -> list[Atom]:
    """Return a part and what its cut left."""
    left = rest_of(one.steps[-1].part)
    return next(([one, other] for other in cut if _cut_alike(one, other) and other.steps[-1].part == left), [])


def _slices_from(first: Atom, cut: list[Atom]) -> list[Atom]:
    """Return the slices from the first row, which `first` holds, to the last, each from where another ends."""
    part, slices = first.steps[-1].part, [first]
    if part.relation != "slice" or part.value is not None:
        return []
    while (end := slices[-1].steps[-1].part.end) is not None:
        following = (one for one in cut if one not in slices and _cut_alike(first, one))
        found = next((one for one in following if one.steps[-1].part[:2] == ("slice", end)), None)
        if found is None:
            return []
        slices.append(found)
    return slices


def _cut_alike(one: Atom, other: Atom) -> bool:
    """Whether the last cuts of both are of the same whole."""
    return _whole_of(one) == _whole_of(other) and one.steps[-1].key == other.steps[-1].key
