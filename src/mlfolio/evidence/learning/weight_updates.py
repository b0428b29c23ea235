"""Steps of a gradient: which calls may be one, and whether anything in a source changes weights at all."""

import ast

from mlfolio.evidence.code.callees import callee, receiver, spelled
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.checked_gradients import layers_tried, lines_of_checks, steps_back
from mlfolio.evidence.learning.modes import mode_switches
from mlfolio.evidence.learning.roles import Called
from mlfolio.patterns import lazy_pattern

_OF_STATES = frozenset({"viterbi", "baum_welch"})
_UPDATES = lazy_pattern(r"(?i)step|appl(?:y|ies)|update|optim|descent|sgd|adam|train|learn|fit")


def without_idle_steps(source: Source, called: list[Called]) -> list[Called]:
    """Return the calls but for steps that change no weight: where nothing in the source does, gradients alone."""
    steps = _without_steps_back(source, called)
    if _updates_weights(source):
        return steps
    tried = layers_tried(source)
    return [one for one in steps if not (_only_derives(one[0]) or (steps_back(one[0]) and receiver(one[0]) in tried))]


def _without_steps_back(source: Source, called: list[Called]) -> list[Called]:
    """Return the calls outside checks of gradients and methods in which a layer hands one on: what trains calls these.

    Over the states of a Markov model, whose best path is looked for beside it, a backward pass is no gradient's.
    """
    if any(each.name.strip("_") in _OF_STATES for each in source.functions):
        called = [one for one in called if callee(one[0]) != "backward" or receiver(one[0]) != "self"]
    methods = [each for each in source.functions if each.owner and each.name.strip("_") in ("backward", "backprop")]
    lines = frozenset(line for method in methods for line in range(method.line, method.end + 1))
    checks = lines_of_checks(source)
    called = [one for one in called if not (steps_back(one[0]) and one[0].lineno in checks)]
    return [one for one in called if one[0].lineno not in lines]


def _only_derives(call: ast.Call) -> bool:
    """Whether it is `loss.backward()`, which finds gradients and changes no weight."""
    return callee(call) == "backward" and not call.args and not call.keywords and receiver(call) != "self"


def _updates_weights(source: Source) -> bool:
    """Whether anything in the source may change weights: a call named for it, or numbers that are counted down."""
    if any(isinstance(one.op, ast.Sub) or spelled(one.target).endswith(".data") for one in source.nodes(ast.AugAssign)):
        return True
    if any(_takes_away(one) for one in source.nodes(ast.Assign)):
        return True
    calls = source.calls(*filter(_UPDATES.search, source.callees))
    switches = mode_switches(source)
    return not all(_copies_weights(one) or one in switches for one in calls)


def _copies_weights(call: ast.Call) -> bool:
    """Whether it is given what a parameter holds, and no number is taken from it: `mine.update(theirs.data)`."""
    given = [node for one in call.args for node in ast.walk(one)]
    holds = any(isinstance(node, ast.Attribute) and node.attr == "data" for node in given)
    return holds and callee(call) == "update" and not any(isinstance(node, ast.BinOp) for node in given)


def _takes_away(assignment: ast.Assign) -> bool:
    """Whether something is taken away from what is set: `w = w - rate * slope`."""
    value = assignment.value
    takes = isinstance(value, ast.BinOp) and isinstance(value.op, ast.Sub)
    return takes and spelled(value.left) == spelled(assignment.targets[0])  # type: ignore[attr-defined]
