"""Regular expressions as they were compiled when mlfolio was built: compiling them takes a sixth of a short run.

`re` keeps nothing from one run to the next. What it makes of a text is a row of numbers, though, and `_sre` makes a
pattern of those once it has seen that they are well formed: they are kept as Python keeps the code of its modules. They
hold for the Python that made them alone. For another one, for a pattern that has been edited since, and where the file
is missing or torn, patterns are compiled as they always are.
"""

import marshal
import re
import sys
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Any

FILE_NAME = "patterns.bin"

Key = tuple[str, int]
"""The text of a pattern, and its flags as a number."""

_NOT_THERE = (OSError, EOFError, ValueError, TypeError, ImportError, AttributeError)
"""What a file raises that is missing, torn or of another form, and a Python that compiles in another way."""


def keep(patterns: Iterable[Key]) -> bytes:
    """Return the compiled `patterns` as bytes that `Kept` reads from a file.

    Raises re.error for what is no pattern, and ImportError or AttributeError on a Python whose `re` is made otherwise.
    """
    return marshal.dumps((_made_for(), {key: _compiled(*key) for key in sorted(set(patterns))}))


def _made_for() -> tuple[Any, ...]:
    """Return what compiled patterns hold for: this Python, and the machine that its regular expressions run on."""
    import _sre

    return sys.implementation.cache_tag, tuple(sys.version_info[:3]), _sre.MAGIC, _sre.CODESIZE, sys.byteorder


def _compiled(text: str, flags: int) -> tuple[Any, ...]:
    """Return what `_sre.compile` takes beside the text, as plain data; the same steps as in `re._compiler.compile`."""
    from re import _compiler, _parser  # pyright: ignore

    parsed = _parser.parse(text, flags)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    code = array("I", _compiler._code(parsed, flags)).tobytes()
    return flags | state.flags, code, state.groups - 1, tuple(state.groupdict.items()), tuple(names)


class Kept:
    """The patterns that `file` keeps; none where it was made for another Python, or cannot be read."""

    def __init__(self, file: Path) -> None:
        self._compiled: dict[Key, tuple[Any, ...]] = {}
        try:
            made_for, compiled = marshal.loads(file.read_bytes())
            if made_for == _made_for():
                self._compiled = compiled
        except _NOT_THERE:
            pass

    def __len__(self) -> int:
        return len(self._compiled)

    def pattern(self, text: str, flags: int) -> re.Pattern[str]:
        """Return the pattern `text`, whether it is kept or not. Raises re.error where it is none."""
        if (kept := self._compiled.get((text, int(flags)))) is None:
            return re.compile(text, flags)
        import _sre

        try:
            all_flags, code, groups, numbers, names = kept
            return _sre.compile(text, all_flags, array("I", code).tolist(), groups, dict(numbers), names)
        except (ValueError, TypeError, RuntimeError, OverflowError):
            # What is not well formed `_sre` refuses.
            return re.compile(text, flags)
