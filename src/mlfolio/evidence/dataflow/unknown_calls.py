"""Calls of what nobody knows: the rows that they are given come back, or rows of their own."""

from mlfolio.evidence.dataflow.code_values import Function
from mlfolio.evidence.dataflow.joining import data_of, facts_of
from mlfolio.evidence.dataflow.objectives import tries_settings, try_objective
from mlfolio.evidence.dataflow.plain import PLAIN, Value
from mlfolio.evidence.dataflow.run import Arguments, Run
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
            return try_objective(value, run) if tries_settings(arguments) else _applied(value, given, run)
    if given:
        made = given[0].derived()
        made.facts = frozenset().union(*(one.facts for one in given))
        made.forwards = frozenset().union(*(one.forwards for one in given))
        return made
    statistics = [value for value in arguments.all() if isinstance(value, Statistic)]
    return statistics[0] if statistics else run.fresh("call", arguments.node)


def _applied(function: Function, given: list[Data], run: Run) -> Value:
    result = run.call(function, Arguments([one.derived() for one in given] or [PLAIN], {}))
    if not given:
        return result
    made = given[0].derived()
    made.facts |= frozenset((None, fact) for fact in facts_of(result))
    return made
