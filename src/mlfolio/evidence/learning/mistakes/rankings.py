"""Rankings and probabilities measured on hard labels, which were predicted as such or are measured so beside it."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from mlfolio.evidence.code.callees import spelled
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.walking import BLOCKS
from mlfolio.evidence.learning.mistakes.mistake import Code, Mistake, word_of
from mlfolio.evidence.learning.roles import roles_of

_RANKINGS = frozenset(
    "roc_auc_score roc_curve average_precision_score precision_recall_curve log_loss brier_score_loss".split()
)
"""Measures of scikit-learn of how rows are ranked, or how sure a model is: labels say neither."""

_OF_LABELS = frozenset(
    "accuracy_score balanced_accuracy_score classification_report cohen_kappa_score confusion_matrix f1_score"
    " fbeta_score hamming_loss jaccard_score matthews_corrcoef precision_score recall_score zero_one_loss".split()
)
"""Measures of scikit-learn that raise an error where they are given anything but labels."""

_GIVEN = frozenset({"y_score", "probas_pred", "y_pred", "y_prob", "y_proba"})
"""By which names measures are given what they compare with the truth."""

_OTHER_ANSWERS = frozenset({"prediction_type", "raw_score", "output_margin"})
"""What tells CatBoost, LightGBM and XGBoost to predict probabilities or scores."""

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
    return next((one.value for one in call.keywords if one.arg in _GIVEN), None)


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
    model = _asked(node)
    makers = code.makers_of(spelled(model)) if model is not None else set()
    return bool(makers) and all(_is_classifier(maker) for maker in makers)


def _asked(node: ast.expr | None) -> ast.expr | None:
    """Return the model that is asked to predict labels, where it is told of no other answers than its own."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "predict"):
        return None
    told = len(node.args) > 1 or any(one.arg in _OTHER_ANSWERS for one in node.keywords)
    return None if told else node.func.value


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
        self._values = _values_by_name(code.source)
        self._changes = _changes_by_name(code.source)
        self._calls = [
            (call, given, self._model(given, call))
            for call, word in _measures(code)
            if word in _OF_LABELS and (given := _given(call)) is not None
        ]

    def holds(self, ranking: ast.Call, given: ast.expr) -> bool:
        """Whether such a measure is given the same, or the same model's answers, wherever `ranking` is computed."""
        mine = self._model(given, ranking)
        for call, other, model in self._calls:
            if not self._runs_with(call, ranking):
                continue
            if isinstance(given, ast.Name) and spelled(other) == given.id and self._is_kept(given.id, call, ranking):
                return True
            if mine is None or model is None or spelled(mine) != spelled(model):
                continue
            if self._is_kept(word_of(mine), call, ranking, mine, model):
                return True
        return False

    def _runs_with(self, call: ast.Call, ranking: ast.Call) -> bool:
        """Whether `call` is made in the same run, and before `ranking` where that stands in a block of its own."""
        one, other = self._stands[id(call)], self._stands[id(ranking)]
        return one == other or (_is_around(one, other) and call.lineno < ranking.lineno)

    def _model(self, given: ast.expr, measure: ast.Call) -> ast.expr | None:
        """Return the model whose `predict` gave what a measure is given, as it is; None where anything else did."""
        made = self._last_value(given.id, measure) if isinstance(given, ast.Name) else given
        return _asked(made)

    def _last_value(self, name: str, measure: ast.Call) -> ast.expr | None:
        """Return the call that gave a variable its value in the run of a measure; None where it may be another."""
        given = (value for value in self._values.get(name, ()) if value.lineno < measure.lineno)
        last = max(given, key=lambda one: one.lineno, default=None)
        if not isinstance(last, ast.Call) or not _is_around(self._stands[id(last)], self._stands[id(measure)]):
            return None
        changed = any(last.lineno < line <= measure.lineno for line in self._changes.get(name, ()))
        return None if changed else last

    def _is_kept(self, name: str, *where: ast.expr) -> bool:
        """Whether a variable holds the same wherever it is used, in one cell: nothing between binds or changes it."""
        first, last = min(one.lineno for one in where), max(one.lineno for one in where)
        if self._source.place(first)[1] != self._source.place(last)[1]:
            return False
        return not any(first <= line <= last for line in self._changes.get(name, ()))


def _is_around(one: _Stand, other: _Stand) -> bool:
    """Whether what stands in `one` is run wherever `other` is reached."""
    return one.scope is other.scope and other.blocks[: len(one.blocks)] == one.blocks


def _values_by_name(source: Source) -> dict[str, list[ast.expr]]:
    found: dict[str, list[ast.expr]] = {}
    for node in source.nodes(ast.Assign):
        for target in node.targets:
            if isinstance(target, ast.Name):
                found.setdefault(target.id, []).append(node.value)
    return found


def _changes_by_name(source: Source) -> dict[str, list[int]]:
    """Return on which lines each variable is bound, or a part of it is set."""
    found: dict[str, list[int]] = {}
    for kind in (ast.Name, ast.Subscript):
        for node in source.nodes(kind):
            if isinstance(node.ctx, ast.Store):
                found.setdefault(word_of(node), []).append(node.lineno)
    return found


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
