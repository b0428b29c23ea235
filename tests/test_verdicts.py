"""What a verdict keeps of what a check found."""

import pytest

from mlfolio.verdicts import LISTED, Finding, Verdict, averaged, failed, graded, passed_unless

MANY = [Finding(f"is wrong {number}") for number in range(LISTED + 3)]


@pytest.mark.parametrize(
    "verdict", [failed(*MANY), passed_unless(MANY), graded(0.5, MANY), averaged((0.5, one) for one in MANY)]
)
def test_a_repository_full_of_one_mistake_keeps_the_first_and_counts_the_rest(verdict: Verdict) -> None:
    assert verdict.findings[:-1] == tuple(MANY[:LISTED])
    assert verdict.findings[-1] == Finding("and 3 more")


def test_what_fits_is_kept_whole() -> None:
    assert failed(*MANY[:LISTED]).findings == tuple(MANY[:LISTED])


def test_what_several_projects_lack_at_one_place_is_said_once() -> None:
    lack = Finding("nothing is plotted", "train.py", 3)
    assert averaged([(0.0, lack), (0.0, Finding("nothing is plotted", "train.py", 3)), (1.0, None)]).findings == (lack,)
