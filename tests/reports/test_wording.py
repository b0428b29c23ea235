"""The same digits wherever a report is shown."""

from pathlib import Path
from types import ModuleType

import pytest
from reports.inspection import inspect

from mlfolio.reports import brief, html, markdown, table
from mlfolio.reports.json import document
from mlfolio.reports.report import Report
from mlfolio.reports.wording import points

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
