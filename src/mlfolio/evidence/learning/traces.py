"""Words in code that may be a practice in a form that no rule knows: nothing is called missing where they stand."""

from mlfolio.evidence.code.facts import fact, when_asked
from mlfolio.evidence.code.sources import Source
from mlfolio.patterns import lazy_pattern

_LIMIT = 400_000
"""Characters. A longer source is generated."""

_MEASURES = (
    r"f1|f1_?score|f_?beta|f_?score|precision|recall|auc|roc|confusion|kappa|mcc|matthews|log_?loss|brier|calibrat\w*"
    r"|coverage|sensitivity|specificity"
)
_OTHER_MEASURES = (
    r"rmsl?e|s?mape|mae|mse|r2|r_?squared?|pinball|crps|nll|loglik|anova|aic|bic|perplexity|bleu|rouge|iou|dice|ndcg"
    r"|psnr|ssim"
)
_PARTS = r"test|val|valid|validation|dev|hold_?out"
_SCORES = r"loss|acc|accuracy|scores?|errors?|rmse|mae|mse|auc|f1|metrics?"

_TRACES = {
    "class measure": rf"(?<![a-z])(?:{_MEASURES})(?![a-z])",
    "measure": rf"(?<![a-z])(?:{_OTHER_MEASURES})(?![a-z])",
    "holdout": rf"(?<![a-z])(?:y_?(?:{_PARTS})|(?:{_PARTS})_?(?:y|labels?|targets?|idx|ind(?:ex|ice)s|batch\w*)"
    r"|n_?test|val_(?:df|data|set|loader|ds|gen\w*|x)|hold_?out|\w*_validation_\w*)(?![a-z])",
    "errors": r"resid|mis_?class|error_?analys|(?:per|by)_?(?:class|label|group|segment|slice)|importances?"
    r"|(?<![a-z])(?:shap|lime|actual|confusion)(?![a-z])",
    "overfitting": r"over_?fit|early_?stop|learning_?curve",
    "training score": rf"(?<![a-z])train(?:ing)?_?(?:{_SCORES})(?![a-z])",
    "other score": rf"(?<![a-z])(?:{_PARTS})_?(?:{_SCORES})(?![a-z])",
}
_COMPILED = {name: lazy_pattern(words) for name, words in _TRACES.items()}
_WORD = lazy_pattern(r"[^\W\d]\w+")

KINDS = {
    "linear": r"linear_?regression|ols\b|ridge|lasso|elastic_?net|glm\b",
    "logistic": r"logistic_?regression|logit\b",
    "forest": r"random_?forest",
    "tree": r"decision_?tree",
    "xgboost": r"xgb",
    "lightgbm": r"lgbm?|lightgbm",
    "catboost": r"cat_?boost",
    "boosting": r"gradient_?boost",
    "vectors": r"sv[mcr]\b",
    "neighbours": r"knn|k_?neighbors|k_?nearest",
    "bayes": r"naive_?bayes",
    "process": r"gaussian_?process",
    "series": r"arima|prophet",
    "recurrent": r"lstm|gru\b",
    "convolutional": r"cnn|conv_?net",
    "layers": r"mlp|perceptron",
}
"""Kinds of models, by the words that begin their names."""

_KINDS = lazy_pattern("(?<![a-z])(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in KINDS.items()) + ")")


def traces(code: str) -> tuple[str, ...]:
    """Return what the words of `code` may be: names of _TRACES, and the KINDS of models that it names."""
    # Each word once: a source says the same few hundred again and again.
    read = "\n".join(set(_WORD.findall(code[:_LIMIT].lower())))
    found = {name for name, words in _COMPILED.items() if words.search(read)}
    return tuple(sorted(found | {match.lastgroup or "" for match in _KINDS.finditer(read)}))


@fact(when_asked)
def traces_of(source: Source) -> tuple[str, ...]:
    """Return the traces in the text of a source; found when it is asked for them, which few are."""
    return traces(source.text)
