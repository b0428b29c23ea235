"""Writing into data, dictionaries and lists by subscript, and into columns."""

import ast

from mlfolio.evidence.dataflow import gaps
from mlfolio.evidence.dataflow.facts import Fact, Facts
from mlfolio.evidence.dataflow.grain import Names
from mlfolio.evidence.dataflow.holders import Items, Mapping
from mlfolio.evidence.dataflow.joining import facts_of
from mlfolio.evidence.dataflow.plain import PLAIN, Label, Plain, Value
from mlfolio.evidence.dataflow.rows import Rows, is_out_of_fold, unfolded
from mlfolio.evidence.dataflow.run import Run
from mlfolio.evidence.dataflow.subscripts import (
    INDEXERS,
    column_names,
    hashable,
)
from mlfolio.evidence.dataflow.templates import Template, template_of
from mlfolio.evidence.dataflow.values import Data


def store(target: ast.Subscript, value: Value, run: Run) -> None:
    """Write `value` where a subscript points."""
    holder, indexed = target.value, False
    if isinstance(holder, ast.Attribute) and holder.attr in INDEXERS:
        holder, indexed = holder.value, True
    owner = run.evaluate(holder)
    if isinstance(owner, Data):
        _store_in_data(owner, target.slice, value, run, indexed=indexed)
    elif isinstance(owner, Mapping):
        _store_in_mapping(owner, run.evaluate(target.slice), value)
    elif isinstance(owner, Items):
        _store_in_items(owner, run.evaluate(target.slice), value)


def _store_in_mapping(owner: Mapping, key: Value, value: Value) -> None:
    if isinstance(key, Plain) and key.known and hashable(key.value):
        owner.entries[key.value] = value
    else:
        owner.rest.append(value)


def _store_in_items(owner: Items, key: Value, value: Value) -> None:
    if isinstance(key, Plain) and isinstance(key.value, int) and abs(key.value) < len(owner.elements):
        owner.elements[key.value] = value
    else:
        owner.elements.append(value)


def _store_in_data(owner: Data, index: ast.expr, value: Value, run: Run, *, indexed: bool) -> None:
    if isinstance(index, ast.Tuple):
        first, *rest = index.elts
        chosen = PLAIN if isinstance(first, ast.Slice) else run.evaluate(first)
        names = column_names(rest[0], run) if rest else []
        owner.dropped = _still_dropped(owner, rest[0] if rest else first, names, run)
        _write(owner, names, value, facts_of(chosen))
        return
    is_new = not indexed and isinstance(index, ast.Constant) and index.value not in run.texts
    template = template_of(index, run)
    names = [template] if template is not None else column_names(index, run)
    owner.dropped = _still_dropped(owner, index, names, run)
    if is_new:
        # What nothing asked for before is no column of what was loaded.
        owner.born |= frozenset(names)
    # What is known of some columns stays with these: others whose names nobody knows are taken to be written their own.
    known = frozenset() if indexed else frozenset(fact for _, fact in owner.facts)
    if names and not indexed:
        set_column(owner, names, value)
    elif isinstance(value, Data) and value.each and not names:
        # Each column gets back what was made of it, with what was learned for it.
        owner.learn(frozenset(pair for pair in value.facts if pair[0] is not None or pair[1] not in known))
    else:
        _write(owner, [], value, known=known)


def _still_dropped(owner: Data, index: ast.expr, names: list[str], run: Run) -> Names:
    """Return the columns that a table is still left without after others, or its own, were written to."""
    own = isinstance(index, ast.Name) and isinstance(run.scope.find(index.id), Label)
    return owner.dropped - frozenset(names) if names or own else frozenset()


def _write(
    owner: Data,
    names: list[str],
    value: Value,
    chosen: frozenset[Fact] = frozenset(),
    known: frozenset[Fact] = frozenset(),
) -> None:
    """Write a value into some rows; predictions for a named column are not those of the table's others.

    `known` is what was learned for columns of the table before, which are not these.
    """
    facts = facts_of(value) - known
    gaps.written(owner, names, value)
    if isinstance(value, Data):
        facts = frozenset(fact for fact in facts if not is_out_of_fold(fact.over, value.rows))
        if owner.blank:
            _fill(owner, value.rows)
        if names:
            _set_outputs(owner, names, value)
        elif owner.blank:
            owner.forwards |= value.forwards
    owner.learn(_under(names, facts | chosen))


def _fill(owner: Data, rows: Rows) -> None:
    """Give an array that was made to be filled the rows written into it; fold by fold, these are all."""
    before = frozenset(atom for atom in owner.rows if atom.root[0] != "blank")
    owner.rows = (before | unfolded(rows)) or owner.rows


def _under(names: list[str], facts: frozenset[Fact]) -> Facts:
    return frozenset((name, fact) for name in names or [None] for fact in facts)


def _set_outputs(owner: Data, names: list[str], value: Value) -> None:
    forwards = value.forwards if isinstance(value, Data) else frozenset()
    if forwards or owner.outputs:
        owner.outputs = {**owner.outputs, **dict.fromkeys(names, forwards)}


def set_column(owner: Data, names: list[str], value: Value) -> None:
    """Give a table's columns new values; what was learned for the old ones goes with them."""
    owner.dropped -= frozenset(names)
    gaps.written(owner, names, value)
    kept = frozenset(pair for pair in owner.facts if pair[0] not in names or isinstance(pair[0], Template))
    owner.facts = kept | _under(names, owner.of_others(facts_of(value)))
    _set_outputs(owner, names, value)
    if not owner.rows and isinstance(value, Data):
        owner.rows = value.rows
