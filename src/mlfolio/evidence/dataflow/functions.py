"""Functions, classes and objects of the analysed code: followed into, to a bounded depth."""

import ast

from mlfolio.evidence.dataflow import estimators, knowledge, model_tests
from mlfolio.evidence.dataflow.code_values import Class, Function, Instance, Partial, Scope
from mlfolio.evidence.dataflow.holders import Items, Mapping
from mlfolio.evidence.dataflow.joining import data_of
from mlfolio.evidence.dataflow.plain import PLAIN, Value
from mlfolio.evidence.dataflow.rows import holds_part_of
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.unknown_calls import unknown_call
from mlfolio.evidence.dataflow.values import Data, Estimator, Library

_DEPTH = 10


def call_function(function: Function, arguments: Arguments, run: Run) -> Value:
    """Execute a function's body with the arguments given; return what it returns, all branches joined.

    A call with a keyword that it does not take ends there; a softmax is of each row by itself. What is too deep, calls
    itself, or lies in another module when the steps for those are used up, is not followed.
    """
    node = function.node
    run.called.add(node)
    if not _takes(node, arguments):
        return PLAIN
    if "softmax" in getattr(node, "name", ""):
        return unknown_call(arguments, run)
    if len(run.calling) >= _DEPTH or run.calling.count(node) > 0:
        return unknown_call(arguments, run)
    if run.is_at_home_in(function.scope.path):
        return _followed(function, arguments, run) if run.has_steps else unknown_call(arguments, run)
    with run.visiting() as may_follow:
        return _followed(function, arguments, run) if may_follow else unknown_call(arguments, run)


def call_partial(function: Partial, arguments: Arguments, run: Run) -> Value:
    """Execute a function's body with the arguments given before and now."""
    given = Arguments(
        [*function.positional, *arguments.positional], {**function.named, **arguments.named}, arguments.node
    )
    return call_function(Function(function.node, function.scope, function.owner), given, run)


def _takes(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, arguments: Arguments) -> bool:
    """Whether a function takes the keywords that it is given; what decorates it may take others."""
    if not arguments.named or node.args.kwarg is not None or getattr(node, "decorator_list", None):
        return True
    return arguments.named.keys() <= {one.arg for one in (*node.args.args, *node.args.kwonlyargs)}


def _followed(function: Function, arguments: Arguments, run: Run) -> Value:
    node = function.node
    scope = Scope(function.scope.path, function.scope)
    _bind(function, arguments, scope, run)
    statement = run.statement
    run.calling.append(node)
    run.callers.append((getattr(arguments.node, "lineno", 0), getattr(arguments.node, "col_offset", 0)))
    loops, run.loops = run.loops, list(run.loops)
    taken = run.taken
    # `within` would take as long as a statement does; half of all functions are a few statements.
    outer, run.scope = run.scope, scope
    try:
        value = _body(node, run)
    finally:
        run.scope = outer
    run.loops, run.taken = loops, taken
    run.calling.pop()
    run.callers.pop()
    run.statement = statement
    return value


def _body(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, run: Run) -> Value:
    if isinstance(node, ast.Lambda):
        return run.evaluate(node.body)
    run.returned.append(PLAIN)
    run.execute(node.body)
    return run.returned.pop()


def _bind(function: Function, arguments: Arguments, scope: Scope, run: Run) -> None:
    parameters = function.node.args
    names = [one.arg for one in (*parameters.posonlyargs, *parameters.args)]
    given = ([function.owner] if function.owner is not None else []) + arguments.positional
    scope.names.update(zip(names, given, strict=False))
    if parameters.vararg is not None:
        scope.names[parameters.vararg.arg] = Items(given[len(names) :])
    known = {*names, *(one.arg for one in parameters.kwonlyargs)}
    extra = Mapping()
    for name, value in arguments.named.items():
        if name in known:
            scope.names[name] = value
        else:
            extra.entries[name] = value
    if parameters.kwarg is not None:
        scope.names[parameters.kwarg.arg] = extra
    _bind_defaults(parameters, scope, run)


def _bind_defaults(parameters: ast.arguments, scope: Scope, run: Run) -> None:
    positional = [*parameters.posonlyargs, *parameters.args]
    if all(parameter.arg in scope.names for parameter in (*positional, *parameters.kwonlyargs)):
        return
    offset = len(positional) - len(parameters.defaults)
    defaults = [*zip(positional[offset:], parameters.defaults, strict=True)]
    defaults += [pair for pair in zip(parameters.kwonlyargs, parameters.kw_defaults, strict=True) if pair[1]]  # type: ignore[misc]
    with run.within(scope):
        for parameter, default in defaults:
            if parameter.arg not in scope.names:
                scope.names[parameter.arg] = run.evaluate(default)
        for parameter in (*positional, *parameters.kwonlyargs):
            if parameter.arg not in scope.names:
                scope.names[parameter.arg] = run.fresh("parameter", parameter)


def instantiate(kind: Class, arguments: Arguments, run: Run) -> Value:
    """Return a new object of a class, its `__init__` executed."""
    made = Instance(kind)
    if any(isinstance(base, Library) and base.tail in ("Module", "Model", "Sequential") for base in kind.bases):
        made.role = estimators.made(kind.name, "model", arguments, run)
    if any(isinstance(base, Library) and base.tail == "Dataset" for base in kind.bases):
        made.data = next((data for value in arguments.all() if (data := data_of(value)) is not None), None)
    initialiser = kind.find("__init__")
    if isinstance(initialiser, Function):
        call_function(Function(initialiser.node, initialiser.scope, made), arguments, run)
    if made.data is not None:
        made.data = _kept_of(made, made.data)
    return made


def _kept_of(made: Instance, given: Data) -> Data:
    """Return which rows a data set keeps of those that it is given."""
    kept = (one for one in made.attributes.values() if isinstance(one, Data) and one.rows != given.rows)
    return next((one for one in kept if holds_part_of(given.rows, one.rows)), given)


def call_instance(owner: Instance, arguments: Arguments, run: Run) -> Value:
    """Return what calling an object gives: a network's forward pass, or its `__call__`."""
    if owner.role is not None:
        return model_tests.forward(owner.role, arguments, run)
    method = owner.kind.find("__call__")
    if isinstance(method, Function):
        return call_function(Function(method.node, method.scope, owner), arguments, run)
    return unknown_call(arguments, run)


def call_instance_method(owner: Instance, name: str, arguments: Arguments, run: Run) -> Value:
    """Follow a method into its body; one that trains or tests counts as that unless something inside did."""
    method = owner.attributes.get(name) or owner.kind.find(name)
    if not isinstance(method, Function):
        return _inherited(owner, name, method, arguments, run)
    before = (len(run.tests), len(run.trained_before))
    is_static = any(isinstance(mark, ast.Name) and mark.id == "staticmethod" for mark in _marks(method))
    value = call_function(Function(method.node, method.scope, None if is_static else owner), arguments, run)
    name = _usual_name(owner, name, arguments)
    if before == (len(run.tests), len(run.trained_before)) and (name in knowledge.TRAINS or name in knowledge.TESTS):
        if owner.role is None:
            owner.role = _written_by_hand(owner.kind.name, arguments, run)
        return estimators.call_method(owner.role, name, arguments, run)
    return value


def _usual_name(owner: Instance, name: str, arguments: Arguments) -> str:
    """Return `fit` for what a class that predicts calls to train, given rows and answers."""
    trains = name == "train" and len(arguments.positional) > 1 and owner.kind.find("predict") is not None
    return "fit" if trains else name


def _written_by_hand(name: str, arguments: Arguments, run: Run) -> Estimator:
    """Return what a class of the code is: a clusterer by its name, or else a model."""
    known = knowledge.call_of(knowledge.stands_for(name))
    groups = known is not None and known.effect == "clusterer"
    made = estimators.made(name, "clusterer" if groups else "model", arguments, run)
    made.by_hand = True
    return made


_INHERITED = frozenset(["transformer", "coder", "row-wise", "clusterer", "resampler", "undersampler"])
"""What a class of the code is, as the library's is that it inherits from."""


def _like_its_base(kind: Class, arguments: Arguments, run: Run) -> Estimator:
    """Return what an object of a class is as an estimator: what the library's class is, where that is known."""
    names = (base.name for base in kind.bases if isinstance(base, Library))
    known = next((call for name in names if (call := knowledge.call_of(name)) and call.effect in _INHERITED), None)
    if known is None:
        return estimators.made(kind.name, "unknown", arguments, run)
    return estimators.made(kind.name, known.effect, arguments, run, known.what)


def _marks(method: Function) -> list[ast.expr]:
    return [] if isinstance(method.node, ast.Lambda) else method.node.decorator_list


def _inherited(owner: Instance, name: str, method: Value | None, arguments: Arguments, run: Run) -> Value:
    if method is not None:
        return run.call(method, arguments)
    if name == "fit_transform" and all(isinstance(owner.kind.find(one), Function) for one in ("fit", "transform")):
        # As scikit-learn's TransformerMixin has it.
        call_instance_method(owner, "fit", arguments, run)
        return call_instance_method(owner, "transform", arguments._replace(positional=arguments.positional[:1]), run)
    if owner.role is None and any(isinstance(base, Library) for base in owner.kind.bases):
        owner.role = _like_its_base(owner.kind, arguments, run)
    if owner.role is not None:
        return estimators.call_method(owner.role, name, arguments, run)
    return unknown_call(arguments, run)
