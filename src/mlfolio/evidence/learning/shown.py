"""Pictures and pages that may show where a model is wrong, in files that are no code of the model."""

import re
from collections.abc import Iterator

from mlfolio.evidence.files import Files
from mlfolio.patterns import lazy_pattern

_PICTURES = ("*.png", "*.jpg", "*.jpeg", "*.svg")
_PAGES = ("*.js", "*.ts", "*.jsx", "*.tsx", "*.vue", "*.html")
_LIMIT = 200_000
"""Characters. A longer page is generated."""

_LOOK = lazy_pattern(
    r"confusion|residual|mis_?class|importance|(?<![a-z])(?:shap|roc)(?![a-z])|actual[-_ ]?(?:vs|and)"
    r"|pred\w{0,10}[-_ ]?vs|grad[-_]?cam|error[-_ ]?analysis",
    re.IGNORECASE,
)
_TRUTH = lazy_pattern(r"[\"'`(](?:actual|observed|real|true)\b", re.IGNORECASE)
_ANSWER = lazy_pattern(r"[\"'`(](?:predict(?:ed|ions?)|forecasts?)\b", re.IGNORECASE)


def pictures_of_errors(files: Files) -> Iterator[str]:
    """Yield the pictures that their names call a confusion matrix, residuals or the like."""
    yield from (path for path in files.named(*_PICTURES) if _LOOK.search(path.rpartition("/")[2]))


def pages(files: Files) -> Iterator[str]:
    """Yield the pages and scripts of a browser."""
    yield from files.named(*_PAGES)


def shown_in_page(text: str) -> tuple[str, ...]:
    """Return `errors` for a page that labels what was predicted and what was true, side by side."""
    code = text[:_LIMIT]
    return ("errors",) if _TRUTH.search(code) and _ANSWER.search(code) else ()
