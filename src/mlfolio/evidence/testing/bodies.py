"""The text of each test, whatever its language: from the line it starts on to its end, or the file's next test."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mlfolio.evidence.files import Files
from mlfolio.evidence.testing.tests import Test
from mlfolio.patterns import lazy_pattern

_LONGEST, _LIMIT = 200, 10_000
"""Lines, and characters. What comes after the last test of a file is something else."""

_DEFINED = lazy_pattern(r"(?:async )?def (?!test)(\w+)\(")
_CALLED = lazy_pattern(r"\b(\w+)\(")


_ALL_NAMES = lazy_pattern(r"(?m)^from (?:\.|tests?\.)(\w+) import \*")


class Body(NamedTuple):
    """A test and its text, in lower case; `head` is what stands above the first test of its file."""

    test: Test
    text: str
    head: str


def bodies(tests: Iterable[Test], files: Files) -> Iterator[Body]:
    """Yield the text of every test that checks something, with the helpers of its file that it calls."""
    by_path: dict[str, list[Test]] = {}
    for test in tests:
        by_path.setdefault(test.path, []).append(test)
    for path, found in by_path.items():
        lines = (files.text(path) or "").lower().split("\n")
        head = "\n".join(lines[: found[0].line - 1])
        head += "".join(_brought_by_star(head, path, files))
        helpers = _helpers(lines, {test.line for test in found}) if path.endswith(".py") else {}
        for test, following in zip(found, [*found[1:], None], strict=True):
            end = test.end or (following.line - 1 if following else test.line - 1 + _LONGEST)
            if test.checks:
                text = "\n".join(lines[test.line - 1 : end])[:_LIMIT]
                called = {name for name in _CALLED.findall(text) if name in helpers}
                yield Body(test, "\n".join((text, *(helpers[name] for name in sorted(called))))[:_LIMIT], head)


def _brought_by_star(head: str, path: str, files: Files) -> Iterator[str]:
    """Yield the text of the modules beside a test from which it imports all names, and the libraries with them."""
    for name in _ALL_NAMES.findall(head):
        text = files.text(f"{path.rpartition('/')[0]}/{name}.py".lstrip("/"))
        yield f"\n{(text or '').lower()}"[:_LIMIT]


def _helpers(lines: list[str], tests: set[int]) -> dict[str, str]:
    """Return the text of each function of a file at its top level that is no test, by its name."""
    starts = [number for number, line in enumerate(lines, start=1) if line[:1] not in (" ", "\t", "#", "", ")")]
    spans = zip(starts, [*starts[1:], len(lines) + 1], strict=False)
    return {
        found[1]: "\n".join(lines[start - 1 : min(end, start + _LONGEST) - 1])
        for start, end in spans
        if start not in tests and (found := _DEFINED.match(lines[start - 1]))
    }
