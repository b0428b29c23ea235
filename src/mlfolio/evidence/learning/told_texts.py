"""What texts in Python code name: files of results, columns of an interval, the validation loss that is kept."""

import ast
from collections.abc import Iterator

from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.written_files import inserts_results, is_a_record, may_be_a_submission
from mlfolio.patterns import lazy_pattern

_LONGEST = 200
"""Characters of a text that may be a name."""

_CURVE = lazy_pattern(r"val_(loss|acc|accuracy|auc|mae|mse|rmse|f1)\b")

_SLICED = lazy_pattern(
    r"(?i)(^|[/_-])(?:slices?_?(?:metrics?|scores?|performance|output)|(?:metrics?|scores?)_?slices?)\w*\.\w+$"
)
"""Names of files that say how well the model does on one part of the rows after the other."""

_SPREADS = frozenset({"yhat_lower", "yhat_upper", "std_test_score"})
"""Columns that hold the interval of a forecast, or the deviation of the scores that a search reached."""


def told_by_texts(source: Source) -> Iterator[tuple[str, str, int]]:
    """Yield (role, word, line) of each text that shows something."""
    texts = [(node.value, node.lineno) for node in source.nodes(ast.Constant) if isinstance(node.value, str)]
    for node in source.nodes(ast.JoinedStr):
        parts = (str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values)
        texts.append(("".join(parts), node.lineno))
    yield from ((role, detail, line) for text, line in texts for role, detail in _of_text(text))


def _of_text(text: str) -> Iterator[tuple[str, str]]:
    """Yield the role of a text in code, with what is told of it: the text, or what it begins with."""
    if text in _SPREADS:
        yield "uncertainty", text
    elif inserts_results(text):
        yield "record", "INSERT INTO"
    elif len(text) < _LONGEST:
        yield from ((role, text) for role in _of_short_text(text))


def _of_short_text(text: str) -> Iterator[str]:
    if text.startswith("val_") and _CURVE.fullmatch(text):
        yield "curves"
    elif "." in text and _SLICED.search(text):
        yield "errors"
    elif "." in text and is_a_record(text):
        yield "record"
    elif may_be_a_submission(text):
        yield "written"
