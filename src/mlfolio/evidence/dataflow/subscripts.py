"""Reading and writing parts of data: columns by name, rows by slice, mask, index or position."""

import ast

from mlfolio.evidence.dataflow.columns import chosen, columns, labelled, without_predictions
from mlfolio.evidence.dataflow.facts import Facts
from mlfolio.evidence.dataflow.holders import Either, Items, Mapping, names_of
from mlfolio.evidence.dataflow.joining import choices_of, joined
from mlfolio.evidence.dataflow.library_table import CHOICE
from mlfolio.evidence.dataflow.picking import (
    _ROW_NUMBERS,
    by_index,
    index_of,
    one_of_pieces,
    one_row,
    place_of,
    rows_at,
    taken,
)
from mlfolio.evidence.dataflow.pipelines import step_of
from mlfolio.evidence.dataflow.plain import COUNT, PLAIN, TURN, Labels, Plain, Value, is_turn
from mlfolio.evidence.dataflow.rows import Atom, Part, Step, item_rows, narrowed
from mlfolio.evidence.dataflow.run import Run
from mlfolio.evidence.dataflow.templates import changes_by_turn, like, of_turn, template_of
from mlfolio.evidence.dataflow.values import Data, Estimator, Grouped, Library, Statistic, Windows
from mlfolio.patterns import lazy_pattern

_PART = lazy_pattern(
    r"(?i)^(?:[xy]_?)?(?:train|test|val|valid|dev|validation)(?:ing)?(?:_?(?:[xy]|data|set|images|features))?$"
)

_ARCHIVE = lazy_pattern(r"(?i)\.(?:npz|mat|h5|hdf5)\b")

INDEXERS = frozenset(["loc", "iloc", "ix", "at", "iat"])


def load(node: ast.Subscript, run: Run) -> Value:
    """Return what a subscript reads."""
    if isinstance(node.value, ast.Attribute) and node.value.attr in INDEXERS:
        owner = run.evaluate(node.value.value)
        if isinstance(owner, Data):
            return _of_indexer(owner, node.slice, run)
    return _of(run.evaluate(node.value), node.slice, run)


def _of(owner: Value, index: ast.expr, run: Run) -> Value:
    if isinstance(owner, Data):
        return (_of_indexer if isinstance(index, ast.Tuple) else _of_data)(owner, index, run)
    value = run.evaluate(index)
    if isinstance(owner, Items):
        return _of_items(owner, index, value)
    if isinstance(owner, Mapping):
        return _of_mapping(owner, value)
    if isinstance(owner, Grouped | Windows):
        return owner
    if isinstance(owner, Either):
        return joined(_of(option, index, run) for option in owner.options)
    if isinstance(owner, Library):
        return run.call(owner, _as_arguments(value))
    return _of_one(owner, value, run)


def _of_one(owner: Value, key: Value, run: Run) -> Value:
    """Return what a subscript reads of what holds no rows."""
    if isinstance(owner, Labels):
        if isinstance(key, Labels):
            return key
        choices = choices_of(key)
        return Statistic(choices, run.site(None)) if choices else TURN if is_turn(key) else owner
    if isinstance(owner, Estimator):
        return step_of(owner, key)
    return _of_statistic(owner, key) if isinstance(owner, Statistic) else PLAIN


def _of_statistic(owner: Statistic, key: Value) -> Statistic:
    """Return a part of a statistic: the correlations of all columns with one that is named tell which to keep."""
    if isinstance(key, Plain) and isinstance(key.value, str) and any(one.by == "corr" for one in owner.facts):
        found = (one._replace(what=CHOICE) if one.by == "corr" else one for one in owner.facts)
        return Statistic(frozenset(found), owner.site)
    return owner


def _as_arguments(value: Value):  # type: ignore[no-untyped-def]
    from mlfolio.evidence.dataflow.run import Arguments

    return Arguments([value], {})


def _of_items(owner: Items, index: ast.expr, value: Value) -> Value:
    if isinstance(index, ast.Slice):
        return owner
    if isinstance(value, Plain) and isinstance(value.value, int) and abs(value.value) < len(owner.elements):
        return owner.elements[value.value]
    return joined(owner.elements)


def _of_mapping(owner: Mapping, value: Value) -> Value:
    if isinstance(value, Plain) and value.known and hashable(value.value):
        if value.value in owner.entries:
            return owner.entries[value.value]
        if owner.rest and isinstance(value.value, str):
            return joined(_under(value.value, one) for one in owner.rest)
    return joined(owner.values())


def _under(name: str, value: Value) -> Value:
    """Return what stands under a name, where all that is known is what stands under whatever name."""
    if isinstance(value, Items):
        return type(value)(_under(name, one) for one in value.elements)
    return part_named(value, name) if isinstance(value, Data) else value


def hashable(value: object) -> bool:
    """Whether a literal may be a key."""
    return isinstance(value, str | int | float | bool | None)


def _of_indexer(owner: Data, index: ast.expr, run: Run) -> Data:
    """`data.loc[rows, columns]`, and `array[rows, columns]`."""
    if not isinstance(index, ast.Tuple) or not index.elts:
        return rows_at(owner, index, run)
    first, *rest = index.elts
    taken = rows_at(owner, first, run)
    column = run.evaluate(rest[0]) if rest and not isinstance(rest[0], ast.Slice) else PLAIN
    names = names_of(column)
    if names:
        return columns(taken, names)
    if is_turn(column):
        taken = taken.derived()
        taken.each = True
    elif isinstance(column, Labels):
        taken = labelled(taken, column)
    made = chosen(taken, column)
    places = tuple(place_of(one, run) for one in rest)
    if any(place is not None for place in places):
        made = made if made is not taken else made.taking(made.rows)
        made.across = (*owner.across, places)
    return made


def _of_data(owner: Data, index: ast.expr, run: Run) -> Value:
    if isinstance(index, ast.Slice):
        return rows_at(owner, index, run)
    value = index_of(run.evaluate(index))
    names = names_of(value)
    if names:
        return _named(owner, names, is_view=isinstance(value, Plain))
    if isinstance(value, Data):
        made = _picked(owner, value, index, run)
        made.facts = _of_turn(made.facts, index, run)
        return made
    if isinstance(value, Plain) and isinstance(value.value, int) and not isinstance(value.value, bool):
        return owner.taking_piece(item_rows(owner.rows, value.value))
    if value is COUNT:
        return one_of_pieces(owner, index) if owner.of_group else one_row(owner, index, run)
    if isinstance(index, ast.Name) and _ROW_NUMBERS.search(index.id):
        return taken(owner, index, run)
    labels = _labels_in(value)
    made = labelled(owner, labels) if labels is not None else owner.derived()
    made.gaps = owner.gaps
    made.facts = _of_turn(made.facts, index, run)
    if isinstance(value, Plain):
        made.base = owner
    made.each |= is_turn(value)
    made.facts = without_predictions(made.facts, value)
    return chosen(made, value)


def _labels_in(value: Value) -> Labels | None:
    """Return the names of columns that a value is, or a list that holds some of them; None for another."""
    held = value.elements[0] if isinstance(value, Items) and len(value.elements) == 1 else value
    return held if isinstance(held, Labels) and not is_turn(held) else None


def _of_turn(facts: Facts, index: ast.expr, run: Run) -> Facts:
    """Return what was learned for the column that a loop names in each turn, by its own name or by one made of it."""
    if not facts:
        return facts
    only = index.elts[0] if isinstance(index, ast.List) and len(index.elts) == 1 else index
    template = template_of(only, run)
    if template is not None:
        return frozenset(pair for pair in facts if like(pair[0], template))
    if isinstance(only, ast.Name) and changes_by_turn(only.id, run):
        return frozenset(pair for pair in facts if of_turn(pair[0], only.id))
    return facts


def _picked(owner: Data, value: Data, index: ast.expr, run: Run) -> Data:
    """Return the rows that an index picks; a loop over a table goes over its columns, and picks one of them."""
    made = by_index(owner, value, index, run)
    if value.single and made.rows == owner.rows:
        made.base = owner
    return made


def _named(owner: Data, names: list[str], *, is_view: bool) -> Data:
    if is_view and (names_a_part(names[0]) or all(map(_is_archive, owner.rows))):
        return part_named(owner, names[0])
    return columns(owner, names, is_view=is_view)


def _is_archive(atom: Atom) -> bool:
    """Whether rows come from a file that holds several arrays under names, of which each has rows of its own."""
    kind, name = atom.root
    return kind == "file" and not atom.steps and _ARCHIVE.search(str(name)) is not None


def column_names(node: ast.expr, run: Run) -> list[str]:
    """Return the columns that an expression names; none where they are not known."""
    return [] if isinstance(node, ast.Slice) else names_of(run.evaluate(node))


def names_a_part(name: str) -> bool:
    """Whether a key or attribute names a set of rows rather than a column: `X_train`, `test`, `valid_X`."""
    return _PART.search(name) is not None


def part_named(owner: Data, name: str) -> Data:
    """Return what stands under the name of a set; sets of different names are taken to share no rows."""
    return owner.taking(narrowed(owner.rows, Step("part", Part("is", name))))
