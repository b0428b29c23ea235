"""Mistakes in measuring: arguments the wrong way round, a ranking measured on hard labels."""

import ast
import re
from collections.abc import Iterator

from mlfolio.evidence.code.callees import spelled
from mlfolio.evidence.learning.mistakes.mistake import Code, Mistake, word_of
from mlfolio.evidence.learning.roles import roles_of
from mlfolio.patterns import lazy_pattern

_DIRECTED = frozenset(
    "average_precision_score classification_report confusion_matrix log_loss mean_absolute_percentage_error"
    " mean_squared_log_error precision_score r2_score recall_score roc_auc_score roc_curve precision_recall_curve"
    " explained_variance_score brier_score_loss".split()
)
"""Measures of scikit-learn that give something else with their arguments swapped; accuracy and mean errors do not."""

_PREDICTED = lazy_pattern(
    r"(^|_)(y_?hat|pred|preds|predicted|predictions?|ypred)\w{0,6}$|^pred(iction)?s?\b", re.IGNORECASE
)
_TRUE = lazy_pattern(
    r"^(y|labels?|targets?)_?(test|true|val|valid|actual|train)$|^(test|val|valid|true|actual)_?(y|labels?|targets?)$",
    re.IGNORECASE,
)
_RANKINGS = frozenset({"roc_auc_score", "roc_curve", "average_precision_score", "precision_recall_curve"})
_CLASSIFIERS = ("model", "simple model", "search")
_GIVES_PROBABILITIES = ("keras", "xgboost.train", "lightgbm.train", "fastai", "catboost.train")


def swapped_arguments(code: Code) -> Iterator[Mistake]:
    """`classification_report(y_pred, y_test)`: what is predicted stands where the truth belongs."""
    for call, name in code.calls:
        word = name.rpartition(".")[2]
        if name.startswith("sklearn.") and word in _DIRECTED and len(call.args) >= 2:
            first, second = (one for one in call.args[:2])
            if _is_predicted(first) and _TRUE.search(word_of(second)):
                yield Mistake(
                    "swapped", f"`{word}` is given the predictions first, where the truth belongs", call.lineno
                )


def _is_predicted(node: ast.expr) -> bool:
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and node.func.attr == "predict"
    return bool(_PREDICTED.search(word_of(node)))


def ranking_of_labels(code: Code) -> Iterator[Mistake]:
    """`roc_auc_score(y_test, model.predict(X_test))`: labels have one threshold, and no ranking."""
    for call, name in code.calls:
        word = name.rpartition(".")[2]
        if name.startswith("sklearn.") and word in _RANKINGS and len(call.args) >= 2 and _is_label(code, call.args[1]):
            yield Mistake("labels", f"`{word}` is given predicted labels, not probabilities or scores", call.lineno)


def _is_label(code: Code, node: ast.expr) -> bool:
    if isinstance(node, ast.Name):
        values = code.values_of(node.id)
        return bool(values) and all(_predicts_labels(code, value) for value in values)
    return _predicts_labels(code, node)


def _predicts_labels(code: Code, node: ast.expr) -> bool:
    """Whether an expression is `model.predict(...)` of what is known to be a classifier that gives labels."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "predict"):
        return False
    makers = code.makers_of(spelled(node.func.value))
    return bool(makers) and all(_is_classifier(maker) for maker in makers)


def _is_classifier(maker: str) -> bool:
    if maker.startswith(_GIVES_PROBABILITIES):
        return False
    word = maker.rpartition(".")[2]
    named = word.endswith(("Classifier", "SVC", "NB", "LogisticRegression", "Perceptron"))
    return named and bool(roles_of(maker) & set(_CLASSIFIERS))
