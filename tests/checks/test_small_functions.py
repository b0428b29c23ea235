"""Where a function stops being small, and how many may be large."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome, Verdict


@pytest.fixture
def small(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "small-functions")


def functions(count: int, lines: int, name: str = "f") -> str:
    return "".join(f"def {name}{number}():\n" + "    x = 1\n" * lines for number in range(count))


def judge(check: Check, folder: Path, code: str, path: str = "a.py") -> Verdict:
    return ask(check, make(folder / "r", {path: code}))


@pytest.mark.parametrize(("lines", "outcome"), [(50, Outcome.PASS), (51, Outcome.FAIL)])
def test_fifty_lines_are_small(lines: int, outcome: Outcome, small: Check, tmp_path: Path) -> None:
    assert judge(small, tmp_path, functions(4, 3) + functions(1, lines, "g")).outcome is outcome


@pytest.mark.parametrize(("branches", "outcome"), [(9, Outcome.PASS), (10, Outcome.FAIL)])
def test_a_complexity_of_ten_is_small(branches: int, outcome: Outcome, small: Check, tmp_path: Path) -> None:
    branching = "def g(x):\n" + "    if x: pass\n" * branches
    assert judge(small, tmp_path, functions(4, 3) + branching).outcome is outcome


def test_one_in_twenty_may_be_large(small: Check, tmp_path: Path) -> None:
    verdict = judge(small, tmp_path, functions(19, 3) + functions(1, 90, "g"))
    assert (verdict.outcome, verdict.share) == (Outcome.PASS, 1.0)
    assert [one.message for one in verdict.findings] == ["`g0` has a body of 90 lines"]


def test_a_function_answers_for_those_within_it(small: Check, tmp_path: Path) -> None:
    nested = "def g():\n    def h():\n" + "        x = 1\n" * 60
    verdict = judge(small, tmp_path, functions(4, 3) + nested)
    assert [one.message for one in verdict.findings] == ["`g` has a body of 61 lines"]


@pytest.mark.parametrize(("count", "path"), [(4, "a.py"), (9, "tests/test_a.py")])
def test_few_functions_and_tests_are_not_judged(count: int, path: str, small: Check, tmp_path: Path) -> None:
    assert judge(small, tmp_path, functions(count, 90), path).outcome is Outcome.NOT_APPLICABLE


def test_what_a_course_hands_out_to_try_the_work_is_not_judged(small: Check, tmp_path: Path) -> None:
    says = "print('This tries whether your code meets the criteria in the rubric.')\n"
    assert judge(small, tmp_path, says + functions(9, 90)).outcome is Outcome.NOT_APPLICABLE
