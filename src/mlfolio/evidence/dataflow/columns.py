"""Columns of a table: some of them by name, or all but some, with what was learned for these."""

from mlfolio.evidence.dataflow import gaps
from mlfolio.evidence.dataflow.facts import Facts
from mlfolio.evidence.dataflow.holders import Items
from mlfolio.evidence.dataflow.joining import choices_of
from mlfolio.evidence.dataflow.library_table import PREDICTIONS
from mlfolio.evidence.dataflow.plain import Labels, Plain, Value
from mlfolio.evidence.dataflow.templates import may_be
from mlfolio.evidence.dataflow.values import Data


def chosen(table: Data, columns: Value) -> Data:
    """Return a table of which some columns are kept or left out by what is known of how much they matter."""
    choices = choices_of(columns)
    if not choices:
        return table
    made = table.derived(facts=table.facts | frozenset((None, one) for one in choices))
    made.dropped = table.dropped
    return made


def without_predictions(facts: Facts, picked: Value) -> Facts:
    """Return the facts without predictions that stand in a column which a list of names is not known to hold."""
    if not isinstance(picked, Items) or any(isinstance(one, Labels) for one in picked.elements):
        return facts
    known = [one.value for one in picked.elements if isinstance(one, Plain) and isinstance(one.value, str)]
    return frozenset(pair for pair in facts if pair[1].what != PREDICTIONS or may_be(pair[0], known))


def columns(owner: Data, names: list[str], *, is_view: bool = False) -> Data:
    """Return the named columns of a table; `is_view` says that writing to it is writing to the table."""
    facts = owner.facts
    made = owner.derived(facts=frozenset(pair for pair in facts if may_be(pair[0], names)) if facts else facts)
    made.gaps = gaps.of_columns(owner, names)
    if len(names) == 1:
        made.column = names[0]
        made.forwards |= owner.outputs.get(names[0], frozenset())
        if is_view:
            made.base = owner
    return made


def leave_out(owner: Data, names: list[str]) -> None:
    """Take named columns from a table itself."""
    left = without_columns(owner, names)
    owner.facts, owner.dropped = left.facts, left.dropped


def labelled(owner: Data, labels: Labels) -> Data:
    """Return a table's columns of these names, with what was learned for those that may be among them.

    Columns that the code made after their names were listed are not.
    """
    later = owner.born - labels.born if labels.born is not None else frozenset()
    made = without_columns(owner, sorted(labels.dropped | later))
    if labels.asked:
        made.facts = frozenset(pair for pair in made.facts if may_be(pair[0], labels))
    return made


def without_columns(owner: Data, names: list[str]) -> Data:
    """Return a table without the named columns."""
    gone = frozenset(names)
    made = owner.derived(facts=frozenset(pair for pair in owner.facts if pair[0] not in gone))
    made.dropped, made.gaps = owner.dropped | gone, owner.gaps
    return made
