"""Cross-validation that MATLAB code does by hand: a loop takes some rows to test on, and deletes them from the rest."""

import re
from collections.abc import Iterator

from mlfolio.patterns import lazy_pattern

_LOOP = lazy_pattern(r"^[ \t]*+(?:par)?for[ \t]++\(?[ \t]*+([A-Za-z]\w{0,30})[ \t]*=", re.MULTILINE)
_DELETED = lazy_pattern(
    r"^[ \t]*+[A-Za-z]\w{0,60}\([ \t]*+([^\n;=]{1,200}?)[ \t]{0,20},[ \t]{0,20}:[ \t]{0,20}\)[ \t]{0,20}=[ \t]{0,20}\["
    r"[ \t]{0,20}\]",
    re.MULTILINE,
)
_NEAR = 2_000
"""Characters before rows are deleted in which the loop begins that takes its turns with them."""


def folds_deleted(code: str) -> Iterator[int]:
    """Yield where `code` deletes the rows of one turn of a loop, which it takes under a name of their own as well."""
    for deleted in _DELETED.finditer(code):
        rows, start = deleted[1], max(0, deleted.start() - _NEAR)
        before = code[start : deleted.start()]
        turns = {loop[1] for loop in _LOOP.finditer(before)}
        taken = re.search(rf"=[ \t]*[A-Za-z]\w{{0,60}}\([ \t]*{re.escape(rows)}[ \t]*,[ \t]*:[ \t]*\)", before)
        if taken and turns & set(re.findall(r"[A-Za-z]\w*", rows)):
            yield deleted.start(1)
