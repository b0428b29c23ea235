"""Functions that a search calls with one setting after the other, and that say how good each is."""

import ast

from mlfolio.evidence.dataflow.code_values import Function
from mlfolio.evidence.dataflow.loops import Loop
from mlfolio.evidence.dataflow.plain import PLAIN, Value
from mlfolio.evidence.dataflow.run import Arguments, Run

OF_STUDIES = "optimize"
"""The method of Optuna's studies that is told what to call."""

_SEARCHES = frozenset([OF_STUDIES, *"fmin gp_minimize forest_minimize gbrt_minimize".split()])
"""How Optuna, Hyperopt and scikit-optimize are told what to call."""


def tries_settings(arguments: Arguments) -> bool:
    """Whether what is called with these arguments searches over settings, by its name."""
    called = arguments.node.func if arguments.node is not None else None
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return name in _SEARCHES


def try_objective(function: Function, run: Run) -> Value:
    """Execute an objective as the body of a loop over settings; what the search returns is no data."""
    run.loops.append(Loop(over_settings=True))
    run.call(function, Arguments([PLAIN], {}))
    run.loops.pop()
    return PLAIN
