"""Tests that were not meant to compare anything: bodies of imports alone, or of a call that skips."""

import ast

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.sources import Source
from mlfolio.evidence.testing.checking_names import is_of_tests

_SKIPS = frozenset({"skip", "skipTest", "xfail"})


@fact(is_of_tests)
def placeholders(source: Source) -> frozenset[int]:
    """Return the lines of the tests that only import, which fails by itself, or only say that they are skipped."""
    tests = (*source.nodes(ast.FunctionDef), *source.nodes(ast.AsyncFunctionDef))
    return frozenset(one.lineno for one in tests if one.name.startswith("test") and _is_placeholder(one.body))


def _is_placeholder(body: list[ast.stmt]) -> bool:
    rest = [one for one in body if not _is_docstring(one)]
    return bool(rest) and (all(isinstance(one, ast.Import | ast.ImportFrom) for one in rest) or _skips(rest[0]))


def _is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _skips(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call) and callee(statement.value) in _SKIPS
    )
