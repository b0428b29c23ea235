"""The lines of a Python module where something is checked: assertions, calls that assert, errors on a condition."""

import ast
from collections.abc import Iterator

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.testing.checking_names import may_hold_checks, serves_tests
from mlfolio.patterns import lazy_pattern

_ASSERTING_CALLS = lazy_pattern(
    r"^_?assert|^(?:fail|raises|warns|deprecated_call|assume|expect|should|raise_for_status|check_returncode|check_call"
    r"|check_output|gradcheck|gradgradcheck|assert_\w+|parametrize_with_checks|mpl_image_compare|image_comparison"
    r"|check_figures_equal|scenarios?|does_not_raise|check_estimator|raisesRegexp|expectation|opcheck)$"
)
_OF_MOCKS = lazy_pattern(r"fail|raises|warns|expect|check_|assert_(?:any_call|has_calls|called|awaited|not_)")
"""Checks that say something with constants alone: their subject is the mock, the context or the command."""

_OF_STAND_INS = lazy_pattern(
    r"^(?:(?:not_|any_|all_)?(?:called|awaited|call|await)(?:_\w{1,30})?|once|twice|never|times|at_least|at_most)$"
)
_STAND_INS = frozenset({"chainmock", "flexmock"})
"""What looks, when a test ends, whether a stand-in was called as it was told to be."""

_BUILDS_A_MODEL = frozenset({"model_validate", "model_validate_json", "parse_obj", "parse_raw", "validate_python"})
"""How pydantic builds a model: it raises on what does not fit."""

_NOT_A_FAILURE = frozenset({"NotImplementedError", "SkipTest", "Skipped", "SystemExit", "KeyboardInterrupt"})
_ALWAYS_EQUAL = (ast.Eq, ast.Is, ast.LtE, ast.GtE)
_VALUES = (ast.Name, ast.Call, ast.Attribute, ast.Subscript, ast.Await, ast.NamedExpr)


@fact(may_hold_checks)
def assertion_lines(source: Source) -> list[int]:
    """Return the lines of `source` that fail when a result is wrong, in order, each once.

    What has one outcome whatever the code does is left out: `assert True`, constants compared, `x == x`.
    """
    return sorted({*_assertions(source), *_checking_calls(source), *_failures(source)})


def _assertions(source: Source) -> Iterator[int]:
    at_top = {id(one) for function in source.definitions for one in function.body}
    for node in source.nodes(ast.Assert):
        # `assert False` at a place that must not be reached is a check; straight in a body it is a placeholder.
        unreachable = isinstance(node.test, ast.Constant) and not node.test.value and id(node) not in at_top
        if unreachable or not _always_the_same(node.test):
            yield node.lineno


def _always_the_same(test: ast.expr) -> bool:
    """Whether an asserted expression has one outcome: constants, `x == x`, a tuple, `... or True`."""
    if isinstance(test, ast.Tuple):
        return bool(test.elts)
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or):
        return any(isinstance(one, ast.Constant) and bool(one.value) for one in test.values)
    if isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], _ALWAYS_EQUAL):
        return _same(test.left, test.comparators[0]) or _is_constant(test)
    return _is_constant(test)


def _is_constant(node: ast.expr) -> bool:
    return not any(isinstance(inner, _VALUES) for inner in ast.walk(node))


def _same(left: ast.expr, right: ast.expr) -> bool:
    # Two calls may differ: f() == f() is how determinism is tested.
    if any(isinstance(inner, ast.Call | ast.Await) for inner in ast.walk(left)):
        return False
    try:
        return ast.dump(left) == ast.dump(right)
    except RecursionError:
        return False


def _checking_calls(source: Source) -> Iterator[int]:
    own = {function.name for function in source.functions}
    in_tests = serves_tests(source)
    # What is built only to see whether it can be: a model that is kept is set-up.
    kept_nowhere = {id(one.value) for one in source.nodes(ast.Expr)} if in_tests else set()
    tops = {one.top for one in source.imports}
    by_schema, expects = "jsonschema" in tops, not tops.isdisjoint(_STAND_INS)
    for call in source.nodes(ast.Call):
        name = callee(call)
        if not name or (isinstance(call.func, ast.Name) and name in own):
            continue
        asserts = _ASSERTING_CALLS.match(name) and not _says_nothing(call) and _is_meant(call, name)
        schema = in_tests and _asks_a_schema(call, name, by_schema=by_schema, kept=id(call) not in kept_nowhere)
        expected = expects and _OF_STAND_INS.match(name) is not None
        runs = _forbids_warnings(call, name) or _must_succeed(call, name)
        if asserts or schema or expected or name == "check" or runs:
            yield call.lineno
    # A decorator without parentheses is no call.
    for function in source.definitions:
        for decorator in function.decorator_list:
            if _ASSERTING_CALLS.match(callee(decorator)):
                yield decorator.lineno


def _is_meant(call: ast.Call, name: str) -> bool:
    """Whether names that are common elsewhere (`fail`, `expect`) stand where a test framework puts them."""
    if name not in ("fail", "raises", "warns", "should", "assume"):
        return True
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    return owner is None or (isinstance(owner, ast.Name) and owner.id in ("pytest", "self", "cls", "py", "unittest"))


def _asks_a_schema(call: ast.Call, name: str, *, by_schema: bool, kept: bool) -> bool:
    """`SCHEMA.validate(table)`, `jsonschema.validate(...)`, `Model.model_validate(...)` raise on what does not fit."""
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    if name in _BUILDS_A_MODEL:
        return owner is not None and not kept
    return name == "validate" and (by_schema if owner is None else "schema" in callee(owner).lower())


def _forbids_warnings(call: ast.Call, name: str) -> bool:
    action = call.args[0] if call.args else None
    return name in ("simplefilter", "filterwarnings") and isinstance(action, ast.Constant) and action.value == "error"


def _must_succeed(call: ast.Call, name: str) -> bool:
    """`subprocess.run(..., check=True)` raises where the program fails."""
    return name == "run" and any(
        one.arg == "check" and isinstance(one.value, ast.Constant) and one.value.value is True for one in call.keywords
    )


def _says_nothing(call: ast.Call) -> bool:
    values = [*call.args, *(keyword.value for keyword in call.keywords)]
    if not call.args or _OF_MOCKS.match(callee(call)):
        return False
    return all(_is_constant(value) for value in values) or (len(call.args) > 1 and _same(call.args[0], call.args[1]))


def _failures(source: Source) -> Iterator[int]:
    """Yield the lines of `raise AssertionError`, and of other errors raised on a condition."""
    for node in source.nodes(ast.Raise):
        if node.exc is not None and callee(node.exc) == "AssertionError":
            yield node.lineno
    for condition in source.nodes(ast.If):
        for node in (*condition.body, *condition.orelse):
            if isinstance(node, ast.Raise) and node.exc is not None and callee(node.exc) not in _NOT_A_FAILURE:
                yield node.lineno
