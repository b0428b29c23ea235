"""Text that says that no rows are held out: the scores after it are shown as what they are, training scores."""

from mlfolio.evidence.dataflow.shown import Cells
from mlfolio.patterns import lazy_pattern

_SPLIT = r"(?:train(?:ing)?\W{1,5}(?:and\W)?(?:test|val)\w*\W{1,2}split\w*"
_DECLARED = lazy_pattern(
    r"(?i)(?:\bno|\bwithout)\s+(?:\w+\s){0,2}?" + _SPLIT + r"|hold-?outs?\b|held-?out\s)"
    r"|(?:\bnot|n\Wt)\s+(?:\w+\s){0,4}?" + _SPLIT + r"|split(?:ting)?\s(?:the|our|this|my)\s(?:data|rows)\b)"
    r"|\bwithout\s(?:splitting|holding)\b"
    r"|\b(?:in|for)\s(?:real|practice|production|earnest)\b[^.\n]{0,60}?\b" + _SPLIT + r")"
)

_JUDGED_ON = lazy_pattern(
    r"(?im)^#{1,6}\s(?:[^\n]{0,60}\s)?(?:validat\w+|evaluat\w+|test(?:ing|ed)?|scor(?:e|es|ing)|performance|accuracy|metrics?)\s"
    r"(?:[^\n]{0,30}\s)?(?:on|of|for)\s(?:the\s|our\s|same\s){0,2}train(?:ing)?[\s_-]?(?:data[\s_-]?set|data|set|rows|samples)\W*$"
)
"""A heading that ends in the training data as what a model is judged on."""

_WORDS = ("split", "hold", "held")
"""One of these stands in all that it finds; most text holds none, which is told sooner than by trying."""


def unsplit_from(cells: Cells) -> int | None:
    """Return the first line of the code, counted over all cells, after text that says so; None where none does."""
    start = 1
    for kind, text in cells:
        if kind == "markdown" and (_declares(text) or _JUDGED_ON.search(text)):
            return start
        if kind == "code":
            lines = text.split("\n")
            comments = ((number, line.partition("#")[2]) for number, line in enumerate(lines, start) if "#" in line)
            said = (number for number, comment in comments if _declares(comment))
            if (first := next(said, None)) is not None:
                return first
            start += len(lines)
    return None


def _declares(text: str) -> bool:
    lowered = text.lower()
    return any(word in lowered for word in _WORDS) and _DECLARED.search(text) is not None
