"""Functions that fit whatever model they are given, and that nothing calls: a library of helpers trains nothing."""

import ast
from collections.abc import Iterable, Iterator

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.walking import walk
from mlfolio.evidence.learning.experiments import Reading
from mlfolio.evidence.learning.signs import Sign
from mlfolio.patterns import lazy_pattern

_FITS_GIVEN = "fits what is given"
_TRAINING = frozenset({"trained", "own training", "clustered"})

_WORD = lazy_pattern(r"(?<!\bdef )\b\w+")

_COPIES = frozenset({"clone", "deepcopy", "copy"})

_MOST = 200
"""Sources whose texts are looked through for a name. In a larger work helpers are called, or are there for others."""


def fits_given_models(source: Source) -> Iterator[tuple[str, str, int]]:
    """Yield a sign wherever a function fits one of its parameters, bound to nothing else, or a copy."""
    fits = frozenset(call.lineno for call in source.calls("fit"))
    functions = source.nodes(ast.FunctionDef) if fits else []
    for function in functions:
        if fits.isdisjoint(range(function.lineno, (function.end_lineno or function.lineno) + 1)):
            continue
        nodes = list(walk(function))
        given = {one.arg for one in function.args.args} - {"self", "cls"} - _rebound(nodes)
        given |= _copies(nodes, given)
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


def without_tested(readings: list[Reading], sources: Iterable[Source]) -> list[Reading]:
    """Return `readings` without the trainings of modules that run their own test cases and that no other imports.

    What such a module trains it trains to see whether it can.
    """
    every = list(sources)
    testing = {one.path for one in every if _runs_its_cases(one)}
    imported = {name for one in every if testing for each in one.imports for name in (each.module, *each.names)}
    alone = {path for path in testing if path.rpartition("/")[2].removesuffix(".py") not in _last_parts(imported)}
    return [one._replace(signs=_idle(one.signs)) if one.path in alone else one for one in readings]


@fact(lambda source: source.is_code and not source.is_notebook)
def _runs_its_cases(source: Source) -> bool:
    return "unittest.main(" in source.text and any(
        callee(base).endswith("TestCase") for one in source.nodes(ast.ClassDef) for base in one.bases
    )


def _last_parts(names: Iterable[str]) -> set[str]:
    return {name.rpartition(".")[2] for name in names}


def _idle(signs: tuple[Sign, ...]) -> tuple[Sign, ...]:
    return tuple(one for one in signs if one.role not in _TRAINING)


def _without(reading: Reading, uncalled: set[str]) -> Reading:
    idle = {(sign.line, sign.cell) for sign in reading.signs if sign.role == _FITS_GIVEN and sign.detail in uncalled}
    kept = tuple(sign for sign in reading.signs if sign.role not in _TRAINING or (sign.line, sign.cell) not in idle)
    return reading if len(kept) == len(reading.signs) else reading._replace(signs=kept)


def _rebound(nodes: list[ast.AST]) -> set[str]:
    """Return the names that are given another value; `model = model` gives none."""
    bound = ((one.targets[0], one.value) for one in nodes if isinstance(one, ast.Assign))
    return {name.id for name, value in bound if isinstance(name, ast.Name) and getattr(value, "id", None) != name.id}


def _copies(nodes: list[ast.AST], given: set[str]) -> set[str]:
    """Return the names bound to a copy of one of the `given`: `model = clone(estimator)`."""
    bound = ((one.targets[0], one.value) for one in nodes if isinstance(one, ast.Assign))
    copied = ((name, made) for name, made in bound if isinstance(made, ast.Call) and callee(made) in _COPIES)
    return {
        name.id
        for name, made in copied
        if isinstance(name, ast.Name) and made.args and getattr(made.args[0], "id", "") in given
    }


def _of(call: ast.Call) -> str:
    receiver = call.func.value if isinstance(call.func, ast.Attribute) else None
    return receiver.id if isinstance(receiver, ast.Name) else ""
