"""Signals at any moment, two runs at once, and disks that take nothing: no half-written file, no child left behind."""

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hostile.checking import score_of
from repositories import make

FILES = {f"m{n}.py": "import numpy\n\n\ndef f(x):\n    return numpy.ones(x)\n" * 40 for n in range(60)}
MLFOLIO = [sys.executable, "-m", "mlfolio"]
_CHANCE = random.Random(0)
MOMENTS = [0.02, 0.1, 0.2, *(round(_CHANCE.uniform(0.1, 0.7), 2) for _ in range(5))]
"""Seconds after the start: before the imports are done, while evidence is read, while the report is written."""


def of_session(session: int) -> list[int]:
    """Return the processes of a session that are still running."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except (OSError, ValueError):
            continue
        if entry.name.isdigit() and int(fields[3]) == session and fields[0] != "Z":
            found.append(int(entry.name))
    return found


def insist_on_nobody_left(session: int) -> None:
    for _ in range(100):
        if not of_session(session):
            return
        time.sleep(0.1)
    pytest.fail(f"still running: {of_session(session)}")


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_no_partial_file_and_no_child(tmp_path: Path, number: signal.Signals, moment: float) -> None:
    folder = make(tmp_path / "repo", FILES)
    output = tmp_path / "out" / "report.json"
    output.parent.mkdir()
    output.write_text("what stood here before\n")
    command = [*MLFOLIO, "check", str(folder), "--format", "json", "--output", str(output)]
    process = subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE, text=True)
    time.sleep(moment)
    process.send_signal(number)
    said = process.communicate(timeout=60)[1]
    insist_on_nobody_left(process.pid)
    assert [path.name for path in output.parent.iterdir()] == ["report.json"]
    text = output.read_text()
    assert text == "what stood here before\n" or json.loads(text)["schema"] == 1
    # A signal that comes before the program has begun is the interpreter's to answer.
    assert "Traceback" not in said or "start.py" not in said


def test_a_disk_that_is_full_leaves_what_stood_there(tmp_path: Path) -> None:
    folder = make(tmp_path / "repo", FILES)
    output = tmp_path / "out" / "report.json"
    output.parent.mkdir()
    output.write_text("what stood here before\n")
    done = subprocess.run(
        [
            *MLFOLIO,
            "check",
            str(folder),
            "--format",
            "json",
            "--output",
            str(output),
            "--select",
            "has-readme,code-parses",
        ],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
    )
    assert done.returncode == 2, done.stderr
    assert "report.json: cannot be written" in done.stderr
    assert [path.name for path in output.parent.iterdir()] == ["report.json"]
    assert output.read_text() == "what stood here before\n"


@pytest.mark.parametrize("room", [0, 100_000], ids=["none", "some"])
def test_a_full_disk_is_told_and_nothing_of_it_is_kept(tmp_path: Path, room: int) -> None:
    folder = make(tmp_path / "repo", FILES | {"long.py": "x = 1\n" * 40_000})
    environment = os.environ | {"MLFOLIO_CACHE_DIR": str(tmp_path / "cache"), "MLFOLIO_NO_CACHE": ""}

    def said(form: str, room: int) -> str:
        done = subprocess.run(
            [*MLFOLIO, "check", str(folder), "--format", form],
            capture_output=True,
            text=True,
            env=environment,
            check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY)),
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert "Not judged this time: code-parses" in said("terminal", room)
    outcomes = {one["outcome"] for one in json.loads(said("json", room))["checks"]}
    assert "error" not in outcomes
    assert "unknown" in outcomes
    free = said("json", resource.RLIM_INFINITY)
    assert "unknown" not in {one["outcome"] for one in json.loads(free)["checks"]}
    assert said("json", resource.RLIM_INFINITY) == free


def test_two_runs_at_once_say_the_same(tmp_path: Path) -> None:
    folder = make(tmp_path / "repo", FILES)
    command = [*MLFOLIO, "check", str(folder), "--format", "json"]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    said = [process.communicate(timeout=120)[0] for process in running]
    assert len({json.dumps(json.loads(one)) for one in said}) == 1


def test_a_temporary_folder_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    folder = make(tmp_path / "repo", FILES)
    environment = os.environ | {"TMPDIR": str(tmp_path / "nowhere")}
    done = subprocess.run(
        [*MLFOLIO, "check", str(folder), "--format", "json"],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert done.returncode in (0, 2), done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == 2 or json.loads(done.stdout)["score"] == score_of(folder)
