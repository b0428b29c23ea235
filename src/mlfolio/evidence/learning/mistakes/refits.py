"""Transformers fitted anew on test data by a function of the source that prepares each part by itself."""

import ast
from collections.abc import Iterator

from mlfolio.evidence.code.callees import spelled
from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.mistakes.fitting import STATELESS
from mlfolio.evidence.learning.mistakes.mistake import Code, Mistake, is_held_out, word_of
from mlfolio.evidence.learning.roles import roles_of

_APPLIES = frozenset({"transform", "fit", "train_test_split", "predict"})
"""What a function calls that keeps what was learned, learns more, or holds rows out by itself."""


def refitted_by_function(code: Code) -> Iterator[Mistake]:
    """`prepare(X_train)` and `prepare(X_test)`, where it makes a scaler and fits that to whatever it is given."""
    for function in _fitting(code.source):
        given = _fitted_parameter(function, code)
        calls = _calls_of(function.name, code) if given is not None else []
        words = [(call, one) for call in calls if (one := _argument(call, *given)) is not None]  # type: ignore[misc]
        if any(not is_held_out(one) for _, one in words):
            for call, one in words:
                if is_held_out(one):
                    said = f"`{function.name}` fits what it prepares with anew on data that is held out"
                    yield Mistake("refitted", f"{said}; fit it once, and `transform` both parts", call.lineno)


@fact(lambda source: source.is_code and not source.is_notebook and "fit_transform" in source.text)
def functions_that_fit_anew(source: Source) -> tuple[str, ...]:
    """Return the names of the functions of a source that make a transformer and fit that to whatever they are given."""
    code = Code(source)
    return tuple(one.name for one in _fitting(source) if _fitted_parameter(one, code) is not None)


def _fitting(source: Source) -> list[ast.FunctionDef]:
    """Return the functions in which something is fitted and applied at once: no other is walked through."""
    lines = [
        call.lineno
        for call in source.nodes(ast.Call)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "fit_transform"
    ]
    functions = source.nodes(ast.FunctionDef) if lines else []
    return [one for one in functions if any(one.lineno <= line <= (one.end_lineno or line) for line in lines)]


def _fitted_parameter(function: ast.FunctionDef, code: Code) -> tuple[int, str] | None:
    """Return the position and name of the parameter that a transformer made in a function is fitted to, if any."""
    nodes = list(ast.walk(function))
    calls = [node for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    if any(call.func.attr in _APPLIES for call in calls):  # type: ignore[attr-defined]
        return None
    parameters = [one.arg for one in function.args.args]
    made = _made_in(nodes, code)
    for call in calls:
        if call.func.attr == "fit_transform" and call.args:  # type: ignore[attr-defined]
            name, makes = word_of(call.args[0]), _is_transformer(call.func.value, made, code)  # type: ignore[attr-defined]
            if makes and name in parameters:
                return parameters.index(name), name
    return None


def _made_in(nodes: list[ast.AST], code: Code) -> frozenset[str]:
    """Return the variables of a function that hold nothing but transformers made there."""
    values: dict[str, list[ast.expr]] = {}
    for node in nodes:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                values.setdefault(spelled(target), []).append(node.value)
    return frozenset(
        name for name, given in values.items() if all(_is_transformer(one, frozenset(), code) for one in given)
    )


def _is_transformer(node: ast.expr, made: frozenset[str], code: Code) -> bool:
    """Whether an expression is a transformer that learns, made where it stands or in this function."""
    if not isinstance(node, ast.Call):
        return spelled(node) in made
    name = code.names.of(node.func)
    word = name.rpartition(".")[2]
    known = "transformer" in roles_of(name) or word in ("ColumnTransformer", "make_column_transformer")
    return name.startswith("sklearn.") and known and word not in STATELESS


def _calls_of(name: str, code: Code) -> list[ast.Call]:
    return [call for call, _ in code.calls if isinstance(call.func, ast.Name) and call.func.id == name]


def _argument(call: ast.Call, position: int, name: str) -> ast.expr | None:
    if position < len(call.args):
        return call.args[position]
    return next((one.value for one in call.keywords if one.arg == name), None)
