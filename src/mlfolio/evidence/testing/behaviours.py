"""Which behaviour of a model that learns a test is about: shapes, determinism, learning, a floor, an invariance."""

import re

from mlfolio.evidence.testing.bodies import Body
from mlfolio.patterns import lazy_pattern

_COMPARED = r"(?:assert\w*|expect\w*|verify\w*|@test|stopifnot)\b[^\n]{0,120}"
_FIGURE = r"(?:acc\w*|score|auc|f1|r2|rmse|mse|mae|loss|error|precision|recall|kappa|mcc)"
_BAR = r"(?:threshold|floor|min|baseline|limit|required|expected|benchmark|target|naive|dummy|chance|tol)"
_ANSWER = r"(?:pred|proba|label|class)"
_BEHAVIOURS = {
    "shapes": lazy_pattern(
        rf"{_COMPARED}(?:\.shape|\.ndim|\.size\(|\blen\(|\bnrow\(|\bncol\(|\bdim\(|\bsize\(|expect_length|expect_shape)"
        rf"|{_COMPARED}_shape\b|assert_?(?:equal)?_?shape|\bdef test\w*_shapes?(?![a-z])|expect_(?:length|dim|shape)"
    ),
    "determinism": lazy_pattern(
        # The nearest second seed, and the nearest comparison after it: each is looked for once.
        r"determinis|reproduc|same_seed|repeatab"
        r"|(?:seed|random_state|rng)(?>[\s\S]{1,600}?(?:seed|random_state|rng))(?>[\s\S]{1,600}?"
        r"(?:array_equal|allclose|assert_equal|assertequal|assert\w* \w+ ==|expect_(?:equal|identical)))"
    ),
    "learning": lazy_pattern(
        r"\boverfit|_overfits?|converge|_learns?\b|learns_|loss(?:es)?_(?:decreas|goes|drops|falls|improv|reduc)"
        r"|(?:decreas|reduc|improv)\w*_loss"
        rf"|{_COMPARED}(?:final|last|after|end|new)\w*(?:loss|cost|error)\w*\s*<|{_COMPARED}(?:loss|cost"
        rf"|error)\w*(?:\[-1\]|_(?:after|end|final|1|2))\s*<"
        rf"|{_COMPARED}(?:loss(?:es)?|costs?|errors?|history)\w*\[-1\]"
        # All answers that a model was fitted on, predicted right.
        rf"|\.(?:fit|train)\((\w+), ?(\w+)\b[\s\S]{{1,800}}{_COMPARED}\.predict\(\1\)(?: ?==|,) ?\2\b"
    ),
    "a floor on a metric": lazy_pattern(
        rf"{_COMPARED}\b\w*{_FIGURE}\w*(?:\([^\n]{{0,80}}\))?\s*(?:[<>]=?|,)\s*\d*\.\d+|assert(?:greater"
        rf"|less)\w*\([^\n]{{0,60}}{_FIGURE}"
        rf"|{_COMPARED}\d*\.\d+\s*<=?\s*\w*{_FIGURE}|expect_(?:gt|gte|lt|lte)\([^\n]{{0,60}}{_FIGURE}"
        # The floor stands under a name, or is a count of percents.
        rf"|{_COMPARED}{_FIGURE}\w*[\"'\])]*\s*[<>]=?\s*(?:[\w.\[\"']*{_BAR}|[1-9]\d)"
    ),
    "an invariance or a range": lazy_pattern(
        r"invarian|equivarian|permut|monoton|symmetr|sums?_to_(?:one|1)|probabilit\w*_(?:sum|in|are|range|between"
        r"|valid)|between_0_and_1|in_range"
        rf"|{_COMPARED}\.sum\([^\n]{{0,40}}\)[^\n]{{0,20}}1|{_COMPARED}0(?:\.0)?\s*<=\s*[^\n]{{1,60}}<=\s*1"
        rf"|{_COMPARED}(?:>= ?0)[^\n]{{0,40}}(?:<= ?1)"
        rf"|{_COMPARED}{_ANSWER}[^\n]{{0,40}}>=? ?0(?:\.0)?\b(?!\.)|{_COMPARED}(?:{_ANSWER}[^\n]{{0,40}}\bin ?[\[({{]"
        rf"|issubset\([^\n]{{0,40}}{_ANSWER})"
    ),
}
_KEY = r"[\w.]{1,40}(?:\(\))?\[[\"'][^\"'\n]{0,30}(?:score|prob|confiden|likelihood|predict)[^\"'\n]{0,30}[\"']\]"
"""A value of an answer that a model gave, by its key: a range of it is one of the model's, whoever is asked."""

_RANGE_OF_AN_ANSWER = lazy_pattern(
    rf"\bassert -?\d+(?:\.\d+)?\s?<=?\s?(?:float\()?{_KEY}\)?\s?<=?\s?\d"
    rf"|\bassert ({_KEY})\s?>=?\s?-?\d[^\n]{{0,40}}(?:\n\s{{0,40}}assert|\band)\s\1\s?<=?\s?\d"
)
_ABOUT_LEARNING = lazy_pattern(
    r"\b(?:fit|predict\w*|train\w*|forward|backward|step|model|net(?:work)?|layer|classifier|regressor|tree|forest"
    r"|pipeline|estimator|transform\w*"
    r"|loss|encoder|cluster\w*|logits|embedding\w*|q ?tables?|\w{0,20}q ?values?|rewards?)\b"
)
_ASSERTING = lazy_pattern(
    r"^[^\n#]*\b(?:assert|expect|verify|@test|stopifnot)[^\n]*(?:\n[ \t]{8,}[^\n]*){0,3}", re.MULTILINE
)
_COMPARING = lazy_pattern(
    r"[=!<>]=|[<>]|_(?:eq|ne|near|[lg][te])\b"
    r"|equal|close|approx|almost|within|toleran|\.(?:all|any)\(|\bin ?[\[({]|subset|same|match"
)
_OF_NO_VALUE = lazy_pattern(
    r"status|isinstance|is_instance|none|null|hasattr|callable|call_count|_called|exists|isfile|is_file|message|detail"
    r"|\berrors?\b|type|column|keys\(|mime|content|html|title|response\.(?:data|text)"
)
"""Words of assertions on what is there, of what type it is and how a service answers."""

_GOLDEN = lazy_pattern(
    r"\bassert\b[^=\n]{0,80}(?:\n[^=\n]{0,80})?(?:content|json\(\)|data|text|body)\s*\)?\s*==\s*\(?\s*b?[\"']{0,3}[\[{]"
    r"[^\n]{0,200}(?:pred|prob|class|label|score|price|value|result|output|target)\w*[\"']\s?:\s?[\[\"']*-?\d"
)
"""All that a service answered, compared with what a model said once: its numbers stand in the literal."""


def compares_values(body: Body) -> bool:
    """Whether a test of what learns or predicts compares a value: it may be about its behaviour in words of its own."""
    if _GOLDEN.search(body.text):
        return True
    if not _ABOUT_LEARNING.search(re.sub("_", " ", body.text)):
        return False
    compared = (one[0] for one in _ASSERTING.finditer(body.text) if _COMPARING.search(one[0]))
    return any(not _OF_NO_VALUE.search(one) for one in compared)


def behaviours(body: Body) -> set[str]:
    """Return the behaviours that a test is about; none where nothing in it learns or predicts.

    A range of a score that a service answered is the model's, too, where nothing else says that one is asked.
    """
    if not _ABOUT_LEARNING.search(re.sub("_", " ", body.text)):
        return {"an invariance or a range"} if _RANGE_OF_AN_ANSWER.search(body.text) else set()
    return {name for name, pattern in _BEHAVIOURS.items() if pattern.search(body.text)}
