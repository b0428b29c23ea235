"""Sets of rows by where they come from: a root (a file, a call) and the splits and picks made since."""

from collections.abc import Hashable, Iterable, Iterator
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


UNREAD = "rows"
"""The kind of steps of which nothing is known but how they are written."""

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


def labelled(rows: Rows, label: str) -> Rows:
    """Return those of `rows` that a label names, as it is written."""
    return narrowed(rows, Step(("mask", "label"), Part("==", label)))


def item_rows(rows: Rows, position: Hashable) -> Rows:
    """Return what stands at a position of each of `rows`, which may hold others at positions of their own."""
    return frozenset(
        one._replace(steps=(*one.steps, Step(("item", len(one.steps)), Part("is", position)))) for one in rows
    )


def _fold_of(atom: Atom) -> Step | None:
    last = atom.steps[-1] if atom.steps else None
    return last if last is not None and isinstance(last.key, tuple) and last.key[0] == "fold" else None


def columns_of(atom: Atom, *kinds: str) -> Iterator[str]:
    """Yield the columns that steps of any of `kinds` compare ("mask") or look up in a list ("isin")."""
    for step in atom.steps:
        key = step.key if isinstance(step.key, tuple) else ()
        kind, *named = key[1:] if key[:1] == ("fold",) else key or ("",)
        if kind in kinds and named and isinstance(named[0], str):
            yield named[0]


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


def is_random(step: Step) -> bool:
    """Whether a cut spreads over every subset, as its numbers stand in any order; of what is not read nobody knows."""
    return kind_of(step) != UNREAD


def without_unread(rows: Rows) -> Rows:
    """Return rows as they were before what is not read made something of them."""
    while unread := {atom for atom in rows if atom.steps and kind_of(atom.steps[-1]) == UNREAD}:
        rows = rows - unread | {atom._replace(steps=atom.steps[:-1]) for atom in unread}
    return rows


def rest_of(part: Part) -> Part:
    """Return what a cut leaves that takes `part`, or does not take it."""
    return part._replace(value=not part.value) if isinstance(part.value, bool) else opposite(part)


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


def in_world(rows: Rows, world: World) -> Rows:
    """Return `rows` as those of the runs that take one branch."""
    return frozenset(atom._replace(worlds=atom.worlds | {world}) for atom in rows)


def union(sets: Iterable[Rows]) -> Rows:
    """Return the rows of all `sets`."""
    return frozenset().union(*sets)
