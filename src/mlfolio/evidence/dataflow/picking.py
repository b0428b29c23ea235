"""Rows that a slice, a mask, an index or a number picks."""

import ast
from collections.abc import Hashable

from mlfolio.evidence.code.expressions import is_one
from mlfolio.evidence.dataflow.borders import are_all_apart, between_borders
from mlfolio.evidence.dataflow.holders import Items
from mlfolio.evidence.dataflow.masks import by, piece_of_numbers
from mlfolio.evidence.dataflow.moved import is_moved, row_of_turn
from mlfolio.evidence.dataflow.plain import COUNT, Plain, Value, is_turn
from mlfolio.evidence.dataflow.rows import (
    UNREAD,
    Atom,
    Part,
    Rows,
    Step,
    is_random,
    item_rows,
    kind_of,
    narrowed,
    union,
)
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.values import Data
from mlfolio.patterns import lazy_pattern

_ROW_NUMBERS = lazy_pattern(
    r"(?i)(?:^|_)(?:idxs?|index(?:es)?|indices|inds?|rows|train|test|valid|val|folds?)(?:$|_|\d)"
)
"""How variables are called that pick rows, where columns would be picked otherwise."""

_PIECE = "piece"
"""The kind of steps that cut one row or one group, of which each has such pieces."""


def rows_at(owner: Data, index: ast.expr, run: Run) -> Data:
    """Return the rows that an index takes of a table or array."""
    if isinstance(index, ast.Slice):
        return _sliced(owner, index, run)
    value = index_of(run.evaluate(index))
    if isinstance(value, Data):
        return by_index(owner, value, index, run)
    if isinstance(value, Plain) and value.known:
        return owner.taking(item_rows(owner.rows, str(value.value)))
    if value is COUNT:
        return one_row(owner, index, run)
    if _lists_one(value) and is_moved(index, run):
        return one_row(owner, index.elts[0], run)  # type: ignore[attr-defined]
    return taken(owner, index, run)


def _lists_one(value: Value) -> bool:
    """Whether a list holds one position, which a loop counts up."""
    return isinstance(value, Items) and len(value.elements) == 1 and is_turn(value.elements[0])


def one_row(owner: Data, index: ast.expr, run: Run) -> Data:
    """Return the row at a position that a loop counts up: one after the other, or that of a turn that trains."""
    made = owner.one_by_one()
    if owner.blank:
        # What is written into a row of an array that is filled is written into the array.
        made.base = owner
    if is_moved(index, run):
        made.rows = narrowed(owner.rows, row_of_turn(index))
    return made


def by_index(owner: Data, value: Data, index: ast.expr, run: Run) -> Data:
    """Return the rows that an index picks; which these are, of values of whole rows only how it is written tells."""
    if value.mask is None and not (value.picks or value.single) and _may_pick_any(value, owner):
        return taken(owner, index, run)
    return picked(owner, value)


def by_argument(owner: Data, value: Data, position: int, arguments: Arguments, run: Run) -> Data:
    """Return the rows that an index picks which a call is given."""
    written = arguments.node.args[position:] if arguments.node is not None else []
    return by_index(owner, value, written[0], run) if written else picked(owner, value)


def _may_pick_any(index: Data, owner: Data) -> bool:
    """Whether an index was computed of all the rows that it picks from, or of all rows of others, in whatever way."""
    roots = {atom.root for atom in owner.rows}
    if any(atom.root in roots for atom in index.rows):
        unread = all(_is_unread_of(atom, owner.rows) for atom in index.rows)
        return unread or rows_picked(owner, index) == owner.rows
    return bool(index.rows) and not any(atom.steps or atom.root[0] == "index" for atom in index.rows)


def _is_unread_of(atom: Atom, whole: Rows) -> bool:
    """Whether nothing that is known cuts rows from `whole`."""
    cuts = (atom.steps[len(one.steps) :] for one in whole if _narrows(atom, frozenset([one])))
    return any(all(kind_of(step) == UNREAD for step in steps) for steps in cuts)


def index_of(value: Value) -> Value:
    """Return what a subscript picks by: the one array of row numbers that `np.where` gives a tuple of, or `value`."""
    if isinstance(value, Items) and len(value.elements) == 1:
        (only,) = value.elements
        return only if isinstance(only, Data) and only.mask is not None else value
    return value


def taken(owner: Data, index: ast.expr, run: Run) -> Data:
    """Return the rows that an index picks of which nothing is known but how it is written, and for which call."""
    opposite = isinstance(index, ast.UnaryOp) and isinstance(index.op, ast.Invert)
    told = index.operand if opposite else index  # type: ignore[attr-defined]
    step = Step((UNREAD, run.wording(told)), Part("is", not opposite))
    return owner.taking(narrowed(owner.rows, step))


def _sliced(owner: Data, index: ast.Slice, run: Run) -> Data:
    if isinstance(index.step, ast.Constant) and index.step.value not in (1, None):
        return taken(owner, index, run)
    low, high = (bound(node, run) for node in (index.lower, index.upper))
    if low is None and high is None:
        made = owner.derived()
        made.mask, made.picks = owner.mask, owner.picks
        return made
    if _is_window(index, run):
        return owner.one_by_one()
    if any(is_turn(run.scope.find(name)) for name in names_in(index)):
        return owner.taking(narrowed(owner.rows, Step(("fold", "slice"), Part("slice", low, high))))
    if owner.single or owner.of_group:
        return owner.taking(frozenset(_piece(atom, (low, high)) for atom in owner.rows))
    return sliced(owner, low, high)


def _piece(atom: Atom, bounds: tuple[Hashable, Hashable]) -> Atom:
    """Return a piece of a row or a group, and a piece of a piece as one: two of other bounds may share nothing."""
    if atom.steps and kind_of(atom.steps[-1]) == _PIECE:
        *before, last = atom.steps
        return atom._replace(steps=(*before, last._replace(key=(*last.key, bounds))))
    return atom.narrowed(Step((_PIECE, bounds), Part("is", True)))


def one_of_pieces(owner: Data, index: ast.expr) -> Data:
    """Return the piece that a turn of a loop takes of several."""
    turn = ast.unparse(index)
    step = Step(("fold", "slice"), Part("slice", turn, f"{turn} + 1"))
    return owner.taking_piece(narrowed(owner.rows, step))


def _is_window(index: ast.Slice, run: Run) -> bool:
    """Whether a slice goes over the rows step by step, as `rows[i : i + size]` does; folds are cut by multiples."""
    counted = all(bound is not None and _counts(bound, run) for bound in (index.lower, index.upper))
    return counted and not is_moved(index, run)


def _counts(bound: ast.expr, run: Run) -> bool:
    if isinstance(bound, ast.BinOp) and isinstance(bound.op, ast.Add | ast.Sub) and not is_one(bound.right):
        return _counts(bound.left, run)
    return isinstance(bound, ast.Name) and run.scope.find(bound.id) is COUNT


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
    text = ast.unparse(node)
    return f"{text} {run.callers}" if run.callers else text


def place_of(index: ast.expr, run: Run) -> Hashable:
    """Return where along an axis an index takes what it takes; None for all of it."""
    if isinstance(index, ast.Slice):
        bounds = (bound(index.lower, run), bound(index.upper, run))
        return None if bounds == (None, None) else bounds
    if isinstance(index, ast.Constant) and index.value is Ellipsis:
        return None
    return ("at", bound(index, run))


def sliced(owner: Data, low: Hashable, high: Hashable) -> Data:
    """Return the rows of `owner` from `low` to `high`; the border between two tables set together is known."""
    if len(owner.parts) == 2 and low != high:
        made = owner.taking(owner.parts[0] if low is None else owner.parts[1])
        return made if isinstance(low or high, int) else _without_other_part(made, owner)
    if low != high and len(owner.parts) > 2 and are_all_apart(owner.parts):
        return owner.taking(between_borders(owner.parts, low, high))
    return owner.taking(narrowed(owner.rows, Step("slice", Part("slice", low, high))))


def _without_other_part(made: Data, owner: Data) -> Data:
    """Take from one of two tables that were set together the copies that the other holds of it."""
    together = union(owner.parts)
    made.facts = frozenset(pair for pair in made.facts if not (pair[1].copies and pair[1].over <= together))
    return made


def picked(owner: Data, index: Data) -> Data:
    """Return what a mask or an index takes of data."""
    return owner.taking(rows_picked(owner, index))


def rows_picked(owner: Data, index: Data) -> Rows:
    """Return the rows of `owner` that a mask or an index takes."""
    if index.picks and all(_narrows(atom, owner.rows) for atom in index.picks):
        return index.picks
    if index.mask is not None:
        key, part, random = index.mask
        return narrowed(owner.rows, Step(key, part, random))
    if (piece := piece_of_numbers(index)) is not None:
        return narrowed(owner.rows, piece)
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
    return [Step(by(atom, step.key), step.part, is_random(step)) for step in atom.steps]
