"""The log of predictions that the drift monitor reads: one JSON object a line, in files of bounded size."""

import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from ..schema import Measurements

KEPT = 3


class RequestLog:
    """Append predictions to a file that starts anew when it is full."""

    def __init__(self, path: Path, most_bytes: int) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._handler = RotatingFileHandler(path, maxBytes=most_bytes, backupCount=KEPT, encoding="utf-8", delay=True)

    def write(self, penguin: Measurements, probability_male: float, model_version: str) -> None:
        """Append one prediction; threads may call this at the same time."""
        entry = {
            "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "model_version": model_version,
            "probability_male": probability_male,
            **penguin.model_dump(),
        }
        self._handler.handle(logging.makeLogRecord({"msg": json.dumps(entry)}))

    def close(self) -> None:
        """Close the file."""
        self._handler.close()


def read_requests(path: Path, window: int) -> list[dict[str, object]]:
    """Return the latest `window` logged predictions, the oldest first; a line that a crash cut short is left out."""
    rotated = [path.with_name(f"{path.name}.{age}") for age in range(KEPT, 0, -1)]
    lines = [line for file in [*rotated, path] if file.exists() for line in file.read_text("utf-8").splitlines()]
    return list(_parsed(lines[-window:]))


def _parsed(lines: list[str]) -> Iterator[dict[str, object]]:
    for line in lines:
        try:
            yield json.loads(line)
        except json.JSONDecodeError:
            continue
