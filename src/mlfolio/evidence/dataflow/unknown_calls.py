"""Calls of what nobody knows: the rows that they are given come back, or rows of their own."""

import ast
from collections.abc import Iterator
from types import NoneType

from mlfolio.evidence.dataflow import knowledge
from mlfolio.evidence.dataflow.code_values import Function, Module
from mlfolio.evidence.dataflow.holders import Items
from mlfolio.evidence.dataflow.joining import data_of, facts_of, joined
from mlfolio.evidence.dataflow.objectives import tries_settings, try_objective
from mlfolio.evidence.dataflow.plain import PLAIN, Value
from mlfolio.evidence.dataflow.rows import UNREAD, Part, Rows, Step, narrowed
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.sequences import elements_of
from mlfolio.evidence.dataflow.tests_by_others import note_tests
from mlfolio.evidence.dataflow.values import Data, Library, Statistic


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
        made = given[0].derived(_of_call(given[0], arguments, run))
        made.facts = frozenset().union(*(one.facts for one in given))
        made.forwards = frozenset().union(*(one.forwards for one in given))
        return made
    statistics = [value for value in arguments.all() if isinstance(value, Statistic)]
    return statistics[0] if statistics else run.fresh("call", arguments.node)


_LIBRARIES = frozenset(
    "np numpy pd pandas tf tensorflow keras torch torchvision sklearn scipy jax jnp cupy cp nltk re math F nn pl polars"
    " dask xgb xgboost lgb lightgbm catboost datasets transformers imblearn joblib itertools functools random".split()
)
"""Libraries, as they are imported, whose functions keep all rows where nothing else is known of them."""


def _of_call(data: Data, arguments: Arguments, run: Run) -> Rows | None:
    """Return the rows that a function of the project gives which is not read: of others than another may; or None."""
    node = arguments.node
    called = node.func if node is not None else None
    while isinstance(called, ast.Attribute):
        called = called.value
    if node is None or not isinstance(called, ast.Name) or called.id in _LIBRARIES:
        return None
    known = run.scope.find(called.id)
    if not isinstance(known, Library | Module | NoneType) or (isinstance(known, Library) and _is_library(known)):
        return None
    told = [ast.dump(node.func), *_settings(arguments)]
    return narrowed(data.rows, Step((UNREAD, *told), Part("is", True)))


def _is_library(known: Library) -> bool:
    return known.name.partition(".")[0] in _LIBRARIES or knowledge.call_of(known.name) is not None


def _settings(arguments: Arguments) -> Iterator[str]:
    """Yield what a call is given besides rows, as it is written."""
    node = arguments.node
    if node is None or len(node.args) != len(arguments.positional):
        return
    for written, value in zip(node.args, arguments.positional, strict=True):
        if data_of(value) is None:
            yield ast.dump(written)
    for keyword in node.keywords:
        if keyword.arg is not None and data_of(arguments.named[keyword.arg]) is None:
            yield ast.dump(keyword)


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
