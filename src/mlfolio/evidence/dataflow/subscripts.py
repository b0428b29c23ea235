"""Reading and writing parts of data: columns by name, rows by slice, mask, index or position."""

import ast
from collections.abc import Hashable

from mlfolio.evidence.dataflow.joining import facts_of, joined
from mlfolio.evidence.dataflow.rows import Atom, Part, Rows, Step, is_out_of_fold, item_rows, narrowed, unfolded
from mlfolio.evidence.dataflow.run import Run
from mlfolio.evidence.dataflow.values import (
    COUNT,
    PLAIN,
    Data,
    Either,
    Fact,
    Facts,
    Grouped,
    Items,
    Library,
    Mapping,
    Plain,
    Statistic,
    Value,
    is_turn,
)
from mlfolio.patterns import lazy_pattern

_PART = lazy_pattern(
    r"(?i)^(?:[xy]_?)?(?:train|test|val|valid|dev|validation)(?:ing)?(?:_?(?:[xy]|data|set|images|features))?$"
)

_ROW_NUMBERS = lazy_pattern(
    r"(?i)(?:^|_)(?:idxs?|index(?:es)?|indices|inds?|rows|train|test|valid|val|folds?)(?:$|_|\d)"
)
"""How variables are called that pick rows, where columns would be picked otherwise."""

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
        if isinstance(index, ast.Tuple):
            return _of_indexer(owner, index, run)
        return _of_data(owner, index, run)
    value = run.evaluate(index)
    if isinstance(owner, Items):
        return _of_items(owner, index, value)
    if isinstance(owner, Mapping):
        return _of_mapping(owner, value)
    if isinstance(owner, Grouped):
        return owner
    if isinstance(owner, Either):
        return joined(_of(option, index, run) for option in owner.options)
    if isinstance(owner, Library):
        return run.call(owner, _as_arguments(value))
    return owner if isinstance(owner, Statistic) else PLAIN


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
    if isinstance(value, Plain) and value.known and _hashable(value.value) and value.value in owner.entries:
        return owner.entries[value.value]
    return joined(owner.values())


def _hashable(value: object) -> bool:
    return isinstance(value, str | int | float | bool | None)


def _of_indexer(owner: Data, index: ast.expr, run: Run) -> Data:
    """`data.loc[rows, columns]`, and `array[rows, columns]`."""
    if not isinstance(index, ast.Tuple) or not index.elts:
        return _rows(owner, index, run)
    first, *rest = index.elts
    taken = _rows(owner, first, run)
    names = column_names(rest[0], run) if rest else None
    return _columns(taken, names) if names else taken


def _of_data(owner: Data, index: ast.expr, run: Run) -> Value:
    if isinstance(index, ast.Slice):
        return _rows(owner, index, run)
    value = run.evaluate(index)
    names = _names(value)
    if names:
        return _named(owner, names, is_view=isinstance(value, Plain))
    if isinstance(value, Data):
        return owner.derived(_picked(owner, value), owner.facts)
    if isinstance(value, Plain) and isinstance(value.value, int) and not isinstance(value.value, bool):
        return owner.derived(item_rows(owner.rows, value.value), owner.facts)
    if value is COUNT:
        return owner.one_by_one()
    if isinstance(index, ast.Name) and _ROW_NUMBERS.search(index.id):
        return _taken(owner, index, run)
    made = owner.derived()
    if isinstance(value, Plain):
        made.base = owner
    return made


def _named(owner: Data, names: list[str], *, is_view: bool) -> Data:
    if is_view and names_a_part(names[0]):
        return part_named(owner, names[0])
    return _columns(owner, names, is_view=is_view)


def _rows(owner: Data, index: ast.expr, run: Run) -> Data:
    if isinstance(index, ast.Slice):
        return _sliced(owner, index, run)
    value = run.evaluate(index)
    if isinstance(value, Data):
        return owner.derived(_picked(owner, value), owner.facts)
    if isinstance(value, Plain) and value.known:
        return owner.derived(item_rows(owner.rows, str(value.value)), owner.facts)
    if value is COUNT:
        return owner.one_by_one()
    return _taken(owner, index, run)


def _taken(owner: Data, index: ast.expr, run: Run) -> Data:
    """Return the rows that an index picks of which nothing is known but how it is written, and for which call."""
    step = Step(("rows", ast.dump(index), *run.callers), Part("is", True))
    return owner.derived(narrowed(owner.rows, step), owner.facts)


def _sliced(owner: Data, index: ast.Slice, run: Run) -> Data:
    low, high = (bound(node, run) for node in (index.lower, index.upper))
    if low is None and high is None:
        return owner.derived()
    if any(is_turn(run.scope.find(name)) for name in names_in(index)):
        return owner.derived(narrowed(owner.rows, Step(("fold", "slice"), Part("slice", low, high))), owner.facts)
    return sliced(owner, low, high)


def names_in(node: ast.AST) -> list[str]:
    """Return the names that an expression uses."""
    return [one.id for one in ast.walk(node) if isinstance(one, ast.Name)]


def bound(node: ast.expr | None, run: Run) -> Hashable:
    """Return a slice's bound as a number where it is known, as its text otherwise; None where there is none."""
    if node is None:
        return None
    value = run.evaluate(node)
    known = value.value if isinstance(value, Plain) else None
    if isinstance(known, int) and not isinstance(known, bool):
        return None if known == 0 else known
    return ast.unparse(node)


def sliced(owner: Data, low: Hashable, high: Hashable) -> Data:
    """Return the rows of `owner` from `low` to `high`; the border between two tables set together is known."""
    if len(owner.parts) == 2 and low != high:
        return owner.derived(owner.parts[0] if low is None else owner.parts[1], owner.facts)
    return owner.derived(narrowed(owner.rows, Step("slice", Part("slice", low, high))), owner.facts)


def picked(owner: Data, index: Data) -> Data:
    """Return what a mask or an index takes of data."""
    return owner.derived(_picked(owner, index), owner.facts)


def _picked(owner: Data, index: Data) -> Rows:
    """Return the rows of `owner` that a mask or an index takes."""
    if index.mask is not None:
        key, part, random = index.mask
        return narrowed(owner.rows, Step(key, part, random))
    roots = {atom.root for atom in owner.rows}
    if index.rows and all(atom.root in roots for atom in index.rows):
        # The index of a part picks that part; the names of columns come from a whole, and pick no rows.
        return index.rows if all(_narrows(atom, owner.rows) for atom in index.rows) else owner.rows
    steps = [step for atom in index.rows for step in _index_steps(atom)]
    rows = owner.rows
    for step in steps[:3]:
        rows = narrowed(rows, step)
    return rows


def _narrows(atom: Atom, rows: Rows) -> bool:
    return any(one.root == atom.root and one.steps == atom.steps[: len(one.steps)] for one in rows)


def _index_steps(atom: Atom) -> list[Step]:
    if not atom.steps:
        whole = atom.root[0] == "index"
        return [] if whole else [Step(("by", atom.root), Part("is", True))]
    return [Step(("by", atom.root, step.key), step.part, random=True) for step in atom.steps]


def column_names(node: ast.expr, run: Run) -> list[str]:
    """Return the columns that an expression names; none where they are not known."""
    return [] if isinstance(node, ast.Slice) else _names(run.evaluate(node))


def _names(value: Value) -> list[str]:
    if isinstance(value, Plain):
        return [value.value] if isinstance(value.value, str) else []
    if isinstance(value, Items):
        texts = [one.value for one in value.elements if isinstance(one, Plain) and isinstance(one.value, str)]
        return texts if len(texts) == len(value.elements) else []
    return []


def names_a_part(name: str) -> bool:
    """Whether a key or attribute names a set of rows rather than a column: `X_train`, `test`, `valid_X`."""
    return _PART.search(name) is not None


def part_named(owner: Data, name: str) -> Data:
    """Return what stands under the name of a set; sets of different names are taken to share no rows."""
    return owner.derived(narrowed(owner.rows, Step("part", Part("is", name))), owner.facts)


def columns(owner: Data, names: list[str]) -> Data:
    """Return the named columns of a table."""
    return _columns(owner, names)


def _columns(owner: Data, names: list[str], *, is_view: bool = False) -> Data:
    wanted = frozenset([None, *names])
    facts = owner.facts
    made = owner.derived(facts=frozenset(pair for pair in facts if pair[0] in wanted) if facts else facts)
    if len(names) == 1:
        made.column = names[0]
        made.forwards |= owner.outputs.get(names[0], frozenset())
        if is_view:
            made.base = owner
    return made


def without_columns(owner: Data, names: list[str]) -> Data:
    """Return a table without the named columns."""
    gone = frozenset(names)
    return owner.derived(facts=frozenset(pair for pair in owner.facts if pair[0] not in gone))


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
    if isinstance(key, Plain) and key.known and _hashable(key.value):
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
        _write(owner, names, value, facts_of(chosen))
        return
    names = column_names(index, run)
    if names and not indexed:
        set_column(owner, names, value)
        return
    _write(owner, [], value)


def _write(owner: Data, names: list[str], value: Value, chosen: frozenset[Fact] = frozenset()) -> None:
    """Write a value into some rows; predictions for a named column are not those of the table's others."""
    facts = facts_of(value)
    if isinstance(value, Data):
        if owner.blank:
            _fill(owner, value.rows)
            facts = frozenset(fact for fact in facts if not is_out_of_fold(fact.over, value.rows))
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
    kept = frozenset(pair for pair in owner.facts if pair[0] not in names)
    owner.facts = kept | _under(names, facts_of(value))
    _set_outputs(owner, names, value)
    if not owner.rows and isinstance(value, Data):
        owner.rows = value.rows
