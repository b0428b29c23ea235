"""Tests that were not meant to compare anything: imports, skips, calls that must not fail, an editor's own."""

import ast

from mlfolio.evidence.code.callees import callee, spelled
from mlfolio.evidence.code.expressions import is_docstring
from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.testing.checking_names import is_of_tests
from mlfolio.patterns import lazy_pattern

_SKIPS = frozenset({"skip", "skipTest", "xfail"})
_OF_AN_EDITOR = ("test_something", ("self.assertEqual(True, False)", "self.assertEqual(False, True)"))
"""Name and body of the test in PyCharm's new file for unit tests."""

_MUST_NOT_FAIL = lazy_pattern(
    r"(?i)(?:do|does|did|should|must|will|can)(?:[_ ]?not|n'?t)[_ ](?:raise|crash|fail|throw|error|break)"
    r"|(?<![a-z])(?:no|without(?: any| an)?|nao_gera|não gera|sin)[_ ]"
    r"(?:errors?|exceptions?|crash(?:es|ing)?|raising|erros?)(?![a-z])"
    r"|never[_ ](?:raises?|crash\w*|fails?)|idempoten|(?<![a-z])no_?op(?![a-z])"
    # The counterpart of what is refused.
    r"|_(?:accepts?|allows?|permits?|tolerates?)(?:_|$)"
)
"""The name of a test that says what it checks: that nothing is raised, which any error would refute. A docstring that
only says that something runs does not."""

_VALID = lazy_pattern(r"(?i)(?:^|_)(?:valid|correct|accepted|allowed|ok)(?:_|$)")
_PARSES = lazy_pattern(r"(?i)(?:^|_)(?:parses?|pars(?:e?able|ed)|compiles?|loads?|valid|well_?formed|syntax)(?:_|$)")
_PARSERS = frozenset(
    "json.load json.loads yaml.safe_load yaml.safe_load_all yaml.load toml.load toml.loads"
    " tomllib.load tomllib.loads ast.parse ast.literal_eval compile py_compile.compile".split()
)
_OF_ARGUMENTS = frozenset({"parse_args", "parse_known_args"})
"""What raises an error, or exits, where its text does not have the form that it reads."""

_RAISES = frozenset({"raises", "assertRaises", "assertRaisesRegex"})

_COMMENTS_NO_ERROR = lazy_pattern(
    r"(?im)(?:^|[ \t])(?:#|//|%|--)[^\n]{0,80}?(?:\b(?:should|must|shall)(?: not|n'?t)"
    r" (?:raise|throw|crash|fail|error)\b"
    r"|\b(?:should|must|shall) (?:pass|succeed|work|run|complete|return) without (?:any |an |throwing |raising )*"
    r"(?:exceptions?|errors?)\b|\b(?:expect|expects) no (?:exceptions?|errors?)\b)"
)
_CALLS_A_CHECK = lazy_pattern(r"(?i)\b_?(?:require|validate|check|ensure|verify|guard)\w*\(")
"""A comment says so, too, of what only accepts or refuses; anything else has a result to look at."""


def is_accepted_by_a_check(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether a test, from `start` to `end` of `text`, calls a check and comments that it must not raise."""
    span = (start, len(text) if end is None else end)
    return all(form.search(text, *span) for form in (_COMMENTS_NO_ERROR, _CALLS_A_CHECK))


@fact(is_of_tests)
def placeholders(source: Source) -> frozenset[int]:
    """Return the lines of the tests that only import, only say that they are skipped, or say that no error may come.

    Each of the first and the last fails by itself, or answers so to a runner in its module, which exits by the answers.
    """
    tests = source.definitions
    answers, refused = exits_by_answers(source), _refused(source)
    return frozenset(
        one.lineno
        for one in tests
        if one.name.startswith("test")
        and (
            _is_placeholder(one.body)
            or _must_not_fail(one, source)
            or (answers and _answers_by_importing(one.body))
            or _is_counterpart(one, refused)
            or _is_parsed(one)
        )
    )


@fact(is_of_tests)
def of_an_editor(source: Source) -> frozenset[int]:
    """Return the lines of the tests that a new file of PyCharm comes with, which nobody has written yet."""
    name, bodies = _OF_AN_EDITOR
    named = [one for one in source.nodes(ast.FunctionDef) if one.name == name]
    return frozenset(one.lineno for one in named if _text_of(one.body) in bodies)


def _must_not_fail(test: ast.FunctionDef | ast.AsyncFunctionDef, source: Source) -> bool:
    if _MUST_NOT_FAIL.search(test.name):
        return True
    return is_accepted_by_a_check("\n".join(source.lines[test.lineno : test.end_lineno]))


def _refused(source: Source) -> frozenset[str]:
    """Return what the tests of a module call where an error must come."""
    blocks = (*source.nodes(ast.With), *source.nodes(ast.AsyncWith))
    raising = [one for one in blocks if any(callee(item.context_expr) in _RAISES for item in one.items)]
    calls = (part for one in raising for part in ast.walk(one) if isinstance(part, ast.Call))
    return frozenset(map(callee, calls)) - _RAISES


def _is_counterpart(test: ast.FunctionDef | ast.AsyncFunctionDef, refused: frozenset[str]) -> bool:
    """Whether a test, named so, makes valid what another test of its module makes wrong and expects to be refused."""
    if not _VALID.search(test.name):
        return False
    calls = (part for one in test.body for part in ast.walk(one) if isinstance(part, ast.Call))
    return any(callee(call) in refused for call in calls)


def _is_parsed(test: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a test hands what its name calls parsed or valid to a parser, which refuses any other text."""
    if not _PARSES.search(test.name):
        return False
    calls = (part for one in test.body for part in ast.walk(one) if isinstance(part, ast.Call))
    return any(spelled(call.func) in _PARSERS or callee(call) in _OF_ARGUMENTS for call in calls)


def _text_of(body: list[ast.stmt]) -> str:
    return "\n".join(ast.unparse(one) for one in body if not is_docstring(one))


def _is_placeholder(body: list[ast.stmt]) -> bool:
    rest = [one for one in body if not is_docstring(one)]
    done = [one for one in rest if not isinstance(one, ast.Import | ast.ImportFrom)]
    return bool(rest) and (not done or _skips(done[0]))


@fact(is_of_tests)
def exits_by_answers(source: Source) -> bool:
    """Whether a module ends by what it found: `sys.exit(0 if passed else 1)`."""
    return any(not isinstance(value, ast.Constant) for call in source.calls("exit") for value in call.args)


def _answers_by_importing(body: list[ast.stmt]) -> bool:
    """Whether a test tries imports alone, and returns False where one fails."""
    tries = [one for one in body if not is_docstring(one) and not _prints(one)]
    if len(tries) != 1 or not isinstance(tries[0], ast.Try):
        return False
    done = [one for one in tries[0].body if not _prints(one) and not isinstance(one, ast.Return)]
    answered = [part for one in tries[0].handlers for part in one.body if isinstance(part, ast.Return)]
    only_imports = bool(done) and all(isinstance(one, ast.Import | ast.ImportFrom) for one in done)
    return only_imports and any(isinstance(one.value, ast.Constant) and one.value.value is False for one in answered)


def _prints(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and callee(statement.value) == "print"


def _skips(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call) and callee(statement.value) in _SKIPS
    )
