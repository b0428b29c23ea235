"""Masks: which part of a whole a comparison picks, so that a mask and its opposite are known to share no row."""

import ast

from mlfolio.evidence.dataflow.rows import ROWS_OF_WHATEVER_TABLE, Part, Root, Step, rest_of
from mlfolio.evidence.dataflow.values import Data, Plain, Value, is_turn
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


_QUERY = lazy_pattern(
    r"f?(?P<quote>['\"])\s*(?P<column>\w+)\s*(?P<relation>==|!=|<=|>=|<|>)\s*(?P<bound>[^&|<>=]+?)\s*(?P=quote)$"
)


def compared(node: ast.Compare, left: Value, right: Value, whole: Data) -> Data:
    """Return the mask that a comparison of data makes."""
    made = whole.derived()
    made.parts, made.forwards = (), whole.forwards
    if len(node.ops) == 1:
        relation = _RELATIONS.get(node.ops[0].__class__, "is")
        bound = right.value if isinstance(right, Plain) and right.known else ast.dump(node.comparators[0])
        text = ast.dump(node.left)
        kind = ("fold", "mask") if is_turn(right) else ("mask",)
        made.mask = ((*kind, _column(left) or text), Part(relation, bound), "rand" in text)
    return made


def masks_joined(node: ast.BinOp, left: Value, right: Value, made: Value) -> Value:
    """Return what `left & right` or `left | right` gives, as a mask where both are: one that is like no other."""
    joins = isinstance(node.op, ast.BitAnd | ast.BitOr) and isinstance(made, Data)
    if joins and all(isinstance(one, Data) and one.mask is not None for one in (left, right)):
        folded = any(isinstance(one, Data) and one.mask and one.mask[0][0] == "fold" for one in (left, right))
        key = ("fold", "mask") if folded else ("mask",)
        made.mask = ((*key, ast.dump(node)), Part("is", True), False)  # type: ignore[attr-defined]
    return made


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


def among(owner: Data, picked: Data) -> Data | None:
    """Return the mask of `owner.isin(picked)` where `picked` is one part of `owner`; None otherwise.

    A column that is only named is one of whatever table it will be asked of.
    """
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
    return made


def _column(value: Value) -> str | None:
    return value.column if isinstance(value, Data) else None


def _text(node: ast.Call | None) -> str:
    return ast.dump(node.func.value) if node is not None and isinstance(node.func, ast.Attribute) else ""


def _arguments(node: ast.Call | None) -> str:
    return "".join(map(ast.dump, node.args)) if node is not None else ""
