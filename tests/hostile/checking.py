"""Check a repository that means harm, within bounds: an answer in time, in memory, and without a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

TIME = 60
"""Seconds. Far above what any of these needs, far below what a quadratic step would take."""

MEMORY = 1_500_000
"""Kilobytes, of the process and of each child."""

_MEASURED = """
import resource, subprocess, sys
code = subprocess.call([sys.executable, "-m", "mlfolio", *sys.argv[1:]])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(code)
"""


def check(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `mlfolio check` on `folder`; raises subprocess.TimeoutExpired after TIME, fails above MEMORY."""
    command = [sys.executable, "-c", _MEASURED, "check", str(folder), "--format", "json", *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=TIME, check=False, env=os.environ | environment
    )
    *said, peak = done.stderr.splitlines()
    assert int(peak) < MEMORY
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout, "\n".join(said))


def insist_on_an_answer(folder: Path) -> str | None:
    """Return the one message that refuses `folder`, or None where it has a score and no check crashed."""
    done = check(folder)
    assert "Traceback" not in done.stderr
    if done.returncode == 2:
        assert len(done.stderr.splitlines()) == 2
        return done.stderr
    assert done.returncode in (0, 1), done.stderr + done.stdout[:2000]
    crashed = [(one["id"], one["reason"]) for one in json.loads(done.stdout)["checks"] if one["outcome"] == "error"]
    assert not crashed
    return None


def score_of(folder: Path, **environment: str) -> float:
    """Return the score of `folder`."""
    return json.loads(check(folder, **environment).stdout)["score"]
