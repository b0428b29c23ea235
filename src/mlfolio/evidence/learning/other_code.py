"""The signs in R and MATLAB, by the words of their own libraries: these languages are read as text, not as syntax."""

import bisect
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from mlfolio.evidence.files import Files
from mlfolio.evidence.learning.matlab_folds import folds_deleted
from mlfolio.evidence.learning.out_of_bag import forests, looks_out_of_bag
from mlfolio.evidence.learning.r_functions import inside_functions
from mlfolio.evidence.learning.r_ranges import parted_by_ranges
from mlfolio.evidence.learning.r_results import (
    intervals_printed,
    scores_bootstrapped,
    spreads_of_folds,
    summaries_of_tables,
)
from mlfolio.evidence.learning.signs import Sign
from mlfolio.evidence.notebooks import Notebook
from mlfolio.patterns import lazy_pattern

_LIMIT = 400_000
"""Characters. A longer file is data or generated."""

_CALL = lazy_pattern(r"(?<![\w.])[A-Za-z][\w.]*(?=[ \t]*\()")
_NOT_CODE = lazy_pattern(r"^[ \t]*[#%][^\n]*|^[^\n]{2000,}", re.MULTILINE)
"""Comments, and lines so long that they are data."""

_STRING = lazy_pattern(r"\"[^\"\n]*\"")
"""A text between double quotes; single ones transpose in MATLAB."""

_FENCE = lazy_pattern(r"^[ \t]*```")
_CHUNK = lazy_pattern(r"^[ \t]*```\{r[ ,}]", re.IGNORECASE)
_LIBRARY = lazy_pattern(r"\b(?:library|require)\(|::")

_OF_PICTURES = lazy_pattern(r"\b(?:imageDatastore|pixelLabelDatastore|countEachLabel|augmentedImageDatastore)\b")
"""What reads labelled pictures in MATLAB, beside which `load` brings a network and no table."""

_BINDS_TARGET = lazy_pattern(r"^\s*(?:y|target|labels?)(?:[._]?(?:train|test|mat|matrix))?\s*(?:<-|=)\s*$")
"""What is prepared for the answers, which no prediction has to repeat."""

_FORECASTS = lazy_pattern(
    r"\b(?:library|require)\(['\"]?(?:fpp[23]?|fable|forecast)\b|\bforecast\(|\b(?:forecast|fabletools)::"
)
_OF_FORECASTS = ("RMSE", "MAE")
"""What `accuracy` tabulates of a forecast, among others; of classes it is a share."""

Table = dict[str, list[tuple[str, str]]]


@cache
def _table() -> Table:
    """The roles with the functions or patterns that show them, by language: `r`, `matlab`, or `text` for both."""
    found: Table = {"r": [], "matlab": [], "text": []}
    role = ""
    for line in Path(__file__).with_name("other_code.txt").read_text(encoding="utf-8").splitlines():
        language, colon, shown = line.strip().partition(": ")
        if colon and line.startswith(" "):
            found[language] += [(word, role) for word in ([shown] if language == "text" else shown.split())]
        elif line and not line.startswith("#"):
            role = line
    return found


@cache
def _functions(language: str) -> dict[str, tuple[str, ...]]:
    roles: dict[str, list[str]] = {}
    for word, role in _table()[language]:
        roles.setdefault(word, []).append(role)
    return {word: tuple(each) for word, each in roles.items()}


def signs_of_other_code(files: Files, notebooks: list[Notebook]) -> Iterator[tuple[str, str, tuple[Sign, ...]]]:
    """Yield the path, the code and the signs of every R and MATLAB source, R notebook and R Markdown file."""
    for path in files.named("*.r", "*.rmd", "*.qmd", "*.m"):
        text = files.text(path) or ""
        if len(text) <= _LIMIT and not files.entry(path).is_link:
            language = "matlab" if path.lower().endswith(".m") else "r"
            code = _code(path, text)
            named = forests(code) if language == "r" else frozenset()
            yield path, code, tuple(_signs(path, code, language, named))
    for notebook in notebooks:
        if notebook.language in ("r", "ir") and notebook.code:
            yield notebook.path, "\n".join(cell.source for cell in notebook.code), tuple(_of_notebook(notebook))


def _of_notebook(notebook: Notebook) -> Iterator[Sign]:
    named = forests("\n".join(cell.source for cell in notebook.code))
    for cell in notebook.code:
        yield from (sign._replace(cell=cell.number) for sign in _signs(notebook.path, cell.source, "r", named))


def _code(path: str, text: str) -> str:
    """Return `text` with all that is no code blanked, so that lines stay where they are."""
    if path.lower().endswith((".rmd", ".qmd")):
        text = "\n".join(_chunks(text.split("\n")))
    return _NOT_CODE.sub("", text)


def _chunks(lines: list[str]) -> Iterator[str]:
    inside = False
    for line in lines:
        if _FENCE.match(line):
            inside = not inside and bool(_CHUNK.match(line))
            yield ""
        else:
            yield line if inside else ""


def _signs(path: str, code: str, language: str, named: frozenset[str]) -> Iterator[Sign]:
    starts = [0, *(match.end() for match in re.finditer("\n", code))]
    functions = _inside_functions(code, language) if "function" in code else []
    for match, role in _matches(code, language):
        word = match[0].strip(" (\t")
        if role == "preprocessing" and any(match.start() in one for one in functions):
            yield Sign("own preprocessing", word, path, bisect.bisect_right(starts, match.start()))
        if role == "preprocessing" and _BINDS_TARGET.search(
            code[starts[bisect.bisect_right(starts, match.start()) - 1] : match.start()]
        ):
            continue
        if word == "load" and _OF_PICTURES.search(code):
            continue
        if word == "accuracy" and _FORECASTS.search(code):
            line = bisect.bisect_right(starts, match.start())
            yield from (Sign("metric regression", one, path, line) for one in _OF_FORECASTS)
            continue
        detail = f"{language}:{word}" if role in ("draw", "seed") else word
        yield Sign(role, detail, path, bisect.bisect_right(starts, match.start()))
    for role, detail, start in (*_by_hand(code, language), *_told_by_names(code, named)):
        yield Sign(role, detail, path, bisect.bisect_right(starts, start))
    if _LIBRARY.search(code):
        yield Sign("library", "", path, 1)


def _by_hand(code: str, language: str) -> Iterator[tuple[str, str, int]]:
    """Yield the role, the detail and the place of what keeps rows back without a library."""
    if language == "matlab":
        yield from (("cross-validation", "folds", start) for start in folds_deleted(code))
    else:
        yield from (("split", "range of rows", start) for start in parted_by_ranges(code))


def _inside_functions(code: str, language: str) -> list[range]:
    """Return where code stands inside functions: all of a file of MATLAB that begins with one."""
    if language == "r":
        return inside_functions(code)
    return [range(len(code))] if code.lstrip().startswith("function") else []


def _told_by_names(code: str, named: frozenset[str]) -> Iterator[tuple[str, str, int]]:
    """Yield the role, the detail and the place of what R tells of that to which a name was given."""
    yield from (("split", "out of bag", start) for start in looks_out_of_bag(code, named))
    yield from (("missing looked", "summary", start) for start in summaries_of_tables(code))
    yield from (("uncertainty", "resamples", start) for start in spreads_of_folds(code))
    yield from (("uncertainty", "confusionMatrix", start) for start in intervals_printed(code))
    yield from (("uncertainty", "bootstrap", start) for start in scores_bootstrapped(code))


def _matches(code: str, language: str) -> Iterator[tuple[re.Match[str], str]]:
    functions = _functions(language)
    for match in _CALL.finditer(_STRING.sub(lambda string: " " * len(string[0]), code)):
        yield from ((match, role) for role in functions.get(match[0], ()))
    for pattern, role in _table()["text"]:
        yield from ((match, role) for match in lazy_pattern(pattern).finditer(code))
