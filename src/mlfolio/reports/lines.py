"""The JSON lines of several repositories, read back: what is whole of them."""

import json
from collections.abc import Iterator
from typing import Any

from mlfolio.reports import table


def read(content: bytes) -> list[dict[str, Any]]:
    """Return the lines that are whole; the last may be torn within a letter, where a run was interrupted."""
    return [line for text in content.split(b"\n") for line in _parsed(text)]


def _parsed(text: bytes) -> Iterator[dict[str, Any]]:
    try:
        line = json.loads(text)
        _ = line["given"].strip(), line["error"], line["exit_code"] + 0
        if line["report"] is not None:
            table.row(line)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return
    yield line
