"""A report is written whole, or what stood there before is untouched."""

from pathlib import Path

import pytest

from mlfolio.errors import UserError
from mlfolio.evidence.kinds.kind import unrecognised
from mlfolio.reports import writing
from mlfolio.reports.report import Report
from mlfolio.scoring import score

EMPTY = Report(Path("/somewhere"), None, score(()), unrecognised("there is nothing here"))


def test_an_old_report_is_replaced_in_one_step(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_text("old")
    writing.write(EMPTY, "json", target, verbose=False)
    assert target.read_text(encoding="utf-8").startswith('{\n  "schema": 1')
    assert list(tmp_path.iterdir()) == [target]


def test_a_report_has_the_rights_of_an_ordinary_file(tmp_path: Path) -> None:
    ordinary, target = tmp_path / "ordinary", tmp_path / "report.json"
    ordinary.write_text("")
    writing.write(EMPTY, "json", target, verbose=False)
    assert target.stat().st_mode == ordinary.stat().st_mode


def test_what_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "folder"
    target.mkdir()
    (target / "kept").write_text("")
    with pytest.raises(UserError, match="cannot be written"):
        writing.write(EMPTY, "json", target, verbose=False)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["folder", "kept"]


@pytest.mark.parametrize("name", ["missing/report.json", "folder"])
def test_what_cannot_be_written_is_said_beforehand(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(UserError):
        writing.insist_on_writable(tmp_path / name)
