"""Programming languages by suffix, and the one that a repository is mainly written in."""

from collections import Counter
from collections.abc import Iterable
from posixpath import splitext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mlfolio.evidence.files import Files

PYTHON = "Python"

NOT_LOOKED_INTO = {
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
"""Languages that models are written in and whose code is not judged, by suffix. A web page beside a model in Python is
not what it is about."""

_JUDGED = {".py": PYTHON, ".ipynb": PYTHON, ".r": "R", ".rmd": "R", ".qmd": "R", ".m": "MATLAB", ".jl": "Julia"}
_BY_SUFFIX = _JUDGED | NOT_LOOKED_INTO
_OF_PAGES = dict.fromkeys((".js", ".ts", ".jsx", ".tsx"), "JavaScript")

CODE_PATTERNS = tuple(f"*{suffix}" for suffix in (*_JUDGED, *_OF_PAGES, *NOT_LOOKED_INTO))
"""Names of files of code that a project's own work is written in, judged or not, as `Files.named` takes them."""

LANGUAGES = frozenset({*_BY_SUFFIX.values(), *_OF_PAGES.values()})

_MOST_OF_A_NOTEBOOK = 8_000
"""Bytes. The rest of a notebook is mostly what its cells have put out."""


def language_at(paths: Iterable[str]) -> str | None:
    """Return the one language of the code at `paths`; None where it is none or several, as notebooks may be in any."""
    found = {_BY_SUFFIX.get(splitext(path)[1].lower()) for path in paths if not path.lower().endswith(".ipynb")}
    return next(iter(found)) if len(found) == 1 else None


def main_language(files: "Files") -> str:
    """Return the language that most of the code is written in, by its bytes outside vendored folders; Python if none.

    Pages in JavaScript count where nothing else is written in a language. Whether there is enough in a language to
    judge by is asked of `evidence/code/unread.py`.
    """
    others = tuple(suffix for suffix, language in (_BY_SUFFIX | _OF_PAGES).items() if language != PYTHON)
    if not any(path.lower().endswith(others) for path in files.paths):
        return PYTHON
    return _most_written(files, _BY_SUFFIX) or _most_written(files, _OF_PAGES) or PYTHON


def _most_written(files: "Files", by_suffix: dict[str, str]) -> str | None:
    every = ((path, splitext(path)[1].lower()) for path in files.own)
    code = [(path, suffix) for path, suffix in every if suffix in by_suffix]
    found: Counter[str] = Counter()
    # Python comes last, so that the first of many modules tell: what is the most then stays so.
    for path, suffix in sorted(code, key=lambda one: by_suffix[one[1]] == PYTHON):
        size = files.size_here(path) or 0
        found[by_suffix[suffix]] += min(size, _MOST_OF_A_NOTEBOOK) if suffix == ".ipynb" else size
        if found[PYTHON] > found.total() / 2:
            return PYTHON
    return found.most_common(1)[0][0] if found else None
