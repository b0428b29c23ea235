"""The parts of an algorithm that code defines itself, where others call a library."""

import re

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.kinds.clues import first_definitions, first_imports, head
from mlfolio.patterns import lazy_pattern

_INNARDS = lazy_pattern(
    r"_*+(?:(?:calc\w*_|get_|compute_|find_)?(?:entropy|gini(?:_?index|_?impurity)?|impurity|info(?:rmation)?_?gain)"
    r"|gini_\w+|(?:find_|get_|best_)+split|build_?tree|back_?prop\w*|gradient_?descent|forward_?prop\w*"
    r"|compute_(?:cost|gradients?)|(?:sigmoid|relu|tanh)(?:_\w*)?|softmax|euclid\w*|cost_?function"
    r"|init(?:ialize)?_(?:weights|centroids|parameters)|update_(?:weights|centroids)"
    r"|(?:\w+_)?viterbi(?:_\w+)?|baum_?welch\w*|belief_?propagation|(?:expectation|maximization)_step|[em]_step)"
)
"""Names of the functions that an algorithm is made of, which only those define who write it themselves."""

_TOOLS = lazy_pattern(r"_*(?:(?:sigmoid|relu|tanh|softmax|euclid)\w*|cost_?function)")
"""Those that other work needs, too: alone they make no algorithm."""

_MEASURES = lazy_pattern(r"entropy|gini|impurity|info(?:rmation)?_?gain")
_POLICY = lazy_pattern(
    r"_*(?:tabular_?|double_?|expected_?|n_?step_?|off_?policy_?|on_?policy_?)?"
    r"(?:q_?learn(?:ing|er)|sarsa|thompson_?sampling|(?:kl_?|lin_?)?ucb_?\d?"
    r"|(?:value|policy)_?iteration)(?:_\w*|agent|policy|lambda|max)?"
)
"""Names, in lower case, of what learns to act by trial, without a network."""

_CLASS = lazy_pattern(r"^class +(\w+)", re.MULTILINE)
_METHODS = lazy_pattern(r"^class +(\w+)|^[ \t]+def +(fit|train|predict|forward|backward|__mul__)\(", re.MULTILINE)
_WHOLE = ({"fit", "predict"}, {"train", "predict"}, {"forward", "backward"}, {"__mul__", "backward"})
"""Methods that make a class a model of its own, a layer with its gradient, or a number that knows its gradient."""

_HOLDS_NO_MODEL = lazy_pattern(
    r"^(?:Base|Abstract)|(?:Base|Interface|Mixin|Protocol|Adapter|Wrapper|Service|Client|Registry|Repository|Handler)$"
)
"""What others inherit from, which says what a model has, and what hands rows on to one."""

_FRAMEWORKS = frozenset({"torch", "tensorflow", "keras", "theano", "jax", "lasagne", "xgboost", "lightgbm", "catboost"})
_TENSORS = {"torch", "tensorflow", "theano", "jax"}
_LEARNERS = _FRAMEWORKS | {
    "joblib", "mlflow", "statsmodels", "transformers", "pytorch_lightning", "lightning", "fastai", "mxnet", "chainer",
    "paddle", "pyspark", "h2o", "surprise", "gensim", "spacy", "prophet", "flax", "skorch", "pmdarima", "onnxruntime",
}  # fmt: skip
"""What a class that only wraps a model imports."""

_ESTIMATORS = lazy_pattern(
    r"^(?:from|import) sklearn\b(?!(?:\.| import )(?:datasets|metrics|model_selection|preprocessing|utils)\b)",
    re.MULTILINE,
)


_IN_R = (".r", ".rmd", ".qmd")
_DEFINED_IN_R = lazy_pattern(r"(?:<-|=)\s{0,3}function\s{0,3}\(")
_READY_IN_R = (
    r"(?:caret|tidymodels|parsnip|e1071|kernlab|randomForest|ranger|rpart|glmnet|xgboost|lightgbm|gbm|nnet|neuralnet|keras3?"
    r"|torch|mlr3?|h2o|klaR|naivebayes|kknn|mclust|superml)"
)
_LEARNS_IN_R = lazy_pattern(
    rf"\b(?:library|require|requireNamespace|p_load)\([^()\n]{{0,200}}?\b{_READY_IN_R}\b|\b{_READY_IN_R}::"
    r"|\b(?:glm|lm|svm|ksvm|randomForest|ranger|rpart|kmeans|knn|naiveBayes|nnet|neuralnet|glmnet|xgboost|prcomp|hclust|lda)\("
)
"""Packages of ready models, brought in, and the functions of R that fit one."""


def defines_in_r(source: Source) -> bool:
    """Whether the beginning of a source in R defines functions."""
    return source.path.lower().endswith(_IN_R) and _DEFINED_IN_R.search(head(source)) is not None


@fact(lambda source: source.is_code)
def written_parts(source: Source) -> tuple[str, ...]:
    """Return the functions and classes of an algorithm that the beginning of a source defines without a framework."""
    imported = first_imports(source)
    if not _FRAMEWORKS.isdisjoint(imported):
        return ()
    functions = tuple(name for name in first_definitions(source) if _INNARDS.fullmatch(name))
    models = [*_models(head(source)), *_policies(source)]
    if models and (not _LEARNERS.isdisjoint(imported) or _ESTIMATORS.search(head(source))):
        return functions
    return (*functions, *models)


@fact(lambda source: source.is_code)
def calls_a_learner(source: Source) -> bool:
    """Return whether the beginning of a source imports what holds ready models, of whatever library, or calls R's."""
    if source.path.lower().endswith(_IN_R):
        return _LEARNS_IN_R.search(head(source)) is not None
    return not _LEARNERS.isdisjoint(first_imports(source)) or _ESTIMATORS.search(head(source)) is not None


@fact(lambda source: source.is_code)
def imports_ready_models(source: Source) -> bool:
    """Return whether the beginning of a source imports estimators, or a library of more than tensors."""
    imported = set(first_imports(source))
    return not (_LEARNERS - _TENSORS).isdisjoint(imported) or _ESTIMATORS.search(head(source)) is not None


def is_a_model(name: str) -> bool:
    """Whether a part is a class that learns and answers; the others are functions."""
    return not _INNARDS.fullmatch(name)


def is_a_measure(name: str) -> bool:
    """Whether a function measures how pure a set is, as the choice of columns does, too."""
    return bool(_MEASURES.search(name))


def is_a_tool(name: str) -> bool:
    """Whether a function is one that other work needs, too."""
    return bool(_TOOLS.fullmatch(name))


def _policies(source: Source) -> list[str]:
    """Return the functions and classes that are named after a way to learn from trials."""
    text = head(source)
    classes = _CLASS.findall(text) if "class " in text else []
    return [name for name in (*first_definitions(source), *classes) if _POLICY.fullmatch(name.lower())]


def _models(text: str) -> list[str]:
    """Return the classes that both learn and answer."""
    if "class " not in text or ("def predict(" not in text and "def backward(" not in text):
        return []
    methods: dict[str, set[str]] = {}
    owner = ""
    for name, method in _METHODS.findall(text):
        owner = name or owner
        methods.setdefault(owner, set()).add(method)
    whole = (name for name, held in methods.items() if any(one <= held for one in _WHOLE))
    return [name for name in whole if name and not _HOLDS_NO_MODEL.search(name)]
