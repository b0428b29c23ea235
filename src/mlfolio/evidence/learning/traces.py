"""Words in code that may be a practice in a form that no rule knows: nothing is called missing where they stand."""

import re

from mlfolio.evidence.learning.signs import Sign
from mlfolio.patterns import lazy_pattern

_LIMIT = 400_000
"""Characters. A longer source is generated."""

_MEASURES = (
    r"f1|f_?beta|f_?score|precision|recall|auc|roc|confusion|kappa|mcc|matthews|log_?loss|brier|calibrat\w*|coverage|sensitivity"
    r"|specificity"
)
_OTHER_MEASURES = (
    r"rmsl?e|s?mape|mae|mse|r2|r_?squared?|pinball|crps|nll|loglik|anova|aic|bic|perplexity|bleu|rouge|iou|dice|ndcg"
    r"|psnr|ssim"
)
_PARTS = r"test|val|valid|validation|dev|hold_?out"
_SCORES = r"loss|acc|accuracy|scores?|errors?|rmse|mae|mse|auc|f1|metrics?"

_TRACES = {
    "trace class measure": rf"(?<![a-z])(?:{_MEASURES})(?![a-z])",
    "trace measure": rf"(?<![a-z])(?:{_OTHER_MEASURES})(?![a-z])",
    "trace holdout": rf"(?<![a-z])(?:y_?(?:{_PARTS})|(?:{_PARTS})_?(?:y|labels?|targets?|idx|ind(?:ex|ice)s|batch\w*)"
    r"|n_?test|val_(?:df|data|set|loader|ds|gen\w*|x)|hold_?out|\w*_validation_\w*)(?![a-z])",
    "trace errors": r"resid|mis_?class|error_?analys|(?:per|by)_?(?:class|label|group|segment|slice)|importances?"
    r"|(?<![a-z])(?:shap|lime|actual|confusion)(?![a-z])",
    "trace overfitting": r"over-?fit|early_?stop|learning_?curve",
    "trace training score": rf"(?<![a-z])train(?:ing)?[ _.-]?(?:{_SCORES})(?![a-z])",
    "trace other score": rf"(?<![a-z])(?:{_PARTS})[ _.-]?(?:{_SCORES})(?![a-z])",
}
_COMPILED = {role: lazy_pattern(words, re.IGNORECASE) for role, words in _TRACES.items()}

_KINDS = lazy_pattern(
    r"(?<![a-z])(?:(logi)(?:stic_?regression|t\b)|(line)ar_?regression|(ols|ridge|lasso|elastic_?net|glm)\b|(rand)om_?forest"
    r"|(deci)sion_?tree|(xgb)|(lgbm?|lightgbm)|(cat)_?boost|(grad)ient_?boost|(sv)[mcr]\b|(knn|k_?neighbors|k_?nearest)|(naive)_?bayes"
    r"|(gauss)ian_?process|(arima|prophet)|(lstm|gru)\b|(cnn|conv_?net)|(mlp)|(percep)tron)",
    re.IGNORECASE,
)


def traces(path: str, code: str) -> tuple[Sign, ...]:
    """Return signs whose roles begin with `trace`, by words alone: measures, parts held out, scores, kinds of model."""
    read = code[:_LIMIT]
    found = [Sign(role, "", path, 1) for role, words in _COMPILED.items() if words.search(read)]
    kinds = {next(filter(None, match.groups())).lower() for match in _KINDS.finditer(read)}
    return (*found, *(Sign("trace kind", kind, path, 1) for kind in sorted(kinds)))
