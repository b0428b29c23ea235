"""Calls: the function is found, its arguments evaluated, and the call handed to who knows that kind of value."""

import ast
from collections.abc import Callable

from mlfolio.evidence.dataflow import (
    containers,
    estimators,
    frames,
    functions,
    groups,
    knowledge,
    label_patterns,
    libraries,
    model_tests,
)
from mlfolio.evidence.dataflow.attributes import attribute_of
from mlfolio.evidence.dataflow.code_values import Bound, Class, Function, Instance, Module, Partial
from mlfolio.evidence.dataflow.holders import Either, Items, Mapping, names_of
from mlfolio.evidence.dataflow.joining import data_of, joined
from mlfolio.evidence.dataflow.plain import LABELS, PLAIN, Label, Labels, Plain, Value
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.sequences import Folds, listed
from mlfolio.evidence.dataflow.unknown_calls import unknown_call
from mlfolio.evidence.dataflow.values import Data, Estimator, Grouped, Library, Statistic, Windows


def evaluate_call(node: ast.Call, run: Run) -> Value:
    """Return what a call gives."""
    if isinstance(node.func, ast.Attribute):
        owner = run.evaluate(node.func.value)
        return call_method(owner, node.func.attr, _arguments(node, run), run)
    return call(run.evaluate(node.func), _arguments(node, run), run)


def _arguments(node: ast.Call, run: Run) -> Arguments:
    positional = listed(node.args, run)
    named: dict[str, Value] = {}
    for keyword in node.keywords:
        value = run.evaluate(keyword.value)
        if keyword.arg is not None:
            named[keyword.arg] = value
        elif isinstance(value, Mapping):
            named.update((key, one) for key, one in value.entries.items() if isinstance(key, str))
    return Arguments(positional, named, node)


def call_method(owner: Value, name: str, arguments: Arguments, run: Run) -> Value:
    """Return what `owner.name(...)` gives."""
    method = _METHODS.get(owner.__class__)
    return method(owner, name, arguments, run) if method else unknown_call(arguments, run)


def _of_either(owner: Either, name: str, arguments: Arguments, run: Run) -> Value:
    with run.standing_for(owner):
        return joined(call_method(option, name, arguments, run) for option in owner.options)


def _of_data(owner: Data, name: str, arguments: Arguments, run: Run) -> Value:
    if owner.role is not None or _is_of_model(name):
        return estimators.call_method(estimators.role_of(owner, run), name, arguments, run)
    return frames.call_method(owner, name, arguments, run)


def _of_attribute(owner: Library | Module | Class, name: str, arguments: Arguments, run: Run) -> Value:
    return call(attribute_of(owner, name, run), arguments, run)


def _of_plain(owner: Plain, name: str, arguments: Arguments, run: Run) -> Value:
    """Return what a method of a literal gives: a text that words are put into is made of them."""
    holds = any(data_of(value) is not None for value in arguments.all())
    return unknown_call(arguments, run) if holds or not owner.known else PLAIN


def _of_labels(owner: Labels, name: str, arguments: Arguments, run: Run) -> Value:
    """Return what a method of the names of columns gives; those that it is given may be among them then, or are not."""
    like = label_patterns.by_method(owner, name, arguments)
    if like is not None:
        return like
    given = names_of(arguments.get(0))
    if name in ("difference", "drop") and given:
        return Labels(owner.dropped | frozenset(given), owner.asked, owner.born)
    if name in ("append", "extend", "insert"):
        # Others are among them from now on.
        owner.born = None
    return LABELS if arguments.all() else owner


_METHODS: dict[type, Callable[..., Value]] = {
    Either: _of_either,
    Data: _of_data,
    Estimator: estimators.call_method,
    Statistic: libraries.of_statistic,
    Grouped: groups.call_grouped,
    Windows: groups.call_windows,
    Items: containers.call_method,
    Folds: containers.call_method,
    Mapping: containers.call_method,
    Instance: functions.call_instance_method,
    Library: _of_attribute,
    Module: _of_attribute,
    Class: _of_attribute,
    Plain: _of_plain,
    Label: _of_plain,
    Labels: _of_labels,
}


def _is_of_model(name: str) -> bool:
    return name in knowledge.TESTS or name in knowledge.TRAINS or name in ("fit_transform", "fit_resample")


def call(value: Value, arguments: Arguments, run: Run) -> Value:
    """Return what calling `value` gives."""
    called = _CALLS.get(value.__class__)
    return called(value, arguments, run) if called else unknown_call(arguments, run)


def _bound(value: Bound, arguments: Arguments, run: Run) -> Value:
    return call_method(value.owner, value.name, arguments, run)


def _either(value: Either, arguments: Arguments, run: Run) -> Value:
    return joined(call(option, arguments, run) for option in value.options)


_CALLS: dict[type, Callable[..., Value]] = {
    Library: libraries.call_library,
    Function: functions.call_function,
    Partial: functions.call_partial,
    Class: functions.instantiate,
    Estimator: model_tests.forward,
    Instance: functions.call_instance,
    Bound: _bound,
    Either: _either,
}
