"""Methods of tables, columns and arrays that take some of their rows, or leave some out."""

import ast
from collections.abc import Callable

from mlfolio.evidence.dataflow.columns import chosen, without_columns
from mlfolio.evidence.dataflow.facts import Fact
from mlfolio.evidence.dataflow.holders import Items
from mlfolio.evidence.dataflow.joining import data_of
from mlfolio.evidence.dataflow.masks import queried
from mlfolio.evidence.dataflow.picking import by_argument, names_in, sliced, taken
from mlfolio.evidence.dataflow.plain import PLAIN, Plain, Value, is_turn
from mlfolio.evidence.dataflow.rows import Atom, Part, Rows, Step, labelled, narrowed, rest_of
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.values import Data


def _drop(owner: Data, arguments: Arguments, run: Run) -> Value:
    first = arguments.get(0, "labels", "index")
    axis = arguments.named.get("axis") or arguments.get(1)
    by_column = isinstance(axis, Plain) and axis.value in (1, "columns")
    named = arguments.get(-1, "columns") or (first if by_column else None)
    if named is not None:
        left = chosen(without_columns(owner, _texts(named)), named)
        left.gaps = owner.gaps
        return left
    index = data_of(first) if first is not None else None
    return owner.taking(without_rows(owner.rows, index.rows)) if index is not None else owner.derived()


def _texts(value: Value) -> list[str]:
    elements = value.elements if isinstance(value, Items) else [value]
    return [one.value for one in elements if isinstance(one, Plain) and isinstance(one.value, str)]


def without_rows(whole: Rows, gone: Rows) -> Rows:
    """Return `whole` without the rows of `gone`, which are whole atoms of it or what one step more takes of them."""
    in_order = sorted(gone, key=repr)
    left = frozenset(rest for atom in whole if (rest := _rest(atom, in_order)) is not None)
    return left or whole


def _rest(atom: Atom, gone: list[Atom]) -> Atom | None:
    """Return what is left of an atom: nothing, what a cut leaves, or all of it."""
    if atom in gone:
        return None
    for other in gone:
        if other.root == atom.root and other.steps[: len(atom.steps)] == atom.steps and other.steps != atom.steps:
            step = other.steps[len(atom.steps)]
            return atom.narrowed(step._replace(part=rest_of(step.part)))
    return atom


def _sample(owner: Data, arguments: Arguments, run: Run) -> Value:
    if arguments.literal("axis") in (1, "columns"):
        return owner.derived()
    site = run.site(arguments.node)
    if arguments.literal("replace") is True:
        fact = Fact("sample", "copies of rows", owner.rows, site, copies=True)
        return owner.derived(facts=owner.facts | {(None, fact)})
    fraction = arguments.literal("frac")
    if isinstance(fraction, int | float) and fraction >= 1:
        return owner.derived()
    key = ("sample", site)
    run.note_cut(key, site)
    return owner.taking(narrowed(owner.rows, Step(key, Part("is", True), random=True)))


def _head(owner: Data, arguments: Arguments, run: Run) -> Value:
    return sliced(owner, None, _count(arguments))


def _tail(owner: Data, arguments: Arguments, run: Run) -> Value:
    return sliced(owner, ("tail", _count(arguments)), None)


def _take(owner: Data, arguments: Arguments, run: Run) -> Value:
    index = data_of(arguments.get(0) or PLAIN)
    if (
        index is None
        and arguments.node is not None
        and any(isinstance(one, ast.Call | ast.List) for one in arguments.node.args[:1])
    ):
        return taken(owner, arguments.node.args[0], run)
    return by_argument(owner, index, 0, arguments, run) if index is not None else sliced(owner, None, _count(arguments))


def _subset(owner: Data, arguments: Arguments, run: Run) -> Value:
    index = data_of(arguments.get(0, "used_indices") or PLAIN)
    return by_argument(owner, index, 0, arguments, run) if index is not None else owner.derived()


def _slice(owner: Data, arguments: Arguments, run: Run) -> Value:
    """Return the rows of xgboost's DMatrix that an index takes; of texts and tables, as they are, what numbers cut."""
    index = data_of(arguments.get(0, "rindex") or PLAIN)
    return by_argument(owner, index, 0, arguments, run) if index is not None else owner.taking(owner.rows)


def _some(owner: Data, arguments: Arguments, run: Run) -> Value:
    """Return the rows that a method takes of which nothing is known but how it is called."""
    return owner.taking(owner.rows) if arguments.node is None else taken(owner, arguments.node, run)


def _skip(owner: Data, arguments: Arguments, run: Run) -> Value:
    return sliced(owner, _count(arguments), None)


def _count(arguments: Arguments) -> object:
    value = arguments.get(0, "n", "count")
    if isinstance(value, Plain) and isinstance(value.value, int):
        return value.value
    return ast.unparse(arguments.node.args[0]) if arguments.node is not None and arguments.node.args else 5


def _query(owner: Data, arguments: Arguments, run: Run) -> Value:
    text = ast.unparse(arguments.node.args[0]) if arguments.node is not None and arguments.node.args else ""
    in_turn = arguments.node is not None and any(is_turn(run.scope.find(name)) for name in names_in(arguments.node))
    return owner.taking(narrowed(owner.rows, queried(text, in_turn=in_turn)))


def _truncate(owner: Data, arguments: Arguments, run: Run) -> Value:
    """Return the rows from one label on, or up to one."""
    named = {} if arguments.node is None else {one.arg: ast.unparse(one.value) for one in arguments.node.keywords}
    return sliced(owner, named.get("before"), named.get("after")) if named else owner.taking(owner.rows)


def _cross_section(owner: Data, arguments: Arguments, run: Run) -> Value:
    """Return the rows, or the columns, that a label names."""
    if arguments.node is None or not arguments.node.args or arguments.literal("axis") in (1, "columns"):
        return owner.derived()
    return owner.taking(labelled(owner.rows, ast.unparse(arguments.node.args[0])))


def without_doubles(owner: Data, arguments: Arguments, run: Run) -> Data | None:
    """Return the rows that stand there once, where all others are dropped: nobody knows which; None where one stays."""
    dropped = arguments.literal("keep") is False
    return owner.taking(run.fresh("call", arguments.node).rows) if dropped else None


def _sheet(owner: Data, arguments: Arguments, run: Run) -> Value:
    """Return the rows of a sheet of a workbook, or what else is made of rows by a method of that name."""
    if arguments.node is None or not arguments.node.args or owner.single:
        return owner.derived()
    return owner.taking(narrowed(owner.rows, Step("part", Part("is", ast.unparse(arguments.node.args[0])))))


TAKES: dict[str, Callable[[Data, Arguments, Run], Value]] = {
    "drop": _drop,
    "sample": _sample,
    "head": _head,
    "tail": _tail,
    "take": _take,
    "subset": _subset,
    "slice": _slice,
    "skip": _skip,
    **dict.fromkeys(("first", "last", "nlargest", "nsmallest"), _some),
    "query": _query,
    "truncate": _truncate,
    "xs": _cross_section,
    "parse": _sheet,
}
"""What each of these methods takes."""
