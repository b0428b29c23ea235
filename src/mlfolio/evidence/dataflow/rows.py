"""Sets of rows by where they come from: a root (a file, a call) and the splits and picks made since."""

from collections.abc import Hashable, Iterable
from typing import NamedTuple


class Site(NamedTuple):
    """A place in the analysed code: the path of its source, the line over all cells, and the statement's first."""

    path: str
    line: int
    first: int
    last: int


class Part(NamedTuple):
    """Which part of a whole a step takes: a comparison with a value, or a slice from one bound to another."""

    relation: str
    value: Hashable = None
    end: Hashable = None


class Step(NamedTuple):
    """One narrowing of rows. Steps of equal `key` cut the same whole; `random` ones spread over every subset."""

    key: Hashable
    part: Part
    random: bool = False


GROUPS = "groups"
"""What ends the key of folds that keep groups of rows together."""

MADE_UP = "made up"
"""The kind of roots of data that a generator draws."""

SHAPE = "shape"
"""What begins the names of those that are drawn for pictures of how models bend: moons, circles, blobs."""

OF_TURN = "of turn"
"""What begins the names of those that each turn of a loop loads for itself, and what its groups are called by."""

GROUP_OF_TURN = frozenset([OF_TURN])
"""The key of a group that a loop goes over."""

GRID = "grid"
"""The kind of roots of points that are laid out, and rows of no data."""

NAMED = "named"
"""The kind of the root of a column that is only named, in an expression that a table is asked for."""

Root = tuple[str, Hashable]
"""Where rows come from: "file" with its path, or the kind of expression ("load", "call" ...) with its place."""

World = tuple[Hashable, int]
"""A branch that was taken: where the branching stands, and which of its blocks."""


class Atom(NamedTuple):
    """Rows of one origin, narrowed step by step, in the runs that take the branches of `worlds`."""

    root: Root
    steps: tuple[Step, ...] = ()
    worlds: frozenset[World] = frozenset()

    def narrowed(self, step: Step) -> "Atom":
        """Return the rows that `step` takes of these."""
        return self if step in self.steps else self._replace(steps=(*self.steps, step))


Rows = frozenset[Atom]

NO_ROWS: Rows = frozenset()

ROWS_OF_WHATEVER_TABLE: Rows = frozenset([Atom((NAMED, None))])
"""What a named column holds, of whatever table it will be asked of."""

_OPPOSITE = {
    "is": "not", "not": "is", "==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">", "before": "after",
    "after": "before", "part": "rest", "rest": "part",
}  # fmt: skip


def narrowed(rows: Rows, step: Step) -> Rows:
    """Return what `step` takes of `rows`."""
    return frozenset(atom.narrowed(step) for atom in rows)


def item_rows(rows: Rows, position: Hashable) -> Rows:
    """Return what stands at a position of each of `rows`, which may hold others at positions of their own."""
    return frozenset(
        one._replace(steps=(*one.steps, Step(("item", len(one.steps)), Part("is", position)))) for one in rows
    )


def _fold_of(atom: Atom) -> Step | None:
    last = atom.steps[-1] if atom.steps else None
    return last if last is not None and isinstance(last.key, tuple) and last.key[0] == "fold" else None


def unfolded(rows: Rows) -> Rows:
    """Return all rows that were folded, where `rows` are those of a fold."""
    return frozenset(atom._replace(steps=atom.steps[:-1]) if _fold_of(atom) else atom for atom in rows)


def is_out_of_fold(learned: Rows, rows: Rows) -> bool:
    """Whether `rows` are what a fold leaves of those that something was learned from."""
    cuts = {step.key: step.part for atom in learned if (step := _fold_of(atom))}
    folds = [step for atom in rows if (step := _fold_of(atom))]
    return bool(folds) and all(step.key in cuts and cuts[step.key] != step.part for step in folds)


def opposite(part: Part) -> Part:
    """Return the part that holds exactly what `part` leaves."""
    return Part(_OPPOSITE.get(part.relation, f"not {part.relation}"), part.value, part.end)


def rest_of(part: Part) -> Part:
    """Return what a cut leaves that takes `part`, or does not take it."""
    return part._replace(value=not part.value) if isinstance(part.value, bool) else opposite(part)


def overlap(one: Rows, other: Rows) -> bool:
    """Whether some row is certainly in both; what cannot be told is not claimed."""
    return any(_meet(left, right) for left in one for right in other)


def cut_otherwise(one: Rows, other: Rows) -> bool:
    """Whether rows are shared between two parts that are known to have been cut differently, or a part and its whole.

    Where the same rows stand on both sides among others, or where nobody knows what a step picks, it cannot be told.
    """
    pairs = [(left, right) for left in one for right in other if left.steps != right.steps and _meet(left, right)]
    return any(all(kind_of(step) in _CUTS for step in _apart(left, right)) for left, right in pairs)


_CUTS = frozenset(["split", "sample", "slice", "mask", "null", "isin", "fold by hand"])


def _apart(left: Atom, right: Atom) -> list[Step]:
    """Return the first steps in which two atoms differ."""
    same = next((n for n, (a, b) in enumerate(zip(left.steps, right.steps, strict=False)) if a != b), None)
    at = min(len(left.steps), len(right.steps)) if same is None else same
    return [atom.steps[at] for atom in (left, right) if len(atom.steps) > at]


def kind_of(step: Step) -> str:
    """Return what kind of narrowing a step is: a split, a slice, a mask."""
    kind = step.key[0] if isinstance(step.key, tuple) else step.key
    by_hand = kind == "fold" and isinstance(step.key, tuple) and isinstance(step.key[1], str)
    return "fold by hand" if by_hand else str(kind)


def is_of_turn(rows: Rows) -> bool:
    """Whether each turn of a loop loads or cuts these rows for itself."""
    return bool(rows) and all(_is_of_turn(atom) for atom in rows)


def _is_of_turn(atom: Atom) -> bool:
    name = atom.root[1]
    loaded = isinstance(name, tuple) and name[:1] == (OF_TURN,)
    return loaded or any(kind_of(step) == "fold by hand" for step in atom.steps[-1:])


def holds_part_of(whole: Rows, other: Rows) -> bool:
    """Whether some of `other` were cut from rows of `whole`, in whatever order, or are those."""
    return any(part.root == one.root and set(one.steps) <= set(part.steps) for one in whole for part in other)


def is_picked_of(part: Rows, whole: Rows) -> bool:
    """Whether all rows of `part` are some that conditions or draws pick of `whole`, each of them a row of it."""
    return bool(part) and all(any(_is_taken_of(one, other, ("mask", "sample")) for other in whole) for one in part)


def is_split_from(part: Rows, whole: Rows) -> bool:
    """Whether all rows of `part` are what splits took of `whole`."""
    return bool(part) and all(any(_is_taken_of(one, other, ("split",)) for other in whole) for one in part)


def _is_taken_of(part: Atom, whole: Atom, kinds: tuple[str, ...]) -> bool:
    kept, picked = part.steps[: len(whole.steps)], part.steps[len(whole.steps) :]
    alike = part.root == whole.root and kept == whole.steps and compatible(part.worlds, whole.worlds)
    return alike and bool(picked) and all(kind_of(step) in kinds for step in picked)


def shared(one: Rows, other: Rows) -> Rows:
    """Return the atoms of `one` that certainly share rows with `other`."""
    return frozenset(left for left in one if any(_meet(left, right) for right in other))


def _meet(left: Atom, right: Atom) -> bool:
    if left.root != right.root or not compatible(left.worlds, right.worlds):
        return False
    for mine, yours in zip(left.steps, right.steps, strict=False):
        if mine == yours:
            continue
        if mine.key == yours.key:
            meets = not exclude(mine.part, yours.part)
        else:
            meets = (mine.random or yours.random) and not _exclusive_elsewhere(left.steps, right.steps)
        return meets and not (_is_rewritten(left.steps) or _is_rewritten(right.steps))
    return not (_is_rewritten(left.steps) or _is_rewritten(right.steps))


def _is_rewritten(steps: tuple[Step, ...]) -> bool:
    """Whether one condition was asked for after another that rules it out: no row is left, or its column is new."""
    before: dict[Hashable, Part] = {}
    for step in steps:
        part = before.setdefault(step.key, step.part)
        if part != step.part and kind_of(step) in ("mask", "isin", "fold by hand") and _rules_out(part, step.part):
            return True
    return False


def _rules_out(one: Part, other: Part) -> bool:
    return one.relation == other.relation == "==" or other == rest_of(one)


def compatible(one: frozenset[World], other: frozenset[World]) -> bool:
    """Whether a run can take the branches of both."""
    if not one or not other:
        return True
    taken = dict(one)
    return all(taken.get(branching, block) == block for branching, block in other)


def in_world(rows: Rows, world: World) -> Rows:
    """Return `rows` as those of the runs that take one branch."""
    return frozenset(atom._replace(worlds=atom.worlds | {world}) for atom in rows)


def _exclusive_elsewhere(left: tuple[Step, ...], right: tuple[Step, ...]) -> bool:
    """Whether any two steps cut the same whole into parts that share nothing, in whatever order they came."""
    parts = {step.key: step.part for step in left}
    return any(step.key in parts and exclude(parts[step.key], step.part) for step in right)


def exclude(one: Part, other: Part) -> bool:
    """Whether two different parts of one whole are not known to share a row."""
    if one.relation == "slice" and other.relation == "slice":
        return _slices_exclude(one, other)
    if one.relation == other.relation:
        return one.relation in ("is", "==", "part", "null") and one.value != other.value
    return True


def _slices_exclude(one: Part, other: Part) -> bool:
    if one.value == other.value or one.end == other.end:
        return False
    bounds = (one.value, one.end, other.value, other.end)
    if all(bound is None or (isinstance(bound, int) and bound >= 0) for bound in bounds):
        low, high = max(one.value or 0, other.value or 0), min(_end(one), _end(other))  # type: ignore[type-var]
        return low >= high  # type: ignore[operator]
    return True


def _end(part: Part) -> float:
    return float("inf") if part.end is None else float(part.end)  # type: ignore[arg-type]


def union(sets: Iterable[Rows]) -> Rows:
    """Return the rows of all `sets`."""
    return frozenset().union(*sets)
