"""The analysis of one source: its statements executed in order, then the functions that nothing called."""

import ast
from collections.abc import Hashable, Iterable
from typing import NamedTuple

from mlfolio.evidence.dataflow.calls import call
from mlfolio.evidence.dataflow.code_values import Class, Function, Instance
from mlfolio.evidence.dataflow.events import Test
from mlfolio.evidence.dataflow.expressions import EVALUATORS
from mlfolio.evidence.dataflow.functions import call_function, instantiate
from mlfolio.evidence.dataflow.idle import Named, idle_name
from mlfolio.evidence.dataflow.model_tests import record_forwards
from mlfolio.evidence.dataflow.named_sets import NamedSets
from mlfolio.evidence.dataflow.rows import Site
from mlfolio.evidence.dataflow.run import BUDGET, Arguments, Interpreter, OverBudget, Resolver, Run
from mlfolio.evidence.dataflow.scored_rows import of_scored_rows
from mlfolio.evidence.dataflow.statements import EXECUTORS
from mlfolio.evidence.dataflow.written_elsewhere import Statements, Writers, WrittenElsewhere

_INTERPRETER = Interpreter(EVALUATORS, EXECUTORS, call)


class Analysis(NamedTuple):
    """What was seen in one source.

    `scored` are the tests that a score was computed from, and where, `truths` where the answers were taken
    that it compares with; `explained` the models whose coefficients are
    read, `grouped` the tests whose predictions are compared with another grouping, `saved` the models that are kept,
    `fed` the tests whose predictions another model learned from, `blends` where it did, `validated` the names of models
    that a search tested on folds, or that test themselves on what their trees left out, `averaged` the models whose
    predictions a loop sums up, `named_sets` what rows are called, `cuts` where rows were split, each time; `problem`
    says why it is not all, where it is not, `unsplit` from which line on it is said that no rows are held out.
    """

    tests: tuple[Test, ...]
    scored: dict[Site, set[Site]]
    truths: dict[Site, set[tuple[Hashable, ...]]]
    explained: frozenset[int]
    grouped: frozenset[Site]
    saved: frozenset[int]
    fed: frozenset[Site]
    blends: frozenset[Site]
    validated: frozenset[str]
    averaged: frozenset[int]
    named_sets: NamedSets
    sites: dict[object, Site]
    cuts: dict[object, list[Site]]
    path: str
    statements: list[ast.stmt]
    problem: str | None = None
    unsplit: int | None = None


def _no_module(name: str, level: int, path: str) -> None:
    return None


def _no_writers(name: str, reader: str) -> Iterable[tuple[str, Statements]]:
    return ()


class Others(NamedTuple):
    """The other sources of the repository: how a module and who writes a file are found, and the steps for them.

    No more `steps` of a source's own begin to follow a function of another module; half as many are for those that may
    write a file that is read.
    """

    resolve: Resolver = _no_module
    writers: Writers = _no_writers
    steps: int = BUDGET


class Said(NamedTuple):
    """What the text of a source says of its code.

    What stands in the lines `shown` is announced as a baseline, or something else that only shows; from the line
    `unsplit` on it is known that no rows are held out.
    """

    shown: frozenset[int] = frozenset()
    unsplit: int | None = None


_NOBODY, _NOTHING = Others(), Said()


def analyse(
    path: str, statements: list[ast.stmt], others: Others = _NOBODY, said: Said = _NOTHING, budget: int = BUDGET
) -> Analysis:
    """Return the tests of models that executing `statements` would make, with what is known of their rows.

    Where that takes more than `budget` steps it is not all.
    """
    run = Run(path, _INTERPRETER, others.resolve, budget, others.steps)
    run.shown = said.shown
    run.read_elsewhere = WrittenElsewhere(others.writers, others.steps // 2).read
    problem = None
    try:
        run.execute(statements)
        _call_the_rest(run, list(run.scope.names.values()), Named(statements))
        run.assumed, run.idle = False, ""
        record_forwards(run)
    except OverBudget:
        problem = f"needs more than {budget:,} steps"
    except RecursionError:
        problem = "is nested too deeply"
    seen = (*map(frozenset, (run.explained, run.grouped, run.saved, run.fed, run.blends, run.validated, run.averaged)),)
    tests = tuple(one for test in run.tests.values() for one in of_scored_rows(test, run.scored_rows))
    kept = (run.named_sets, run.sites, run.cuts)
    return Analysis(tests, run.scored, run.truths, *seen, *kept, path, statements, problem, said.unsplit)


def _call_the_rest(run: Run, values: Iterable[object], named: Named) -> None:
    """Execute the functions and methods that nothing called, on arguments nobody knows."""
    nothing = Arguments([], {})
    for value in values:
        if isinstance(value, Function) and value.node not in run.called and value.scope is run.scope:
            run.assumed, run.idle = bool(value.node.args.args), idle_name(value.node, named)
            call_function(value, nothing, run)
        elif isinstance(value, Class) and value.scope.path == run.scope.path:
            _call_methods(value, run, named)


def _call_methods(kind: Class, run: Run, named: Named) -> None:
    methods = [value for value in kind.scope.names.values() if isinstance(value, Function)]
    waiting = [method for method in methods if method.node not in run.called]
    if not waiting:
        return
    run.assumed, run.idle = True, "" if kind.name in named else kind.name
    owner = instantiate(kind, Arguments([], {}), run)
    for method in waiting:
        if method.node not in run.called and isinstance(owner, Instance):
            run.idle = idle_name(method.node, named) if kind.name in named else kind.name
            call_function(Function(method.node, method.scope, owner), Arguments([], {}), run)
