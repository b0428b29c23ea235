"""The text of each test, whatever its language: from the line it starts on to its end, or the file's next test."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mlfolio.evidence.files import Files
from mlfolio.evidence.testing.tests import Test

_LONGEST, _LIMIT = 200, 10_000
"""Lines, and characters. What comes after the last test of a file is something else."""


class Body(NamedTuple):
    """A test and its text, in lower case; `head` is what stands above the first test of its file."""

    test: Test
    text: str
    head: str


def bodies(tests: Iterable[Test], files: Files) -> Iterator[Body]:
    """Yield the text of every test that checks something."""
    by_path: dict[str, list[Test]] = {}
    for test in tests:
        by_path.setdefault(test.path, []).append(test)
    for path, found in by_path.items():
        lines = (files.text(path) or "").lower().split("\n")
        head = "\n".join(lines[: found[0].line - 1])
        for test, following in zip(found, [*found[1:], None], strict=True):
            end = test.end or (following.line - 1 if following else test.line - 1 + _LONGEST)
            if test.checks:
                yield Body(test, "\n".join(lines[test.line - 1 : end])[:_LIMIT], head)
