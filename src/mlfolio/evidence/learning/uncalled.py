"""Functions that fit whatever model they are given, and that nothing calls: a library of helpers trains nothing."""

import ast
from collections.abc import Iterable, Iterator

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.sources import Source
from mlfolio.evidence.code.walking import walk
from mlfolio.evidence.learning.experiments import Reading
from mlfolio.patterns import lazy_pattern

_FITS_GIVEN = "fits what is given"
_TRAINING = frozenset({"trained", "own training", "clustered"})

_WORD = lazy_pattern(r"(?<!\bdef )\b\w+")

_MOST = 200
"""Sources whose texts are looked through for a name. In a larger work helpers are called, or are there for others."""


def fits_given_models(source: Source) -> Iterator[tuple[str, str, int]]:
    """Yield a sign wherever a function fits one of its parameters, which it has bound to nothing else."""
    fits = frozenset(call.lineno for call in source.nodes(ast.Call) if callee(call) == "fit")
    functions = source.nodes(ast.FunctionDef) if fits else []
    for function in functions:
        if fits.isdisjoint(range(function.lineno, (function.end_lineno or function.lineno) + 1)):
            continue
        nodes = list(walk(function))
        given = {one.arg for one in function.args.args} - {"self", "cls"} - _rebound(nodes)
        if given and not function.decorator_list:
            calls = (one for one in nodes if isinstance(one, ast.Call) and callee(one) == "fit" and _of(one) in given)
            yield from ((_FITS_GIVEN, function.name, call.lineno) for call in calls)


def without_uncalled(readings: list[Reading], sources: Iterable[Source]) -> list[Reading]:
    """Return `readings` without the trainings in such functions whose names no source says but to define them."""
    named = {sign.detail for one in readings for sign in one.signs if sign.role == _FITS_GIVEN}
    every = list(sources)
    if not named or len(every) > _MOST:
        return readings
    # Words are looked up, not names tried one by one: a work may hold thousands.
    uncalled = named.difference(*(_WORD.findall(source.text) for source in every))
    return [_without(one, uncalled) for one in readings] if uncalled else readings


def _without(reading: Reading, uncalled: set[str]) -> Reading:
    idle = {(sign.line, sign.cell) for sign in reading.signs if sign.role == _FITS_GIVEN and sign.detail in uncalled}
    kept = tuple(sign for sign in reading.signs if sign.role not in _TRAINING or (sign.line, sign.cell) not in idle)
    return reading if len(kept) == len(reading.signs) else reading._replace(signs=kept)


def _rebound(nodes: list[ast.AST]) -> set[str]:
    """Return the names that are given another value; `model = model` gives none."""
    bound = ((one.targets[0], one.value) for one in nodes if isinstance(one, ast.Assign))
    return {name.id for name, value in bound if isinstance(name, ast.Name) and getattr(value, "id", None) != name.id}


def _of(call: ast.Call) -> str:
    receiver = call.func.value if isinstance(call.func, ast.Attribute) else None
    return receiver.id if isinstance(receiver, ast.Name) else ""
