"""Calls of `train` that switch a mode: they say how layers behave from here on, and nothing is learned."""

import ast
from collections.abc import Iterator

from mlfolio.evidence.code.callees import callee, last_name, receiver, spelled
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.walking import walk
from mlfolio.patterns import lazy_pattern

_MODE = lazy_pattern(r"(?i)(?:train(?:ing)?_?)?mode|(?:is|was|in)_?train(?:ing)?")
"""Names of what says whether layers are being trained; what is called `training` alone may be rows."""

_HANDS_ON = frozenset("train eval children modules values items super isinstance hasattr reversed".split())
"""What a method may call that sets the mode of all that it holds."""


def mode_switches(source: Source) -> frozenset[ast.Call]:
    """Return the calls like `net.train(mode)`, or `net.train()` where a class sets no more by it or `eval` undoes it.

    Where classes here define a `train` that does more, a truth value may be any of its settings.
    """
    calls = [one for one in source.calls("train") if isinstance(one.func, ast.Attribute)]
    if not calls:
        return frozenset()
    methods = _defined(source)
    if not all(map(_only_sets, methods)):
        return frozenset()
    undone = {receiver(one) for one in source.calls("eval") if not one.args}
    switches = _switches(source)
    return frozenset(one for one in calls if _switches_mode(one, switches, undone, is_own=bool(methods)))


def _switches_mode(call: ast.Call, switches: set[str], undone: set[str], *, is_own: bool) -> bool:
    given = [*call.args, *(one.value for one in call.keywords if _MODE.fullmatch(one.arg or ""))]
    if len(given) != len(call.args) + len(call.keywords) or len(given) > 1:
        return False
    if given:
        return _is_a_mode(given[0]) or spelled(given[0]) in switches
    return is_own or receiver(call) in undone


def _defined(source: Source) -> list[ast.FunctionDef]:
    classes = source.nodes(ast.ClassDef)
    return [one for each in classes for one in each.body if isinstance(one, ast.FunctionDef) and one.name == "train"]


def _switches(source: Source) -> set[str]:
    """Return the arguments of functions that are true or false unless they are given."""
    taken = [one for each in source.nodes(ast.arguments) for one in _with_defaults(each)]
    return {name for name, default in taken if isinstance(default, ast.Constant) and isinstance(default.value, bool)}


def _with_defaults(arguments: ast.arguments) -> Iterator[tuple[str, ast.expr | None]]:
    positional = [*arguments.posonlyargs, *arguments.args]
    last = positional[len(positional) - len(arguments.defaults) :]
    yield from zip((one.arg for one in last), arguments.defaults, strict=True)
    yield from zip((one.arg for one in arguments.kwonlyargs), arguments.kw_defaults, strict=True)


def _is_a_mode(value: ast.expr) -> bool:
    if isinstance(value, ast.Constant):
        return isinstance(value.value, bool)
    if isinstance(value, ast.Attribute) and value.attr == "training":
        return True
    negated = isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.Not)
    return negated or isinstance(value, ast.Compare) or _MODE.fullmatch(last_name(value)) is not None


def _only_sets(method: ast.FunctionDef) -> bool:
    """Whether a method binds truth values and names, counts nothing, and calls what does the same further down."""
    nodes = [*walk(method)]
    bound = [one.value for one in nodes if isinstance(one, ast.Assign)]
    if any(isinstance(one, ast.AugAssign | ast.BinOp | ast.While) for one in nodes):
        return False
    calls = all(callee(one) in _HANDS_ON for one in nodes if isinstance(one, ast.Call))
    return calls and all(_is_a_mode(one) or isinstance(one, ast.Name) for one in bound)
