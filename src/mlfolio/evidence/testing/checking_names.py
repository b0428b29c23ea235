"""Names that say that a function checks something, and the modules where tests and their helpers may stand."""

import re
from functools import lru_cache

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.source import Source
from mlfolio.patterns import lazy_pattern

CHECKING_NAME = lazy_pattern(r"^_?(?:check|verify|assert|expect|ensure|compare|validate|should)(?:_|$|[A-Z])")
_CHECK = lazy_pattern(r"_?(?:check|verify|assert|expect|ensure|compare|validate|should)")
_DEFINED_CHECK = lazy_pattern(r"\bdef (_?(?:check|verify|assert|expect|ensure|compare|validate|should)\w*)")
_TEST_FILE = lazy_pattern(r"test|check|conftest", re.IGNORECASE)
_LIKE_A_TEST = lazy_pattern(
    r"(^|/)(tests?[^/]*|[^/]*[_-]tests?|[^/]*Tests?|(manual_)?verify_[^/]*)\.py$", re.IGNORECASE
)


def is_like_a_test(source: Source) -> bool:
    """Whether the file's name is one that people give to tests, whether or not pytest collects it."""
    return _is_named_like_a_test(source.path)


@lru_cache(maxsize=1 << 12)
def _is_named_like_a_test(path: str) -> bool:
    return _LIKE_A_TEST.search(path) is not None


def serves_tests(source: Source) -> bool:
    """Whether the path says that a module is a test, or holds what tests use."""
    return source.is_test or _TEST_FILE.search(source.path.rpartition("/")[2]) is not None


def is_of_tests(source: Source) -> bool:
    """Whether a module has to do with tests, by its path or its words."""
    return not source.is_notebook and (source.is_test or is_like_a_test(source) or _speaks_of_tests(source))


def may_hold_checks(source: Source) -> bool:
    """Whether a module may hold tests, or helpers of theirs."""
    if source.is_notebook:
        return False
    named = serves_tests(source) or is_like_a_test(source) or names_a_case(source)
    return named or bool(checks_defined_in(source))


@fact(lambda source: not source.is_notebook)
def checks_defined_in(source: Source) -> tuple[str, ...]:
    """Return the functions of a module that their name calls checks."""
    if source.problems:
        return tuple(_DEFINED_CHECK.findall(source.text))
    return tuple(function.name for function in source.functions if _CHECK.match(function.name))


@fact(lambda source: not source.is_notebook)
def _speaks_of_tests(source: Source) -> bool:
    return "test" in source.text


@fact(lambda source: not source.is_notebook)
def names_a_case(source: Source) -> bool:
    """Whether a module names a test case of unittest."""
    return "TestCase" in source.text
