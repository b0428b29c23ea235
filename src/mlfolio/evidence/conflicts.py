"""Merge conflicts that were left in texts."""

import re

from mlfolio.evidence.decoding import decode
from mlfolio.evidence.file_facts import file_fact
from mlfolio.evidence.files import Files
from mlfolio.patterns import lazy_pattern

_OPENING = lazy_pattern(r"^<{7}(?: .*)?$", re.MULTILINE)
_CLOSING = lazy_pattern(r"^>{7}(?: .*)?$", re.MULTILINE)
_ZERO = b"\0"
"""Text in UTF-16 has them between its signs."""
_LIMIT = 5_000_000


@file_fact
def conflicts(path: str, files: Files) -> list[int]:
    """Return the lines of a file where a conflict begins: a line of seven `<`, and further down one of seven `>`."""
    data = files.data(path) if (files.size(path) or 0) <= _LIMIT else None
    # Bytes are looked through without making text of them, for one sign several times as fast as for seven.
    if not data or b"<" not in data or not (b"<<<<<<<" in data or _ZERO in data):
        return []
    text = decode(data) or ""
    openings = (found for found in _OPENING.finditer(text) if _CLOSING.search(text, found.end()))
    return [text.count("\n", 0, found.start()) + 1 for found in openings]
