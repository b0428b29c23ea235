"""Processes that check one repository each, so that none can take another one, or this program, down with it."""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from threading import Lock
from typing import Any

from mlfolio.targets import without_password

_PATIENCE = 1800
"""Seconds for one repository, its clone included."""

_JUDGED = (0, 1, 3)


class Workers:
    """Starts a process for each repository, and can end those that run."""

    def __init__(self, arguments: list[str]) -> None:
        # -P: the current folder, which may be a repository that is checked, is not where modules are looked for.
        self._command = [sys.executable, "-P", "-m", "mlfolio", "check", "--format", "json", *arguments, "--"]
        self._running: set[subprocess.Popen[bytes]] = set()
        self._lock = Lock()
        self._ended = False

    def check(self, target: str) -> dict[str, Any]:
        """Return the line of `target`: what was given, without a password; its report or the error; the exit code."""
        given = without_password(target)
        with self._lock:
            if self._ended:
                raise KeyboardInterrupt
            # A group of its own, so that what it starts can be ended with it.
            process = subprocess.Popen(
                [*self._command, target], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
            )
            self._running.add(process)
        try:
            answer, said = process.communicate(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            _end(process)
            process.communicate()
            return _failed(given, f"was not done in {_PATIENCE // 60} minutes", 2)
        finally:
            self._running.discard(process)
        if process.returncode not in _JUDGED:
            return _failed(given, _reason(said, process.returncode), 2)
        return {"given": given, "report": json.loads(answer), "error": None, "exit_code": process.returncode}

    def end(self) -> None:
        """End the processes that run, and start no more; each removes what it cloned."""
        with self._lock:
            self._ended = True
            for process in self._running:
                _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)


def _failed(given: str, reason: str, code: int) -> dict[str, Any]:
    return {"given": given, "report": None, "error": reason, "exit_code": code}


def _reason(said: bytes, code: int) -> str:
    lines = said.decode("utf-8", "replace").strip().splitlines()
    last = ". ".join(line.rstrip(".") for line in lines[-2:])
    return last.removeprefix("Error: ") or f"ended with status {code}"
