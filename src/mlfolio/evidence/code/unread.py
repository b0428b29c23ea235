"""The language that a project is written in, where it is none of those whose code is judged."""

from collections import Counter
from collections.abc import Callable
from posixpath import splitext

from mlfolio.evidence.files import Files

_LANGUAGES = {
    suffix: language
    for language, suffixes in {
        "C or C++": ".c .cc .cpp .cxx .h .hh .hpp .cu .cuh .metal",
        "Objective-C": ".mm",
        "Rust": ".rs",
        "Java": ".java",
        "Kotlin": ".kt",
        "Scala": ".scala",
        "Go": ".go",
        "C#": ".cs",
        "Swift": ".swift",
        "Haskell": ".hs",
        "Lua": ".lua",
    }.items()
    for suffix in suffixes.split()
}
"""Languages that models are written in. A web page beside a model in Python is not what the project is about."""

_LINE = 40
"""Bytes of a line of code, about."""

_MUCH_MORE = 10


def unread_language(files: Files, code_lines: Callable[[], int]) -> str | None:
    """Return the language in which ten times as much is written as in those that are judged, None where there is none.

    `code_lines` counts the lines in the languages that are judged.
    """
    found: Counter[str] = Counter()
    for path in files.own:
        language = _LANGUAGES.get(splitext(path)[1].lower())
        if language is not None:
            found[language] += files.size(path) or 0
    if not found or found.total() <= _MUCH_MORE * _LINE * max(code_lines(), 1):
        return None
    return found.most_common(1)[0][0]
