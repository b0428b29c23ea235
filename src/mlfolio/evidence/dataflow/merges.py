"""Tables matched by their columns, and what of statistics of groups a table of these groups takes over."""

from mlfolio.evidence.dataflow.grain import Names
from mlfolio.evidence.dataflow.holders import Items, names_of
from mlfolio.evidence.dataflow.joining import as_sample, data_of, facts_of
from mlfolio.evidence.dataflow.knowledge import Call
from mlfolio.evidence.dataflow.learned import is_down
from mlfolio.evidence.dataflow.plain import PLAIN, Value
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.stacks import beside
from mlfolio.evidence.dataflow.values import Data, Statistic


def joiner(known: Call, arguments: Arguments, run: Run) -> Value:
    """Return what a function sets beside each other."""
    first = arguments.get(0) or PLAIN
    if isinstance(first, Items):
        gathers = known.name == "stack" and not first.whole
        made = beside([as_sample(one) if gathers and isinstance(one, Data) else one for one in first.elements])
        if known.name == "stack" and isinstance(made, Data):
            made.stacked = _is_along_arrays(made, arguments, run)
        return made
    left, right = arguments.get(0, "left") or PLAIN, arguments.get(1, "right") or PLAIN
    return matched(left, right, arguments, after=2)


def _is_along_arrays(made: Data, arguments: Arguments, run: Run) -> bool:
    """Whether the first axis of a stack is that of the arrays in it, which pictures make an axis of rows."""
    axis = arguments.named.get("axis")
    pictures = made.single or any(atom.root in run.images for atom in made.rows)
    return not pictures and (axis is None or is_down(axis))


def matched(left: Value, right: Value, arguments: Arguments, *, after: int) -> Value:
    """Return two tables beside each other; `after` is the position of the first argument that says how."""
    how, on = arguments.get(after, "how"), arguments.get(after + 1, "on")
    side = getattr(how, "value", None)
    found = _looked_up(left, right, frozenset(names_of(on))) if side in (None, "inner", _groups_side(left)) else None
    if found is not None:
        return found
    made = beside([left, right])
    if side == "left" and _is_one_each(left, frozenset(names_of(on))) and isinstance(made, Data):
        # What is looked up by the key of a table leaves it one row each.
        made.grain = left.grain  # type: ignore[attr-defined]
    return made


def _is_one_each(table: Value, on: Names) -> bool:
    return isinstance(table, Data) and bool(table.grain.key) and table.grain.key <= on


def _groups_side(left: Value) -> str:
    return "left" if isinstance(left, Statistic) else "right"


def _looked_up(left: Value, right: Value, on: Names) -> Statistic | None:
    """Return the rows that are found by a group's key and its statistic: one for each group, and its own."""
    groups, table = (left, right) if isinstance(left, Statistic) else (right, left)
    if not isinstance(groups, Statistic) or data_of(table) is None:
        return None
    keys = _keys(groups)
    return Statistic(groups.facts | facts_of(table), groups.site) if keys and keys < on else None


def _keys(groups: Statistic) -> Names:
    """Return what a table of groups was last grouped by."""
    return min(
        (fact.groups for fact in groups.facts if fact.groups),
        key=lambda keys: (len(keys), *sorted(keys)),
        default=frozenset(),
    )
