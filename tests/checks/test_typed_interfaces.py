"""Whose functions are asked for types."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.examples import Content
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

TYPED = "def typed_{}(a: int) -> int:\n    return a\n"
BARE = "def bare_{}(a, b):\n    return a\n"


@pytest.fixture
def typed(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "typed-interfaces")


@pytest.mark.parametrize(("more", "outcome"), [(2, Outcome.PASS), (3, Outcome.FAIL)])
def test_half_is_enough(more: int, outcome: Outcome, typed: Check, tmp_path: Path) -> None:
    code = "".join(TYPED.format(n) for n in range(2)) + "".join(BARE.format(n) for n in range(more))
    assert ask(typed, make(tmp_path / "r", {"a.py": code})).outcome is outcome


@pytest.mark.parametrize(
    "files",
    [
        {"a.ipynb": ["".join(BARE.format(n) for n in range(5))]},
        {"tests/test_a.py": "".join(BARE.format(n) for n in range(5))},
        {"a.py": "".join(f"def _private_{n}(a): pass\n" for n in range(5))},
        {"a.py": "def f():\n" + "".join(f"    def inner_{n}(a): pass\n" for n in range(5))},
    ],
)
def test_private_functions_tests_and_notebooks_are_not_asked(
    files: dict[str, Content], typed: Check, tmp_path: Path
) -> None:
    assert ask(typed, make(tmp_path / "r", files)).outcome is Outcome.NOT_APPLICABLE


def test_what_lacks_a_type_is_named(typed: Check, tmp_path: Path) -> None:
    verdict = ask(typed, make(tmp_path / "r", {"a.py": "".join(BARE.format(n) for n in range(3))}))
    assert verdict.findings[0].message == "`bare_0` gives no type for `a`, `b` and its result"


def test_a_file_that_tests_come_from_is_not_asked_whatever_its_name(typed: Check, tmp_path: Path) -> None:
    cases = "import unittest\n\n\nclass Net(unittest.TestCase):\n" + "".join(
        f"    def test_{n}(self):\n        self.assertTrue(f({n}))\n" for n in range(5)
    )
    assert ask(typed, make(tmp_path / "a", {"src/NetTests.py": cases})).outcome is Outcome.NOT_APPLICABLE
    assert ask(typed, make(tmp_path / "b", {"src/net.py": cases})).outcome is Outcome.FAIL


def test_what_scrapy_wrote_is_not_asked(typed: Check, tmp_path: Path) -> None:
    hooks = "".join(BARE.format(n) for n in range(5))
    opening = "# Define here the models for your spider middleware\n#\n"
    assert ask(typed, make(tmp_path / "a", {"a/middlewares.py": opening + hooks})).outcome is Outcome.NOT_APPLICABLE
    assert ask(typed, make(tmp_path / "b", {"a/middlewares.py": hooks})).outcome is Outcome.FAIL
