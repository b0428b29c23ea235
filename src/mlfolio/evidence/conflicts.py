"""Merge conflicts that were left in texts."""

import re

from mlfolio.evidence.file_facts import file_fact
from mlfolio.evidence.files import Files
from mlfolio.patterns import lazy_pattern

_OPENING = lazy_pattern(r"^<{7}(?: .*)?$", re.MULTILINE)
_CLOSING = lazy_pattern(r"^>{7}(?: .*)?$", re.MULTILINE)
_LIMIT = 5_000_000


@file_fact
def conflicts(path: str, files: Files) -> list[int]:
    """Return the lines of a file where a conflict begins: a line of seven `<`, and further down one of seven `>`."""
    text = files.text_once(path) if (files.size(path) or 0) <= _LIMIT else None
    # One sign is looked for several times as fast as seven.
    if not text or "<" not in text or "<<<<<<<" not in text:
        return []
    openings = (found for found in _OPENING.finditer(text) if _CLOSING.search(text, found.end()))
    return [text.count("\n", 0, found.start()) + 1 for found in openings]
