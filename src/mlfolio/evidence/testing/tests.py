"""The tests of a repository, whatever the language: where each stands, and whether it checks anything."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.remembered import Remembered
from mlfolio.evidence.testing.reach import reach
from mlfolio.evidence.tracing import cached_property
from mlfolio.patterns import lazy_pattern

_CALLED_TESTS = lazy_pattern(r"tests?\.py$|(^|/)tests?[^/]*\.py$", re.IGNORECASE)


class Test(NamedTuple):
    """A test that a runner would collect: its name and place, and whether anything in it can fail on a wrong result.

    `end` is its last line, where the language tells it.
    """

    name: str
    path: str
    line: int
    checks: bool
    language: str = "Python"
    end: int | None = None


class Tests:
    """Every test outside vendored folders, by path and line; false where there is none."""

    def __init__(self, tests: Iterable[Test], reached: Callable[[frozenset[str]], frozenset[str]]) -> None:
        """Take the tests, and what tells the modules that given ones import, directly or through others."""
        self.all = tuple(sorted(tests, key=lambda test: (test.path, test.line, test.name)))
        self._reached = reached

    def __iter__(self) -> Iterator[Test]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    @cached_property
    def paths(self) -> frozenset[str]:
        """The files that hold at least one test."""
        return frozenset(test.path for test in self.all)

    @cached_property
    def in_python(self) -> frozenset[str]:
        """The Python modules that hold at least one test."""
        return frozenset(test.path for test in self.all if test.language == "Python")

    @cached_property
    def files(self) -> frozenset[str]:
        """The Python modules that hold tests and are called so, whether or not their path says it to pytest."""
        return frozenset(path for path in self.in_python if _CALLED_TESTS.search(path))

    @cached_property
    def reached(self) -> frozenset[str]:
        """The Python modules that tests import, directly or through others, their own among them."""
        return self._reached(self.in_python)


def find_tests(files: Files, sources: Sources, remembered: Remembered) -> Tests:
    """Find the tests in Python (pytest, unittest), R, MATLAB, Julia, JavaScript, C++, Java and their like.

    Doctests do not count, nor do scripts that print, whatever their names.
    """

    def found() -> tuple[Test, ...]:
        from mlfolio.evidence.testing.other_tests import other_tests
        from mlfolio.evidence.testing.python_tests import python_tests

        return (*python_tests(sources), *other_tests(files))

    def reached(tested: frozenset[str]) -> frozenset[str]:
        return frozenset(remembered.recall("modules that tests reach", lambda: tuple(reach(tested, sources, files))))

    return Tests(remembered.recall("tests", found), reached)
