"""Calls of what nobody knows: the rows that they are given come back, or rows of their own."""

import ast

from mlfolio.evidence.dataflow.code_values import Function
from mlfolio.evidence.dataflow.holders import Items
from mlfolio.evidence.dataflow.joining import data_of, facts_of, joined
from mlfolio.evidence.dataflow.objectives import tries_settings, try_objective
from mlfolio.evidence.dataflow.plain import PLAIN, Value
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.sequences import elements_of
from mlfolio.evidence.dataflow.tests_by_others import note_tests
from mlfolio.evidence.dataflow.values import Data, Statistic


def unknown_call(arguments: Arguments, run: Run) -> Value:
    """Return what a call nobody knows gives: the rows it is given, or rows of its own."""
    given = [data for value in arguments.positional if (data := data_of(value)) is not None]
    given = given or [data for value in arguments.named.values() if (data := data_of(value)) is not None]
    for data in given:
        run.named_sets.use(data.rows)
    if given:
        note_tests(arguments, run)
    for value in arguments.all():
        if isinstance(value, Function):
            return try_objective(value, run) if tries_settings(arguments) else _applied(value, given, arguments, run)
    if given:
        made = given[0].derived()
        made.facts = frozenset().union(*(one.facts for one in given))
        made.forwards = frozenset().union(*(one.forwards for one in given))
        return made
    statistics = [value for value in arguments.all() if isinstance(value, Statistic)]
    return statistics[0] if statistics else run.fresh("call", arguments.node)


_TO_EACH = frozenset("imap imap_unordered map_async starmap".split())
"""Methods of pools that call a function with one element of a list after the other."""


def _applied(function: Function, given: list[Data], arguments: Arguments, run: Run) -> Value:
    called = arguments.node.func if arguments.node is not None else None
    lists = [one for one in arguments.positional if isinstance(one, Items) and data_of(one) is not None]
    if lists and isinstance(called, ast.Attribute) and called.attr in _TO_EACH:
        element = joined(elements_of(lists[0], run))
        spread = isinstance(element, Items) and called.attr == "starmap"
        result = run.call(function, Arguments(element.elements if spread else [element], {}))  # type: ignore[attr-defined]
    else:
        result = run.call(function, Arguments([one.derived() for one in given] or [PLAIN], {}))
    if not given:
        return result
    made = given[0].derived()
    made.facts |= frozenset((None, fact) for fact in facts_of(result))
    return made
