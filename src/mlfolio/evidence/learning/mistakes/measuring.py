"""Mistakes in measuring: arguments the wrong way round."""

import ast
import re
from collections.abc import Iterator

from mlfolio.evidence.learning.mistakes.mistake import Code, Mistake, word_of
from mlfolio.patterns import lazy_pattern

_DIRECTED = frozenset(
    "average_precision_score classification_report confusion_matrix log_loss mean_absolute_percentage_error"
    " mean_squared_log_error precision_score r2_score recall_score roc_auc_score roc_curve precision_recall_curve"
    " explained_variance_score brier_score_loss balanced_accuracy_score"
    " fbeta_score precision_recall_fscore_support".split()
)
"""Measures of scikit-learn that give something else with their arguments swapped; accuracy and mean errors do not."""

_PREDICTED = lazy_pattern(
    r"(^|_)(y_?hat|pred|preds|predicted|predictions?|ypred)\w{0,6}$|^pred(iction)?s?\b", re.IGNORECASE
)
_TRUE = lazy_pattern(
    r"^(y|labels?|targets?)_?(test|true|val|valid|actual|train)$|^(test|val|valid|true|actual)_?(y|labels?|targets?)$"
    r"|^(labels?|targets?)$",
    re.IGNORECASE,
)


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
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "predict":
        return True
    return bool(_PREDICTED.search(word_of(node)))
