"""The trusted implementations that a test compares its subject with."""

import re
from collections.abc import Iterator

from mlfolio.evidence.testing.bodies import Body
from mlfolio.patterns import lazy_pattern

_IMPORTED = lazy_pattern(
    r"^[ \t]*(?:from[ \t]+((?:sklearn|scipy|torch|tensorflow|keras|jax|statsmodels|xgboost|lightgbm|autograd|mlxtend"
    r"|cvxpy|numpy)[\w.]*)"
    r"[ \t]+import[ \t]+\(?([\w \t,]+)|import[ \t]+((?:sklearn|scipy|torch|tensorflow|keras|jax|statsmodels"
    r"|autograd)[\w.]*)"
    r"(?:[ \t]+as[ \t]+(\w+))?)",
    re.MULTILINE,
)
_NO_REFERENCE = lazy_pattern(
    r"datasets|model_selection|metrics|preprocessing|utils|exceptions|base$|numpy(?!\.linalg|\.polynomial)"
    r"|torch\.utils|scipy\.io|pipeline"
)
_METRICS = lazy_pattern(r"(?:sklearn|torch|tensorflow|keras)[\w.]*\.metrics\b")
_SAID_OF_EVERY_METRIC = frozenset(
    {"score", "scores", "error", "errors", "mean", "metric", "metrics", "compute", "loss"}
)
_IN_R = lazy_pattern(
    r"\b(?:glmnet|rpart|randomforest|mass|e1071|nnet|class|stats|gbm|xgboost|cluster|ranger|kernlab|caret|survival"
    r"|mgcv|lme4)::\w+"
    r"|\b(?:lm|glm|kmeans|prcomp|princomp|nls|optim|hclust|knn|svm|naivebayes|lda|qda|loess|rpart|randomforest"
    r"|glmnet)\("
)
_TRUSTED = (
    r"(?:sci-?kit-?learn|sklearn|sci-?py|py-?torch|torch|tensor-?flow|keras|jax|statsmodels|micrograd|libsvm|matlab"
    r"|mathematica|wolfram|octave|numpy\.linalg)"
)
_NAMED = lazy_pattern(
    r"\b(?:from|by|with|against|to|match(?:es)?|per|than|equals?|(?:comput|calculat|obtain|generat)ed in|as in)"
    rf" (?:the |its |what )?(?:[\w-]{{1,40}}/)?{_TRUSTED}\b"
    rf"|\b{_TRUSTED}(?:'s|\u2019s)?[ _]?(?:\w+ )?"
    r"(?:values?|results?|outputs?|reference|answers?|gives|computes|returns)\b"
)
"""Words, in a comment or a text, for where the values come from that are written down in a test."""

_WRITTEN_DOWN = lazy_pattern(r"(?<![\w.])-?\d+\.(?=0*[1-9]\d*[1-9])\d{5,}")
"""A value of six digits: nobody works one out by hand, and a tolerance is none."""

_DIFFERENCES = lazy_pattern(
    r"(?<!def )\b_*(?:[a-z]{1,20}_){0,3}(?:num(?:eric(?:al)?)?_?(?:grad|deriv|jacobian)|finite_?diff|check_?grad"
    r"|grad(?:ient)?s?_?check)\w{0,40}[ \t]*\("
    r"|/[ \t]*\(?[ \t]*2(?:\.0?)?[ \t]*\*[ \t]*(?:eps\w*|epsilon|h|delta|1e-\d+)\b"
)
"""A slope by the difference of two values, `(above - below) / (2 * eps)`: what a gradient is checked by."""

_COMMENT = lazy_pattern(r"(?:#|//|%|--)[^\n]*|\"\"\"[\s\S]{0,2000}?\"\"\"")
_COMPARES = lazy_pattern(
    r"allclose|isclose|almost_?equal|approx\(|array_equal|assert_equal|assertequal|expect_(?:equal|identical)"
    r"|all\.equal|verifyequal"
    r"|abs\([^\n]{1,120}<|\bassert\b[^\n]{1,160}(?:==|<)|max_?diff|norm\("
)


_WRAPPER = lazy_pattern(r"\b(?:sklearn|scikitlearn|pytorch|torch|keras|scipy)_?[a-z]\w{2,60}(?=\()")
"""A model of the project's own, named after the library that it hands on to; the text is in lower case."""

_LIKE_NUMPY = lazy_pattern(
    r"(?<![a-z])(?:match(?:es|ing)?|agrees?|equals?|same|vs|versus|against|compar(?:e[sd]?|ison)|parity|consistent)"
    r"(?:_(?:with|as|to|the))?_(?:numpy|np)(?![a-z])|_(?:numpy|np)_(?:parity|reference|comparison|equivalence|agreement)"
)
_BY_NUMPY = lazy_pattern(r"\b(?:np|numpy)\.(?!testing|random|(?:all|is)close|array_equal)\w+(?:\.\w+)?\(")
"""Only the name of a test tells NumPy's results from arrays that hold what was worked out by hand."""

_AGREES = lazy_pattern(r"==[^\n]{1,80}\)\.(?:mean|all)\(")
"""Answers that are counted where they agree, before a share of them is asserted."""


def references(body: Body) -> Iterator[str]:
    """Yield the trusted implementations that a test names and compares something with.

    Values that one gave may also be written down in it.
    """
    if not (_COMPARES.search(body.text) or _AGREES.search(body.text)):
        return
    yield from _by_name(body)
    if _WRITTEN_DOWN.search(body.text):
        said = " ".join(_COMMENT.findall(f"{body.head}\n{body.text}"))
        yield from (f"values written down, {found[0]}" for found in _NAMED.finditer(said))
    if _DIFFERENCES.search(body.text):
        yield "finite differences"
    if body.test.language == "R":
        yield from _IN_R.findall(body.text)
    for module, names, whole, alias in _IMPORTED.findall(f"{body.head}\n{body.text}"):
        if not _NO_REFERENCE.search(module or whole):
            yield from _used(body, module or whole, [alias or whole] if whole else re.findall(r"\w+", names))
        elif module and _METRICS.match(module):
            yield from _used(body, module, [name for name in re.findall(r"\w+", names) if _has_a_namesake(name, body)])


def _by_name(body: Body) -> Iterator[str]:
    yield from _WRAPPER.findall(body.text)
    if _LIKE_NUMPY.search(body.test.name.lower()) and _BY_NUMPY.search(body.text):
        yield "numpy"


def _has_a_namesake(metric: str, body: Body) -> bool:
    """Whether a test calls, beside a library's metric, a function that its name calls the same metric."""
    words = _telling_words(metric)
    called = set(re.findall(r"\b([a-z_]\w*)\(", body.text)) - {metric, body.test.name.lower()}
    imported = {name for _, names, _, _ in _IMPORTED.findall(body.head) for name in re.findall(r"\w+", names)}
    return any(words & _telling_words(name) for name in called - imported)


def _telling_words(name: str) -> set[str]:
    initials = "".join(word[0] for word in name.split("_") if word)
    return ({*name.split("_"), initials} - _SAID_OF_EVERY_METRIC) - {""}


def _used(body: Body, module: str, names: list[str]) -> Iterator[str]:
    calls = re.sub(r"^[ \t]*(?:from|import)\b[^\n]*", "", body.text, flags=re.MULTILINE)
    for name in names:
        shown = re.escape(name.partition(" as ")[2] or name)
        if len(name) > 1 and re.search(rf"\b{shown}\s*[.(]", calls):
            yield module
