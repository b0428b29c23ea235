"""Mathematics as people write it down: LaTeX in text and docstrings, images, formulas in Unicode and plain letters."""

import re
from collections.abc import Iterator

from mlfolio.patterns import lazy_pattern

_LATEX = lazy_pattern(
    r"\$\$[^$]{3,2000}\$\$|(?<![\\$\w])\$(?=[^$\n]{3,300}\$)[^$\n]*(?:\\[a-zA-Z]+|[_^=])[^$\n]*\$(?!\w)"
    r"|\\\[[^\]]{3,2000}\\\]|\\begin\{(?:equation|align|eqnarray|gather)\*?\}|^```(?:math|latex|tex)\b"
    r"|^[ \t]*\.\. math::|:math:`[^`]+`"
    r"|<img[^>]{0,300}(?:codecogs\.com|render/math|latex\.)[^>]{0,300}>"
    r"|!\[[^\]]{0,100}\]\([^)\s]{0,200}(?:codecogs\.com|render/math|equation|formula|hypothesis|cost[-_]?function"
    r"|loss[-_]?function|derivative|partial|regulari[sz]ation)[^)]{0,300}\)",
    re.MULTILINE,
)
_UNICODE = lazy_pattern(
    r"^[^\n=]*=[^\n∑∏∂∇√∫∈≈≤≥·\u00d7\u03b1-\u03c9∆Σ²ᵀ‖]*[∑∏∂∇√∫∈≈≤≥·\u00d7\u03b1-\u03c9∆Σ²ᵀ‖][^\n]*$"
    r"|^[^\n∑∏∂∇∫]*[∑∏∂∇∫][^\n=]*=[^\n]*$",
    re.MULTILINE,
)
_PLAIN = lazy_pattern(
    r"=[^\n=\"'\[]{0,80}(?:\b(?:sum|sqrt|log|ln|exp|argmax|argmin)\b ?\(|\^|\be\*\*)|=[^\n=]{0,40}\^ ?[({]?[\dTtni-]"
    r"|\bp(?:rob)?\([^()|\n]{1,40}\|[^()|\n]{1,40}\)|\bd[a-z]\w{0,10} ?/ ?d[a-z]\w{0,10}\b"
    r"|\by ?= ?(?:[mwab]\d? ?\*? ?x)\b",
    re.IGNORECASE,
)
_CALLS = lazy_pattern(r"\b(?:np|numpy|math|torch|tf|self|plt|df)\.|[\w)]\.\w+\(|<-")
"""What tells code that was commented out from a formula."""


def plain_formula(line: str) -> bool:
    """Whether a line may be a formula in letters that code is written in, too: `J = sum((h(x) - y)^2) / 2m`."""
    return _PLAIN.search(line) is not None and not _CALLS.search(line) and next(equations(line), None) is None


def equations(text: str) -> Iterator[int]:
    """Yield where in `text` each formula starts, as far as it can be told from money, shell variables and prose."""
    for found in _LATEX.finditer(text):
        yield found.start()
    for found in _UNICODE.finditer(text):
        yield found.start()
