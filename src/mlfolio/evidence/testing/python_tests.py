"""The tests that pytest or unittest would collect from a repository's Python modules."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.functions import Function
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.testing.assertions import Assertions, is_fixture
from mlfolio.evidence.testing.checking_names import is_like_a_test, is_of_tests, names_a_case
from mlfolio.evidence.testing.placeholders import of_an_editor
from mlfolio.evidence.testing.tests import Test
from mlfolio.patterns import lazy_pattern

_COLLECTED = lazy_pattern(r"(^|/)(test_[^/]*|[^/]*_test)\.py$")
"""The files that pytest collects unless it is told otherwise."""

_CASE = lazy_pattern(r"(?:Test|test)Case(?:Base|Mixin)?$|^(?:Isolated)?AsyncioTestCase$|^.*TestCase$")
_FILLED_BY_DECORATOR = frozenset(
    "patch object dict multiple given parametrize parametrise expand params data unpack foreach parameters product"
    " parametrize_with_checks mock_s3 named_parameters with_setup named_product fuzz seed".split()
)


_BUILT_IN_FIXTURES = frozenset(
    "tmp_path tmp_path_factory tmpdir tmpdir_factory capsys capsysbinary capfd capfdbinary caplog monkeypatch request"
    " recwarn pytestconfig pytester testdir record_property record_testsuite_property doctest_namespace subtests mocker"
    " benchmark".split()
)
"""What pytest, pytest-mock and pytest-benchmark fill without an import."""


def python_tests(sources: Sources) -> list[Test]:
    """Return every test that somebody wrote in the modules; what is called `test` in a training script is none."""
    modules = [source for source in sources.authored if is_of_tests(source)]
    return list(_Collection(modules, Assertions(sources.modules)).tests())


class _Collection:
    """Collects the tests of all modules together, because classes and fixtures come from one another's files."""

    def __init__(self, modules: list[Source], assertions: Assertions) -> None:
        self._modules = modules
        self._assertions = assertions
        self._classes = _test_classes(modules)
        own = {one.name for source in modules for one in source.functions if is_fixture(one)}
        self._fixtures = own | _BUILT_IN_FIXTURES
        self._has_conftest = any(source.path.endswith("conftest.py") for source in modules)

    def tests(self) -> Iterator[Test]:
        for source in self._modules:
            if not (is_like_a_test(source) or source.is_test or names_a_case(source)):
                continue
            found = [(one, self._assertions.checks(one, source)) for one in self._functions(source)]
            if _COLLECTED.search(source.path):
                found = [] if self._is_script(source, found) else found
            else:
                found = [(one, checks) for one, checks in found if checks or self._is_case(one)]
            for function, checks in found:
                yield Test(function.name, source.path, function.line, checks, end=function.end)

    def _functions(self, source: Source) -> list[Function]:
        templates = of_an_editor(source)
        named = [
            one
            for one in source.functions
            if one.name.startswith("test") and not one.nested and one.line not in templates
        ]
        return [
            one for one in named if self._is_test(one, source) and not is_fixture(one) and not _runs_others(one, source)
        ]

    def _is_test(self, function: Function, source: Source) -> bool:
        if function.owner is not None:
            return self._is_case(function) or (is_like_a_test(source) and function.owner in self._classes.plain)
        return (is_like_a_test(source) or source.is_test) and self._is_filled(function, source)

    def _is_case(self, function: Function) -> bool:
        return function.owner is not None and function.owner in self._classes.cases

    def _is_filled(self, function: Function, source: Source) -> bool:
        """Whether something fills the parameters: a fixture, a decorator. Nothing fills those of a training script."""
        unknown = [name for name in function.required if name not in self._fixtures]
        if not unknown or not _FILLED_BY_DECORATOR.isdisjoint(function.decorators):
            return True
        tops = {one.top for one in source.imports}
        return not tops.isdisjoint({"pytest", "hypothesis"}) or (
            self._has_conftest and _COLLECTED.search(source.path) is not None
        )

    def _is_script(self, source: Source, found: list[tuple[Function, bool]]) -> bool:
        """Whether the functions belong to a script that is run by hand and only prints."""
        if any(checks for _, checks in found) or self._assertions.asserts_anywhere(source):
            return False
        if not {"pytest", "unittest", "nose"}.isdisjoint(one.top for one in source.imports):
            return False
        names = {one.name for one, _ in found}
        return _is_run(source) or not names.isdisjoint(_called_at_top(source))


class _Classes:
    """The names of the classes whose methods are tests: unittest's cases, and pytest's plain classes."""

    def __init__(self, cases: set[str], plain: set[str]) -> None:
        self.cases = cases
        self.plain = plain


def _test_classes(modules: list[Source]) -> _Classes:
    classes = [one for source in modules for one in _classes(source)]
    bases = {one.name: one.bases for one in classes}
    cases = {one.name for one in classes if any(_CASE.search(base) for base in bases[one.name])}
    for _ in range(4):
        cases |= {name for name, own in bases.items() if not cases.isdisjoint(own)}
    plain = {one.name for one in classes if one.name.startswith("Test") and not one.has_init} - cases
    # What a test class inherits is collected too: mixins and bases that stand in the same repository.
    for _ in range(4):
        cases |= {base for name in cases for base in bases.get(name, []) if base in bases}
        plain |= {base for name in plain for base in bases.get(name, []) if base in bases}
    return _Classes(cases, plain - cases)


class _Class(NamedTuple):
    """A class: its name, the last names of its bases, and whether it is made in a way of its own."""

    name: str
    bases: tuple[str, ...]
    has_init: bool


@fact(is_of_tests)
def _classes(source: Source) -> list[_Class]:
    return [
        _Class(node.name, tuple(callee(base) for base in node.bases), _has_init(node))
        for node in source.nodes(ast.ClassDef)
    ]


def _runs_others(function: Function, source: Source) -> bool:
    """Whether it runs a suite of tests that stand elsewhere: a command, and no test itself."""
    return any("TextTestRunner(" in line for line in source.lines[function.first - 1 : function.end])


@fact(is_like_a_test)
def _is_run(source: Source) -> bool:
    return "__main__" in source.text


@fact(is_like_a_test)
def _called_at_top(source: Source) -> tuple[str, ...]:
    return tuple(callee(node.value) for node in source.tree.body if isinstance(node, ast.Expr))


def _has_init(node: ast.ClassDef) -> bool:
    return any(isinstance(one, ast.FunctionDef) and one.name == "__init__" for one in node.body)
