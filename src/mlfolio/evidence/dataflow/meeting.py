"""Which sets of rows certainly share some, by how each was cut."""

from collections import defaultdict
from collections.abc import Hashable
from itertools import takewhile

from mlfolio.evidence.dataflow.rows import Atom, Part, Rows, Step, World, kind_of, rest_of


def overlap(one: Rows, other: Rows) -> bool:
    """Whether some row is certainly in both; what cannot be told is not claimed."""
    meets = any(_meet(left, right) for left in one for right in other)
    return meets and (one == other or not (_is_picked_blindly(one, other) or _is_picked_blindly(other, one)))


def _is_picked_blindly(rows: Rows, others: Rows) -> bool:
    """Whether `rows` are one of several things that are both sides of a split of which `others` are, too.

    A helper that splits again and again gives its parts in an order that only a run tells.
    """
    sides: dict[Hashable, set[Part]] = defaultdict(set)
    for step in (step for atom in rows for step in _before_a_place(atom)):
        sides[step.key].add(step.part)
    both = {key for key, parts in sides.items() if len(parts) > 1}
    return bool(both) and any(step.key in both for atom in others for step in atom.steps)


def _before_a_place(atom: Atom) -> tuple[Step, ...]:
    """Return the splits after which a place was picked among several things."""
    places = [number for number, step in enumerate(atom.steps) if kind_of(step) == "item"]
    return tuple(step for step in atom.steps[: max(places, default=0)] if kind_of(step) in ("split", "fold"))


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


def is_picked_of(part: Rows, whole: Rows) -> bool:
    """Whether all rows of `part` are some that conditions or draws pick of `whole`, each of them a row of it."""
    return bool(part) and all(any(_is_picked_by(one, other, ("mask", "sample")) for other in whole) for one in part)


def cut_as_far_as_known(part: Rows, whole: Rows) -> Rows:
    """Return what known cuts took of `whole` to make `part`, whatever was left out then; `whole` for no such cuts."""
    cut = [_cut_of(one, whole) for one in part]
    known = frozenset(one for one in cut if one is not None)
    return known if known and None not in cut else whole


def _cut_of(part: Atom, whole: Rows) -> Atom | None:
    """Return what the first of the steps took that led from one of `whole` to `part`, as far as these are cuts."""
    before = max((len(one.steps) for one in whole if _is_taken_of(part, one)), default=len(part.steps))
    known = tuple(takewhile(lambda step: kind_of(step) in _CUTS, part.steps[before:]))
    return part._replace(steps=part.steps[:before] + known) if known else None


def is_split_from(part: Rows, whole: Rows) -> bool:
    """Whether all rows of `part` are what splits took of `whole`."""
    return bool(part) and all(any(_is_picked_by(one, other, ("split",)) for other in whole) for one in part)


def _is_picked_by(part: Atom, whole: Atom, kinds: tuple[str, ...]) -> bool:
    return _is_taken_of(part, whole) and all(kind_of(step) in kinds for step in part.steps[len(whole.steps) :])


def _is_taken_of(part: Atom, whole: Atom) -> bool:
    """Whether steps led from `whole` to `part`, whatever these took."""
    longer = len(part.steps) > len(whole.steps) and part.steps[: len(whole.steps)] == whole.steps
    return longer and part.root == whole.root and compatible(part.worlds, whole.worlds)


def are_apart(one: Rows, other: Rows) -> bool:
    """Whether no row is in both: each was cut as the part that the other is not, or they come from elsewhere."""
    pairs = [(left, right) for left in one for right in other if left.root == right.root]
    return bool(one and other) and all(_exclusive_elsewhere(left.steps, right.steps) for left, right in pairs)


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
            apart = _is_made_by(mine.key, yours.key) or _exclusive_elsewhere(left.steps, right.steps)
            meets = (mine.random or yours.random) and not apart
        return meets and not (_is_rewritten(left.steps) or _is_rewritten(right.steps))
    return not (_is_rewritten(left.steps) or _is_rewritten(right.steps))


def _is_made_by(one: Hashable, other: Hashable) -> bool:
    """Whether the numbers of one cut were made from those of the other, as those that a fold leaves are."""
    if not (isinstance(one, tuple) and isinstance(other, tuple)):
        return False
    short, long = sorted((one, other), key=len)
    return len(short) < len(long) and (long[-1] == short or (short[:2] == long[:2] and short[2:] == long[-1:]))


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
