"""Mathematics as people write it down: LaTeX in text and docstrings, images, formulas in Unicode and plain letters."""

import re
from collections.abc import Iterable, Iterator

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
    r"=[^\n=\"'\[]{0,80}(?:\b(?:sum(?:mation)?|sqrt|log|ln|exp|argmax|argmin)\b ?\(|\^|\be\*\*)"
    r"|=[^\n=]{0,40}\^ ?[({]?[\dTtni-]"
    r"|\bp(?:rob)?\([^()|\n]{1,40}\|[^()|\n]{1,40}\)|\bd[a-z]\w{0,10} ?/ ?d[a-z]\w{0,10}\b"
    r"|\by ?= ?(?:[abcw]\d? ?\+ ?)?(?:[mwab]\d? ?\*? ?x)\b"
    # A square in text: ((a * x1 + b) - y1)** 2.
    r"|\(\(?[^()\n]{1,60}\)? ?- ?[a-z]\w{0,12}\) ?\*\* ?2"
    # Subscripts, transposes or names in brackets, with an operator: y_i_hat = w.T * x_i + b, y = b + (w0)(x0).
    r"|(?:(?<![=<>!])=(?!=)|--?>)[^\n=\"'\[]{0,60}(?<![\w.])(?:\(?[a-z]_?[ijknt\d]\b|[a-z]\w{0,3}\.T\b)\)?"
    r"(?: ?[-+*/] ?|\()[^\n=\"'\[]{1,60}"
    # The chain rule, with the d set apart: (d q / d y).
    r"|\(?\bd [a-z]\w{0,12}\)? ?/ ?\(?d [a-z]\w{0,12}"
    # A step: w = w - lr * grad, theta_t+1 = theta_t - eta * g.
    r"|\b([a-z]\w{0,20}?)(?:_?[tkn] ?\+ ?1)? ?:?= ?\1(?:_?[tkn])? ?- ?[\w(][^\n=]{0,40}\*"
    # A standardised value: (x - mean) / sd.
    r"|= ?\([a-z]\w{0,12} ?- ?[a-z]\w{0,12}\) ?/ ?[a-z(]"
    # A ratio of counts: TP / (TP + FP), 2 * precision * recall / (precision + recall).
    r"|\b([a-z]\w{0,20}) ?/ ?\((?:\2 ?\+ ?[a-z]\w{0,20}|[a-z]\w{0,20} ?\+ ?\2)\)|\btp ?\+ ?tn\) ?/",
    re.IGNORECASE,
)
_PICTURED = lazy_pattern(
    r"!\[(?![^\]\n]{0,100}\b(?:curves?|plots?|history|graphs?|epochs?|surface|landscape|contours?|vs|over|results?)\b)"
    r"[^\]\n]{0,100}(?:\b(?:mse|rmse|softmax|sigmoid|gradients?|derivatives?|likelihood|density|(?:cross[- ]?)?entropy"
    r"|gini|update rule|equations?|formulas?)|loss)\b[^\]\n]{0,60}\]\(",
    re.IGNORECASE,
)
"""Pictures named after what has a formula, and not after what is drawn of it."""

_NUMBERED = lazy_pattern(r"\beq(?:s|uations?|n)?\b\.? ?\(?\d{1,3}(?:\.\d{1,3})?[a-z]?\b", re.IGNORECASE)
_NUMBER_ALONE = lazy_pattern(r"\((?:\d{1,3}|\d{1,3}\.\d{1,3})\)(?:,|$)")
_CALLS = lazy_pattern(r"\b(?:np|numpy|math|torch|tf|self|plt|df)\.|[\w)]\.\w+\(|<-")
"""What tells code that was commented out from a formula."""


_SIGNS = frozenset("=/*|>")
"""One of these stands in every formula in plain letters; most lines hold none, which is told sooner than by trying."""


def plain_formula(line: str) -> bool:
    """Whether a line may be a formula in letters that code is written in, too: `J = sum((h(x) - y)^2) / 2m`."""
    if _SIGNS.isdisjoint(line):
        return False
    return _PLAIN.search(line) is not None and not _CALLS.search(line) and next(equations(line), None) is None


def may_be_pictured(text: str) -> bool:
    """Whether Markdown shows a picture that is named after what has a formula: `![mse](https://...)`."""
    return _PICTURED.search(text) is not None


def equation_numbers(comments: Iterable[str], *, cited: bool) -> set[str]:
    """Return the numbers that comments give of equations: `eq. (7)`, and `(10.58)` alone where a source is `cited`."""
    patterns = (_NUMBERED.search, _NUMBER_ALONE.match) if cited else (_NUMBERED.search,)
    return {found[0] for comment in comments for find in patterns if (found := find(comment.strip()))}


def equations(text: str) -> Iterator[int]:
    """Yield where in `text` each formula starts, as far as it can be told from money, shell variables and prose."""
    for found in _LATEX.finditer(text):
        yield found.start()
    for found in _UNICODE.finditer(text):
        yield found.start()
