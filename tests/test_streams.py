"""Whatever the streams are that the program is started with: it does its work, or says in a line why not."""

import errno
import json
import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from repositories import make

from mlfolio.streams import refused


def shell(command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run `command`, in which MLFOLIO stands for the program, by a shell in `cwd`."""
    program = f"{sys.executable} -m mlfolio"
    environment = {**os.environ, "MLFOLIO_NO_CACHE": "1"}
    line = command.replace("MLFOLIO", program)
    return subprocess.run(["sh", "-c", line], cwd=cwd, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("closed", [">&-", "<&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("command", ["list", "explain has-tests", "check --select has-readme --output report.json"])
def test_a_closed_stream_is_no_error(tmp_path: Path, command: str, closed: str) -> None:
    done = shell(f"MLFOLIO {command} {closed}", make(tmp_path, {"README.md": "# Forest\n"}))
    assert (done.returncode, done.stderr) == (0, "")
    assert "report" not in command or (tmp_path / "report.json").read_text(encoding="utf-8").endswith("}\n")


@pytest.mark.parametrize("command", ["list", "explain has-tests", "check", "check --format json", "baseline"])
def test_a_full_disk_is_said_in_a_line(tmp_path: Path, command: str) -> None:
    done = shell(f"MLFOLIO {command} >/dev/full", make(tmp_path, {"README.md": "# Forest\n"}))
    assert done.returncode == 2
    assert done.stderr.startswith("Error: the output: cannot be written (No space left on device)\n")


def test_a_folder_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    done = shell("mkdir gone && cd gone && rmdir ../gone && MLFOLIO check", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: the current folder is gone\n")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.EIO, "Input/output error", "data.csv"), "data.csv: cannot be read or written"),
        (OSError(errno.EIO, "Input/output error"), "a file: cannot be read or written"),
        (OSError(errno.EBADF, "Bad file descriptor"), "a file: cannot be read or written"),
        (OSError(errno.ENOSPC, "No space left on device", "kept"), "kept: cannot be written"),
        (OSError(errno.ENOSPC, "No space left on device"), "the output: cannot be written"),
    ],
)
def test_what_fails_is_said_of_what_failed(error: OSError, said: str) -> None:
    """Only what shows again when the output is written out is said of the output."""
    mendable = refused(error)
    assert mendable is not None
    assert mendable.problem == f"{said} ({error.strerror})"


@pytest.mark.parametrize("format_", ["terminal", "json", "jsonl"])
def test_names_of_files_are_read_whatever_the_locale_says(tmp_path: Path, format_: str) -> None:
    make(tmp_path, {"modèle.py": "def fit(:\n", "données/lädt.py": "x = 1\n"})
    locale = "LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0"
    done = shell(f"{locale} MLFOLIO check --select code-parses --format {format_}", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    shown = done.stdout if format_ == "terminal" else str(json.loads(done.stdout))
    assert {"terminal": "mod\\xe8le.py:1: does not parse"}.get(format_, "modèle.py") in shown


def test_a_name_that_is_no_utf_8_is_kept_in_lines_of_json(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9")
    make(tmp_path / name, {"README.md": "# Forest\n"})
    for _ in range(2):
        done = shell("MLFOLIO check caf* --select has-readme --output class.jsonl --resume", tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
    assert [json.loads(line)["given"] for line in (tmp_path / "class.jsonl").read_text().splitlines()] == [name]


def test_a_plain_terminal_gets_no_escapes() -> None:
    controller, terminal = pty.openpty()
    environment = {**os.environ, "TERM": "dumb"}
    with subprocess.Popen([sys.executable, "-m", "mlfolio", "list"], stdout=terminal, env=environment):
        os.close(terminal)
        said = b""
        # A terminal that nobody writes to any more is an error on Linux, and an end elsewhere.
        with suppress(OSError):
            while part := os.read(controller, 65536):
                said += part
    os.close(controller)
    assert b"has-tests" in said
    assert b"\x1b" not in said
