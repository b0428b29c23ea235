"""What stands for several values at once, and what values hold: their parts, their data, their facts."""

from collections.abc import Hashable, Iterable, Iterator

from mlfolio.evidence.dataflow.code_values import Instance
from mlfolio.evidence.dataflow.facts import Fact
from mlfolio.evidence.dataflow.grain import UNKNOWN
from mlfolio.evidence.dataflow.holders import Either, Items, Mapping
from mlfolio.evidence.dataflow.library_table import CHOICE, IMPORTANCE
from mlfolio.evidence.dataflow.plain import PLAIN, Plain, Value
from mlfolio.evidence.dataflow.rows import GROUP_OF_TURN, Part, World, in_world, is_of_turn
from mlfolio.evidence.dataflow.values import Data, Mask, Statistic

_MOST_OPTIONS = 6


def join(one: Value, other: Value, branching: Hashable = None) -> Value:
    """Return what stands for both after two branches meet; `branching` tells which runs see which rows."""
    if one is other or other is PLAIN:
        return one
    if one is PLAIN:
        return other
    if isinstance(one, Data) and isinstance(other, Data):
        return _joined_data(one, other, branching)
    if isinstance(one, Plain) and isinstance(other, Plain):
        return one if one.known and other.known and one.value == other.value else PLAIN
    if isinstance(one, Items) and isinstance(other, Items) and len(one.elements) == len(other.elements):
        pairs = zip(one.elements, other.elements, strict=True)
        return Items(join(left, right, branching) for left, right in pairs)
    if isinstance(one, Mapping) and isinstance(other, Mapping) and one.entries.keys() == other.entries.keys():
        return _joined_mappings(one, other, branching)
    options = dict.fromkeys([*_options(one), *_options(other)])
    return Either(list(options)[:_MOST_OPTIONS])


def _joined_mappings(one: Mapping, other: Mapping, branching: Hashable) -> Mapping:
    """Return what stands for two dictionaries with the same keys: what a key leads to in one run goes together."""
    made = Mapping()
    made.entries = {key: join(value, other.entries[key], branching) for key, value in one.entries.items()}
    made.rest = [*one.rest, *other.rest]
    return made


def of_world(value: Value, world: World) -> Value:
    """Return rows as those of the runs that take one branch, also where they stand in a list."""
    if isinstance(value, Data) and value.rows:
        made = value.taking(in_world(value.rows, world))
        made.mask, made.forwards, made.role = value.mask, value.forwards, value.role
        return made
    return Items(of_world(one, world) for one in value.elements) if type(value) is Items else value


def _joined_data(one: Data, other: Data, branching: Hashable = None) -> Data:
    mine, yours = one.rows, other.rows
    if branching is not None and mine != yours:
        mine, yours = in_world(mine, (branching, 0)), in_world(yours, (branching, 1))
    made = Data(mine | yours, one.facts | other.facts)
    made.forwards = one.forwards | other.forwards
    made.mask = one.mask if one.mask == other.mask else _either_mask(one, other, branching)
    made.parts = one.parts if one.parts == other.parts else ()
    made.base, made.column = (one.base, one.column) if one.base is other.base else (None, None)
    made.role = one.role or other.role
    made.single, made.each = one.single and other.single, one.each or other.each
    made.dropped, made.born = one.dropped & other.dropped, one.born | other.born
    made.gaps = one.gaps | other.gaps if one.gaps is not None and other.gaps is not None else None
    made.of_group = one.of_group and other.of_group
    made.residual = one.residual or other.residual
    made.grain = one.grain if one.grain == other.grain else UNKNOWN
    made.across = one.across if one.across == other.across else (*one.across, *other.across)
    return made


def _either_mask(one: Data, other: Data, branching: Hashable) -> Mask | None:
    """Return the mask that is one of two, and picks rows that no other is known to: a fold where turns pick it."""
    if one.mask is None or other.mask is None:
        return None
    kind = ("fold", "mask") if branching is None else ("mask",)
    key = (*kind, one.mask, other.mask)
    return key, Part("is", True), False


def _options(value: Value) -> tuple[Value, ...]:
    return value.options if isinstance(value, Either) else (value,)


def joined(values: Iterable[Value]) -> Value:
    """Return what stands for all of `values`; PLAIN for none."""
    result: Value = PLAIN
    for value in values:
        result = join(result, value)
    return result


_HOLDERS = (Items, Mapping, Either, Instance)
"""What may hold other values; most values are none of these."""

_NO_FACTS: frozenset[Fact] = frozenset()


def parts_of(value: Value, depth: int = 3) -> Iterator[Value]:
    """Yield `value`, or what stands inside it where it is a container, down to `depth`."""
    if isinstance(value, Items) and depth:
        for element in value.elements:
            yield from parts_of(element, depth - 1)
    elif isinstance(value, Mapping) and depth:
        for element in value.values():
            yield from parts_of(element, depth - 1)
    elif isinstance(value, Either) and depth:
        for element in value.options:
            yield from parts_of(element, depth - 1)
    elif isinstance(value, Instance) and value.data is not None:
        yield value.data
    else:
        yield value


def data_of(value: Value) -> Data | None:
    """Return the data that `value` is or holds, as one; None where it holds none."""
    if isinstance(value, Data):
        return value
    if not isinstance(value, _HOLDERS):
        return None
    found = [part for part in parts_of(value) if isinstance(part, Data)]
    if isinstance(value, Items) and not value.whole:
        found = list(map(as_sample, found))
    return _united(found).gathered() if found else None


def as_sample(data: Data) -> Data:
    """Return what may become one row of an array, as an element of a list: its own statistics tell of no other row.

    These are of rows that a turn of a loop loads or cuts for itself, or of a group.
    """
    if not data.facts or data.single:
        return data
    own = (pair for pair in data.facts if pair[1].over <= data.rows and _is_of_turn(pair[1]))
    return data.derived(facts=data.facts.difference(own))


def _is_of_turn(fact: Fact) -> bool:
    return fact.groups == GROUP_OF_TURN or is_of_turn(fact.over)


def _united(found: list[Data]) -> Data:
    made = found[0]
    for other in found[1:]:
        made = made if made is other else _joined_data(made, other)
    return made


def choices_of(value: Value) -> frozenset[Fact]:
    """Return what tells which features to keep, of a value that picks columns."""
    return frozenset(fact for fact in facts_of(value) if fact.what in (CHOICE, IMPORTANCE))


def facts_of(value: Value) -> frozenset[Fact]:
    """Return what was learned to make `value`, statistics in containers included."""
    if isinstance(value, Data):
        return frozenset([fact for _, fact in value.facts]) if value.facts else _NO_FACTS
    if isinstance(value, Statistic):
        return value.facts
    if not isinstance(value, _HOLDERS):
        return _NO_FACTS
    found: set[Fact] = set()
    for part in parts_of(value):
        if isinstance(part, Statistic):
            found |= part.facts
        elif isinstance(part, Data):
            found.update(fact for _, fact in part.facts)
    return frozenset(found)
