"""Why Python cannot read a file: not its encoding, not its syntax, or the syntax of Python 2."""

import tokenize
from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

from mlfolio.evidence.file_facts import file_fact
from mlfolio.evidence.files import Files
from mlfolio.patterns import lazy_pattern

if TYPE_CHECKING:
    from mlfolio.evidence.code.source import Source

_PYTHON_2 = (
    (
        lazy_pattern(r"^\s*(?:else:\s*|try:\s*|if .*:\s*)?print(?:\s+[^\s=(.,]|\s*>>|\s*$|\s+\()"),
        "print without parentheses",
    ),
    (lazy_pattern(r"^\s*except\s+[\w.]+\s*,\s*\w+\s*:|^\s*except\s*\([^)]*\)\s*,\s*\w+\s*:"), "`except X, e`"),
    (lazy_pattern(r"^\s*raise\s+[\w.]+\s*,"), "`raise X, message`"),
    (lazy_pattern(r"^\s*exec\s+[\w\"']"), "exec without parentheses"),
    (lazy_pattern(r"\s<>\s|\w<>\w"), "<>"),
    (lazy_pattern(r"`[^`]+`"), "backticks"),
    (lazy_pattern(r"\b[uU][rR][\"']"), "ur strings"),
    (lazy_pattern(r"(?<![\w.])0[0-7]+(?![\w.])"), "octal numbers as 0777"),
    (lazy_pattern(r"(?<![\w.])\d+[lL]\b"), "long integers as 10L"),
)


def python_2_sign(line: str) -> str | None:
    """Return what in `line`, where Python 3 stopped reading, is plainly Python 2; None where nothing is."""
    code = line.partition("#")[0]
    return next((sign for pattern, sign in _PYTHON_2 if pattern.search(code)), None)


def encoding_problem(data: bytes) -> tuple[str, int] | None:
    """Return why Python 3 cannot decode the bytes of a module, with the line; None where it can."""
    try:
        encoding, _ = tokenize.detect_encoding(BytesIO(data).readline)
    except SyntaxError:
        return _undecodable(data, "utf-8") or ("names an encoding that Python does not know", 1)
    return _undecodable(data, encoding)


@file_fact
def undecodable_at(path: str, files: Files) -> tuple[str, int] | None:
    """Return why Python 3 cannot decode the module at `path`, with the line; None where it can."""
    text = files.text(path)
    # Text that is all ASCII is the same in every encoding that Python reads.
    return None if text is None or text.isascii() else encoding_problem(files.data(path) or b"")


def _undecodable(data: bytes, encoding: str) -> tuple[str, int] | None:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return f"is not {encoding.upper()}, and no coding line says what it is", data.count(b"\n", 0, error.start) + 1
    except (UnicodeError, LookupError, ValueError):
        return f"cannot be decoded as {encoding.upper()}", 1
    return None


def runs_on_python_2(sources: Iterable["Source"]) -> bool:
    """Whether some of the code prints as Python 2 does, so that all of it runs there."""
    return any("'print'" in problem.message for source in sources if source.is_code for problem in source.problems)
