"""Masks: which part of a whole a comparison picks, so that a mask and its opposite are known to share no row."""

import ast
from collections.abc import Callable, Hashable

from mlfolio.evidence.dataflow.plain import Plain, Value, is_turn
from mlfolio.evidence.dataflow.rows import MADE_UP, ROWS_OF_WHATEVER_TABLE, Atom, Part, Root, Step, is_random, rest_of
from mlfolio.evidence.dataflow.values import Data, Mask
from mlfolio.patterns import lazy_pattern

_RELATIONS = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.GtE: ">=", ast.Gt: ">", ast.LtE: "<=", ast.In: "is",
    ast.NotIn: "not", ast.Is: "is", ast.IsNot: "not",
}  # fmt: skip


_PANDAS_NAMES = {
    "is_in": "isin", "is_null": "isnull", "is_not_null": "notnull", "is_between": "between",
    "is_duplicated": "duplicated", "starts_with": "startswith", "ends_with": "endswith",
}  # fmt: skip
"""What pandas calls the methods of Polars' columns."""


Wording = Callable[[ast.expr], Hashable]
"""Tells how an expression is written, where one that is written alike may say something else."""

Numbering = Callable[[Hashable], int]
"""Gives a number for what is told, the same for the same."""

_OWN = frozenset(["call", "index", MADE_UP])
"""Kinds of roots of masks that are computed of no rows."""

_QUERY = lazy_pattern(
    r"f?(?P<quote>['\"])\s*(?P<column>\w+)\s*(?P<relation>==|!=|<=|>=|<|>)\s*(?P<bound>[^&|<>=]+?)\s*(?P=quote)$"
)


def compared(node: ast.Compare, left: Value, right: Value, whole: Data, wording: Wording) -> Data:
    """Return the mask that a comparison of data makes."""
    made = whole.derived()
    made.parts, made.forwards = (), whole.forwards
    truth = right.value if isinstance(right, Plain) and right.known and isinstance(right.value, bool) else None
    if truth is not None and isinstance(left, Data) and left.mask is not None and len(node.ops) == 1:
        same = truth == isinstance(node.ops[0], ast.Eq | ast.Is)
        made.mask = left.mask if same else inverted(left).mask
    elif len(node.ops) == 1:
        relation = _RELATIONS.get(node.ops[0].__class__, "is")
        bound = right.value if isinstance(right, Plain) and right.known else wording(node.comparators[0])
        text = ast.dump(node.left)
        kind = ("fold", "mask") if is_turn(right) else ("mask",)
        made.mask = ((*kind, _column(left) or wording(node.left)), Part(relation, bound), "rand" in text)
    return made


COMPARING = {"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
"""Methods that compare as these relations do."""


def by_method(name: str, node: ast.Call, owner: Data, other: Value, wording: Wording) -> Mask:
    """Return what `owner.eq(other)` and its like pick."""
    bound = other.value if isinstance(other, Plain) and other.known else wording(node.args[0])
    kind = ("fold", "mask") if is_turn(other) else ("mask",)
    return (*kind, _column(owner) or _text(node)), Part(COMPARING[name], bound), False


def masks_joined(node: ast.BinOp, left: Value, right: Value, made: Value, number: Numbering) -> Value:
    """Return what `left & right` or `left | right` gives, as a mask where both are."""
    joins = isinstance(node.op, ast.BitAnd | ast.BitOr) and isinstance(made, Data)
    if joins and isinstance(left, Data) and isinstance(right, Data) and left.mask and right.mask:
        made.mask = of_two(node.op.__class__.__name__, left, right, number)  # type: ignore[attr-defined]
    return made


def of_two(how: str, left: Data, right: Data, number: Numbering) -> Mask:
    """Return the mask that is made of two: like that of the same two alone, of folds where one of them is."""
    folded = any(one.mask is not None and one.mask[0][0] == "fold" for one in (left, right))
    key = ("fold", "mask") if folded else ("mask",)
    return (*key, number((how, left.mask, right.mask))), Part("is", True), False


def queried(text: str, *, in_turn: bool) -> Step:
    """Return the step that a query takes, given as it is written in the code: a comparison of a column, or another.

    `in_turn` says that a loop changes what it compares with.
    """
    found = _QUERY.match(text)
    kind = ("fold",) if in_turn else ()
    if found is None:
        return Step((*kind, "query", text), Part("is", True))
    return Step((*kind, "mask", found["column"]), Part(found["relation"], found["bound"]))


def tested(name: str, node: ast.Call | None, owner: Data) -> Data | None:
    """Return the mask of `isnull`, `notnull`, `isin` and their like; None for another method."""
    name = _PANDAS_NAMES.get(name, name)
    if name in ("isnull", "isna", "notnull", "notna"):
        made = owner.derived()
        made.mask = (("null", _column(owner) or _text(node)), Part("null", name.startswith("is")), False)
        return made
    if name in ("isin", "startswith", "endswith", "contains", "between", "duplicated"):
        made = owner.derived()
        made.mask = ((name, _column(owner), _arguments(node)), Part("is", True), False)
        return made
    return None


def isin(owner: Data, values: ast.expr, some: ast.expr) -> Data:
    """Return the mask of the `values` that are among `some` of which nothing is known but how they are written."""
    made = owner.derived()
    made.mask = (("isin", owner.column or ast.dump(values), ast.dump(some)), Part("is", True), False)
    return made


def left_by(whole: Data, gone: Data) -> Data | None:
    """Return what picks the rows that are not `gone`, which one cut took of `whole`, or a draw; None for others."""
    if gone.mask is not None:
        made = inverted(gone)
    elif len(gone.rows) != 1:
        return None
    else:
        ((atom,),) = (gone.rows,)
        steps = atom.steps[len(next((one.steps for one in whole.rows if one.root == atom.root), ())) :]
        if len(steps) > 1 or (not steps and atom.root in _roots(whole)):
            return None
        made = whole.derived()
        (step,) = steps or (Step(("by", atom.root), Part("is", True)),)
        made.mask = (by(atom, step.key) if steps else step.key, rest_of(step.part), bool(steps) and is_random(step))
    return made


def by(atom: Atom, key: Hashable) -> Hashable:
    """Return the key of what an index picks that was cut by `key`: a fold where it was cut into folds."""
    if isinstance(key, tuple) and key[0] == "fold":
        return (*key[:2], atom.root, *key[2:])
    return ("by", atom.root, key)


def piece_of_numbers(index: Data) -> Step | None:
    """Return the fold that an index picks which is one of the pieces that the numbers of rows were cut into, if any."""
    if not index.of_group or index.mask is not None or len(index.rows) != 1:
        return None
    (atom,) = index.rows
    return None if atom.steps or atom.root[0] not in _OWN else Step(("fold", atom.root), Part("is", True))


def among(owner: Data, picked: Data) -> Data | None:
    """Return the mask of `owner.isin(picked)` where `picked` is one part of `owner`; None otherwise.

    A column that is only named is one of whatever table it will be asked of.
    """
    if (piece := piece_of_numbers(picked)) is not None:
        made = owner.derived()
        made.mask = tuple(piece)
        return made
    steps = {atom.steps[-1] for atom in picked.rows if atom.steps}
    known = owner.rows == ROWS_OF_WHATEVER_TABLE or _roots(picked) <= _roots(owner)
    if len(steps) != 1 or not known:
        return None
    (step,) = steps
    made = owner.derived()
    made.mask, made.picks = (step.key, step.part, step.random), picked.rows
    return made


def _roots(data: Data) -> set[Root]:
    return {atom.root for atom in data.rows}


def inverted(mask: Data) -> Data:
    """Return the mask that picks what `mask` leaves."""
    made = mask.derived()
    if mask.mask is not None:
        key, part, random = mask.mask
        made.mask = (key, rest_of(part), random)
    elif len(mask.rows) == 1:
        (atom,) = mask.rows
        if not atom.steps and atom.root[0] in _OWN:
            made.mask = (("by", atom.root), Part("not", True), False)
    return made


def _column(value: Value) -> str | None:
    return value.column if isinstance(value, Data) else None


def _text(node: ast.Call | None) -> str:
    return ast.dump(node.func.value) if node is not None and isinstance(node.func, ast.Attribute) else ""


def _arguments(node: ast.Call | None) -> str:
    return "".join(map(ast.dump, node.args)) if node is not None else ""
