"""What a method makes of each row by itself, and of what was learned to make its arguments."""

import ast

from mlfolio.evidence.dataflow import learned
from mlfolio.evidence.dataflow.code_values import Function
from mlfolio.evidence.dataflow.column_expressions import of_table
from mlfolio.evidence.dataflow.facts import Fact
from mlfolio.evidence.dataflow.holders import Either, Items
from mlfolio.evidence.dataflow.joining import facts_of
from mlfolio.evidence.dataflow.knowledge import Call
from mlfolio.evidence.dataflow.plain import Value
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.values import Data

_BY_ELEMENT = frozenset(["map", "applymap"])
"""Methods that call a function for each element."""


def row_wise(owner: Data, arguments: Arguments, run: Run) -> Data:
    """Return each row changed by itself, and by what was learned to make the arguments."""
    made = owner.derived()
    made.column, made.mask, made.stacked = owner.column, owner.mask, owner.stacked
    given = owner.one_by_one() if _goes_by_row(owner, arguments) else owner
    function, others = _applied(arguments)
    for value in others:
        made.facts |= frozenset((owner.column, fact) for fact in of_table(facts_for(value, given, run), owner))
        if isinstance(value, Data):
            made.forwards |= value.forwards
    if function is not None:
        # What it is given beside each row counts for what it makes of it.
        told = facts_of(run.call(function, _beside_row(given, function, arguments)))
        made.facts |= frozenset((owner.column, fact) for fact in of_table(told, owner))
    return made


def _applied(arguments: Arguments) -> tuple[Function | None, list[Value]]:
    """Return the function that is given first with further arguments of its own, and what else is given."""
    first = arguments.get(0, "func")
    extra = {name for name in arguments.named if name != "func" and isinstance(first, Function) and _takes(first, name)}
    if not isinstance(first, Function) or not (extra or "args" in arguments.named):
        return None, arguments.all()
    rest = (value for name, value in arguments.named.items() if name not in (*extra, "args", "func"))
    return first, [*arguments.positional[1:], *rest]


def _takes(function: Function, name: str) -> bool:
    return any(one.arg == name for one in (*function.node.args.args, *function.node.args.kwonlyargs))


def _beside_row(row: Data, function: Function, arguments: Arguments) -> Arguments:
    """Return what a function is called with for each row."""
    more = arguments.named.get("args")
    named = {name: value for name, value in arguments.named.items() if name != "func" and _takes(function, name)}
    return Arguments([row.derived(), *(more.elements if isinstance(more, Items) else [])], named)


def _goes_by_row(owner: Data, arguments: Arguments) -> bool:
    """Whether a function that is given is called for each row or element, and not for whole columns."""
    called = arguments.node.func if arguments.node is not None else None
    by_element = isinstance(called, ast.Attribute) and called.attr in _BY_ELEMENT
    return by_element or owner.column is not None or arguments.literal("axis") in (1, "columns")


def facts_for(value: Value, owner: Data, run: Run) -> frozenset[Fact]:
    """Return what was learned to make an argument of a method of `owner`, which a function may be that it calls."""
    if isinstance(value, Function):
        return facts_of(run.call(value, Arguments([owner.derived()], {})))
    if isinstance(value, Either):
        return frozenset(fact for option in value.options for fact in facts_for(option, owner, run))
    return facts_of(value)


def learner(known: Call, owner: Data, arguments: Arguments, run: Run) -> Data:
    """Return a table or column that was changed by what was learned of all its rows."""
    fact = learned.fact(known, owner.rows, arguments, run)
    made = owner.derived(facts=owner.facts | {(owner.column, fact)} if owner.rows else None)
    made.column = owner.column
    return made
