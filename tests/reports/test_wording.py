"""The same digits wherever a report is shown."""

from pathlib import Path
from types import ModuleType

import pytest
from reports.inspection import inspect

from mlfolio.examples import Content
from mlfolio.reports import brief, html, markdown, table, terminal
from mlfolio.reports.json import document
from mlfolio.reports.report import Report
from mlfolio.reports.wording import in_parts, points
from mlfolio.scoring import Cap

BETWEEN = 50.0504
"""More than half of a tenth, and as hundredths less: 50.05 is a little less than what is written."""


@pytest.fixture
def report(tmp_path: Path) -> Report:
    found = inspect(tmp_path, {"a.py": "print(1)\n"})
    return found._replace(score=found.score._replace(total=BETWEEN))


@pytest.mark.parametrize("format_", [brief, html, markdown])
def test_the_score_is_that_which_a_table_makes_of_the_json_report(report: Report, format_: ModuleType) -> None:
    row = table.row({"given": "ada", "report": document(report)})
    assert row.split()[0] == points(BETWEEN) == "50.0"
    assert "50.0 / 100" in format_.render(report)
    assert "50.1 / 100" not in format_.render(report)


_CODE: dict[str, Content] = {
    "fit.py": "def fit(x):\n    return 2 * x\n\n\ndef shift(x):\n    return x + 1\n",
    "README.md": "# Fit\n\nFits.\n",
}
_TESTS = (
    "from fit import fit, shift\n\n\n"
    "def test_two():\n    assert fit(2) == 4\n\n\ndef test_next():\n    assert shift(1) == 2\n"
)


def _points_of(report: Report, name: str) -> float:
    return next(one.granted for one in report.score.checks if one.result.check.id == name)


def test_what_a_first_test_wins_by_itself_is_told_apart_and_comes_true(tmp_path: Path) -> None:
    """All of testing stood at has-tests: who wrote two tests got a third of what was told."""
    before = inspect(tmp_path / "a", _CODE)
    root = next(one for one in before.wins if one.result.check.id == "has-tests")
    told = in_parts(before, root)
    assert told is not None
    first, then = told.split(" by itself; the rest is won by what is asked then: ")
    assert then == "tests-assert, tests-reach-the-code and tests-run-in-ci"
    after = inspect(tmp_path / "b", {**_CODE, "tests/test_fit.py": _TESTS})
    assert _points_of(after, "has-tests") == pytest.approx(float(first), abs=0.05)
    for name in ("has-tests", *root.hanging[:2]):
        assert _points_of(after, name) > 0, name


@pytest.mark.parametrize("format_", [html, markdown, terminal])
def test_what_hangs_on_a_check_is_told_beside_its_points(tmp_path: Path, format_: ModuleType) -> None:
    report = inspect(tmp_path, _CODE)
    options = {"verbose": False} if format_ is terminal else {}
    shown = " ".join(format_.render(report, **options).split())
    assert "by itself; the rest is won by what is asked then: tests-assert, tests-reach-the-code and tests-r" in shown
    assert "has-tests and what hangs on it" in table.row({"given": "ada", "report": document(report)})


def test_where_nothing_hangs_on_a_check_nothing_is_said_of_it(tmp_path: Path) -> None:
    report = inspect(tmp_path, {**_CODE, "tests/test_fit.py": _TESTS})
    assert "has-readme" in markdown.render(report)
    assert not any(one.hanging for one in report.wins if one.result.check.id == "has-tests")
    assert all(in_parts(report, one) is None for one in report.wins if not one.hanging)


def test_the_end_of_a_cap_is_told_as_a_whole(tmp_path: Path) -> None:
    report = inspect(tmp_path, _CODE)
    root = next(one for one in report.wins if one.result.check.id == "has-tests")
    capped = report._replace(score=report.score._replace(total=10.0, caps=(Cap(10.0, "it is empty", "has-tests"),)))
    assert in_parts(report, root)
    assert in_parts(capped, root) is None
