"""What a call does, by the names it is given, with what was predicted or trained on: draws, scores or counts it."""

import ast
import bisect

from mlfolio.evidence.code.callees import spelled
from mlfolio.evidence.code.source import Source
from mlfolio.patterns import lazy_pattern

_PREDICTED = lazy_pattern(r"(?i)pred|y_?hat")
_TRUE = lazy_pattern(
    r"(?i)^(y|labels?|targets?)_?(test|true|val|valid|actual)$|^(test|val|actual)_?(y|labels?|targets?)$"
    r"|^x_?(test|val|valid)$"
)
"""What is known of the rows that are predicted: a fit that is drawn over them shows where it is off."""

_TRAINED_ON = lazy_pattern(
    r"(?i)^(x|y|labels|targets?)_?(train|tr|trn)(ing)?\w{0,8}$|^train_?(x|y|labels|targets?|data|set)$"
)
_TRUTH = lazy_pattern(r"(?i)solution|truth|true|label|target|actual|(?<![a-z])y(?![a-z])")
_PREDICTS = frozenset({"predict", "predict_proba", "predict_generator"})
_MOST_ARGUMENTS = 12
_WRONG = lazy_pattern(r"!=|\b(?:\w+_)?(?:errors?|wrong|incorrect|mistakes?|misclassified)\b")


def measures_training(call: ast.Call) -> bool:
    """Whether a metric or `score` is given the data that was trained on."""
    return any(isinstance(one, ast.Name) and _TRAINED_ON.match(one.id) for one in call.args)


def compares_with_truth(call: ast.Call) -> bool:
    """Whether what is predicted is plotted against the truth, `plt.scatter(y_test, y_pred)`, or over the data."""
    words = [one.id for one in (*call.args, *(keyword.value for keyword in call.keywords)) if isinstance(one, ast.Name)]
    return any(_PREDICTED.search(word) for word in words) and any(_TRUE.search(word) for word in words)


def predicted_names(source: Source) -> frozenset[str]:
    """Return the variables that are given what something predicts, alone or turn by turn, by the lines of both."""
    lines = sorted(call.lineno for call in source.calls(*_PREDICTS))
    if not lines:
        return frozenset()
    return frozenset(
        target.id
        for node in source.nodes(ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and _within(lines, node)
    )


def _within(lines: list[int], node: ast.Assign) -> bool:
    at = bisect.bisect_left(lines, node.lineno)
    return at < len(lines) and lines[at] <= (node.end_lineno or node.lineno)


def draws_predicted(call: ast.Call, predicted: frozenset[str]) -> bool:
    """Whether a plot has the truth on one side, and on the other a variable that was given what is predicted."""
    if not 2 <= len(call.args) <= _MOST_ARGUMENTS:
        return False
    given = [isinstance(one, ast.Name) and one.id in predicted for one in call.args]
    others = (spelled(one) for one, is_predicted in zip(call.args, given, strict=True) if not is_predicted)
    return any(given) and any(map(_TRUTH.search, others))


def scores_predicted(call: ast.Call) -> bool:
    """Whether what is called a score or a metric, or a part of it, is given the truth and what is predicted."""
    if len(call.args) < 2 or not compares_with_truth(call):
        return False
    name = spelled(call.func).lower()
    return ("scor" in name or "metric" in name) and "acc" not in name


def kept_as_accuracy(source: Source) -> frozenset[int]:
    """Return the lines of values that are kept under a name which says accuracy."""
    return frozenset(
        node.value.lineno
        for node in source.nodes(ast.Assign)
        if any("acc" in spelled(target).lower() for target in node.targets)
    )


def counts_wrong(call: ast.Call) -> bool:
    """Whether it is given the labels of the rows that were predicted wrong, as `bincount(y[predicted != y])` is."""
    return any(isinstance(one, ast.Subscript) and _WRONG.search(spelled(one.slice)) for one in call.args)


def crosses_predicted(call: ast.Call) -> bool:
    """Whether a table of counts has what is predicted on one side; of two columns of the data it shows no error."""
    return any(_PREDICTED.search(spelled(one)) for one in (*call.args, *(word.value for word in call.keywords)))
