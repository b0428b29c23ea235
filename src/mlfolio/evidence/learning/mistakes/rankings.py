"""A ranking measured on hard labels: what is given was predicted as such, or is measured as such beside it."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from mlfolio.evidence.code.callees import spelled
from mlfolio.evidence.code.walking import BLOCKS
from mlfolio.evidence.learning.mistakes.mistake import Code, Mistake
from mlfolio.evidence.learning.roles import roles_of

_RANKINGS = frozenset({"roc_auc_score", "roc_curve", "average_precision_score", "precision_recall_curve"})
_OF_LABELS = frozenset(
    "accuracy_score balanced_accuracy_score classification_report cohen_kappa_score confusion_matrix f1_score"
    " fbeta_score hamming_loss jaccard_score matthews_corrcoef precision_score recall_score zero_one_loss".split()
)
"""Measures of scikit-learn that raise an error where they are given anything but labels."""

_CLASSIFIERS = ("model", "simple model", "search", "wrapper")
_NAMED_CLASSIFIERS = ("Classifier", "SVC", "NB", "LogisticRegression", "Perceptron", "ClassifierChain")
_GIVES_PROBABILITIES = ("keras", "xgboost.train", "lightgbm.train", "fastai", "catboost.train")

_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


class _Stand(NamedTuple):
    """Where a call stands: the function around it, and the blocks, from the outermost on."""

    scope: ast.AST | None
    blocks: tuple[int, ...]


def ranking_of_labels(code: Code) -> Iterator[Mistake]:
    """`roc_auc_score(y_test, model.predict(X_test))`: labels have one threshold, and no ranking."""
    rankings = [(call, word) for call, word in _measures(code) if word in _RANKINGS]
    beside = _MeasuredAsLabels(code) if rankings else None
    for call, word in rankings:
        given = _given(call)
        if given is not None and beside is not None and (_is_label(code, given) or beside.holds(call, given)):
            yield Mistake("labels", f"`{word}` is given predicted labels, not probabilities or scores", call.lineno)


def _measures(code: Code) -> Iterator[tuple[ast.Call, str]]:
    for call, name in code.calls:
        if name.startswith("sklearn."):
            yield call, name.rpartition(".")[2]


def _given(call: ast.Call) -> ast.expr | None:
    """Return what a measure compares with the truth."""
    if len(call.args) >= 2:
        return call.args[1]
    return next((one.value for one in call.keywords if one.arg in ("y_score", "probas_pred", "y_pred")), None)


def _is_label(code: Code, node: ast.expr) -> bool:
    """Whether an expression is what a classifier predicts as labels, or a column of these."""
    node = _whole(node)
    if isinstance(node, ast.Name):
        values = code.values_of(node.id)
        return bool(values) and all(_predicts_labels(code, _whole(value)) for value in values)
    return _predicts_labels(code, node)


def _whole(node: ast.expr) -> ast.expr:
    return node.value if isinstance(node, ast.Subscript) else node


def _predicts_labels(code: Code, node: ast.expr) -> bool:
    """Whether an expression is `model.predict(...)` of what is known to be a classifier that gives labels."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "predict"):
        return False
    makers = code.makers_of(spelled(node.func.value))
    return bool(makers) and all(_is_classifier(maker) for maker in makers)


def _is_classifier(maker: str) -> bool:
    if maker.startswith(_GIVES_PROBABILITIES):
        return False
    named = maker.rpartition(".")[2].endswith(_NAMED_CLASSIFIERS)
    return named and bool(roles_of(maker) & set(_CLASSIFIERS))


class _MeasuredAsLabels:
    """What a measure of labels is given, which raises an error where it is given anything else."""

    def __init__(self, code: Code) -> None:
        self._source = code.source
        self._stands = dict(_stands(code.source.tree))
        self._calls = [call for call, word in _measures(code) if word in _OF_LABELS]

    def holds(self, ranking: ast.Call, given: ast.expr) -> bool:
        """Whether such a measure is given the same variable, unchanged, wherever `ranking` is computed."""
        if not isinstance(given, ast.Name):
            return False
        same = (call for call in self._calls if spelled(_given(call) or call) == given.id)
        return any(self._runs_with(call, ranking) and self._is_kept(given.id, call, ranking) for call in same)

    def _runs_with(self, call: ast.Call, ranking: ast.Call) -> bool:
        """Whether `call` is made in the same run, and before `ranking` where that stands in a block of its own."""
        one, other = self._stands[id(call)], self._stands[id(ranking)]
        if one == other:
            return True
        inside = one.scope is other.scope and other.blocks[: len(one.blocks)] == one.blocks
        return inside and call.lineno < ranking.lineno

    def _is_kept(self, name: str, call: ast.Call, ranking: ast.Call) -> bool:
        """Whether a variable holds the same for both calls, in one cell: nothing between them binds it."""
        first, last = sorted((call.lineno, ranking.lineno))
        if self._source.place(first)[1] != self._source.place(last)[1]:
            return False
        names = (one for one in self._source.nodes(ast.Name) if one.id == name)
        return not any(isinstance(one.ctx, ast.Store) and first <= one.lineno <= last for one in names)


def _stands(tree: ast.Module) -> Iterator[tuple[int, _Stand]]:
    """Yield where each call of a tree stands."""
    waiting: list[tuple[ast.AST, _Stand]] = [(tree, _Stand(None, ()))]
    while waiting:
        node, stand = waiting.pop()
        if isinstance(node, ast.Call):
            yield id(node), stand
        inside = _Stand(node, ()) if isinstance(node, _SCOPES) else stand
        blocks = BLOCKS.get(node.__class__, ())
        for field, value in ast.iter_fields(node):
            within = inside._replace(blocks=(*inside.blocks, id(value))) if field in blocks else inside
            listed = value if isinstance(value, list) else [value]
            waiting += [(one, within) for one in listed if isinstance(one, ast.AST)]
