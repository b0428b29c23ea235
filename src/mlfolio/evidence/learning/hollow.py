"""Functions called as if they trained that learn from nothing: what they keep is written down in them."""

import ast
from collections.abc import Iterator

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.walking import walk
from mlfolio.evidence.learning.experiments import Reading
from mlfolio.evidence.learning.training import trains_by_name
from mlfolio.patterns import lazy_pattern

_TURNS = (ast.For, ast.AsyncFor, ast.While, ast.ListComp, ast.DictComp, ast.GeneratorExp)
_KEEPS = frozenset(
    "open print dump dumps write write_text write_bytes mkdir makedirs join exists dirname abspath Path info debug"
    " warning str int float round now isoformat strftime time".split()
)
"""What writes something down and tells so; any other call may learn."""

_ROWS = lazy_pattern(
    r"(?i)^_?(?:x|y|df|data\w*|rows|table|features|labels|targets?|train\w*|samples|texts?|images)(?:_\w+)?$"
)
HOLLOW, FILLED = "hollow training", "filled training"


def hollow_functions(source: Source) -> Iterator[tuple[str, str, int]]:
    """Yield a sign for every function that is named as one that trains: HOLLOW where it takes no rows and learns none.

    Others are FILLED: a name that stands for both tells nothing.
    """
    for function in source.nodes(ast.FunctionDef):
        if trains_by_name(function.name):
            yield (HOLLOW if _is_hollow(function) else FILLED), function.name, function.lineno


def without_hollow(readings: list[Reading]) -> list[Reading]:
    """Return `readings` without the trainings that only call functions which learn from nothing."""
    named = {role: _named(readings, role) for role in (HOLLOW, FILLED)}
    hollow = named[HOLLOW] - named[FILLED]
    return [_without(one, hollow) for one in readings] if hollow else readings


def _named(readings: list[Reading], role: str) -> frozenset[str]:
    return frozenset(sign.detail for one in readings for sign in one.signs if sign.role == role)


def _without(reading: Reading, hollow: frozenset[str]) -> Reading:
    kept = tuple(sign for sign in reading.signs if sign.role != "own training" or sign.detail not in hollow)
    return reading if len(kept) == len(reading.signs) else reading._replace(signs=kept)


def _is_hollow(function: ast.FunctionDef) -> bool:
    """Whether it keeps something that is written out in it, and is given no rows nor asks for any."""
    parameters = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    if function.decorator_list or any(one.arg == "self" or _ROWS.match(one.arg) for one in parameters):
        return False
    nodes = [node for statement in function.body for node in walk(statement)]
    if any(isinstance(node, _TURNS) for node in nodes) or not any(isinstance(node, ast.Dict) for node in nodes):
        return False
    return all(callee(node) in _KEEPS for node in nodes if isinstance(node, ast.Call))
