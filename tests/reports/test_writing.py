"""A report is written whole, or what stood there before is untouched."""

import os
import stat
import threading
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


def test_an_old_report_keeps_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_text("old")
    target.chmod(0o600)
    writing.write(EMPTY, "json", target, verbose=False)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_link_of_the_repository_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("kept")
    target = tmp_path / "report.json"
    target.symlink_to(tmp_path / "precious")
    writing.write(EMPTY, "json", target, verbose=False)
    assert not target.is_symlink()
    assert (tmp_path / "precious").read_text() == "kept"


def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    pipe, heard = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: heard.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    writing.insist_on_writable(pipe)
    writing.write(EMPTY, "json", pipe, verbose=False)
    reader.join()
    assert heard[0].startswith('{\n  "schema": 1')
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_link_of_the_system_is_written_through(tmp_path: Path) -> None:
    with (tmp_path / "redirected").open("w") as stream:
        descriptor = Path(f"/dev/fd/{stream.fileno()}")
        writing.insist_on_writable(descriptor)
        writing.write(EMPTY, "json", descriptor, verbose=False)
    assert (tmp_path / "redirected").read_text(encoding="utf-8").startswith('{\n  "schema": 1')


def test_a_device_stays_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A rename would put a file in the place of /dev/null wherever somebody works as root.
    def unexpected(*_: object) -> None:
        pytest.fail("a file took the place of a device")

    monkeypatch.setattr(Path, "replace", unexpected)
    writing.insist_on_writable(Path(os.devnull))
    writing.write(EMPTY, "json", Path(os.devnull), verbose=False)
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


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


def test_a_file_that_may_not_be_written_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report.json"
    target.write_text("kept")
    # Root may write every file, so that its rights cannot show it to a test.
    monkeypatch.setattr(os, "access", lambda path, _: path != target)
    with pytest.raises(UserError, match="cannot be written to"):
        writing.insist_on_writable(target)
