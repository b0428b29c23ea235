"""Words in code that may be a practice in a form that no rule knows: nothing is called missing where they stand."""

from mlfolio.evidence.code.facts import fact, when_asked
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.balanced_classes import are_written_evenly
from mlfolio.evidence.learning.doubts import is_generated, is_unlabelled, may_look_at_errors, parts_named
from mlfolio.evidence.learning.handed_measures import takes_its_measure
from mlfolio.patterns import lazy_pattern

_LIMIT = 400_000
"""Characters. A longer source is generated."""

_MEASURES = (
    r"f1|f1_?score|f_?beta|f_?score|precision|recall|auc|roc|confusion|kappa|mcc|matthews|log_?loss|brier|classification_?(?:panel|summary)|calibrat\w*"
    r"|coverage|sensitivity|specificity"
    # What counts where a model is attacked on purpose.
    r"|robust_?acc\w*|adversarial_?(?:acc\w*|attacks?)|foolbox|torchattacks|cleverhans"
)
_KINDS_OF_ERROR = r"recall|roc(?!_?auc)|confusion|calibrat\w*|coverage|sensitivity|specificity"
"""Measures that say of which kind errors are; F1, AUC and the like are one number for all of them."""

_PARTS = r"test|val|valid|validation|dev|hold_?out"
_SCORES = r"loss|acc|accuracy|scores?|errors?|rmse|mae|mse|auc|f1|metrics?"

GENERATED, UNLABELLED, TEST_PART, DRAWN, LOOKED = "generated", "unlabelled", "test part", "drawn", "looked"
BALANCED = "balanced classes"
NEXT_WORD = "next word"
_TRACES = {
    "class measure": rf"(?<![a-z])(?:{_MEASURES})(?![a-z])",
    "holdout": rf"(?<![a-z])(?:y_?(?:{_PARTS})|(?:{_PARTS})_?(?:y|labels?|targets?|idx|ind(?:ex|ice)s|batch\w*)"
    r"|n_?test|(?:valid|validation|eval)_?(?:data\w*|set|df|files?|path|dir|loader|split|rows)|val_(?:df|data|set|loader|ds|gen\w*|x)|hold_?out|\w{0,40}_validation_\w{0,40}|random_?split"
    r"|train_?test\w*|cross_?valid\w*|k_?folds?)(?![a-z])"
    # The same in other languages.
    r"|(?<![a-z])(?:valida[cç][aã]o|validaci[oó]n|validierungs(?:daten|menge))(?![a-z])|验证集|交叉验证|検証データ|검증",
    TEST_PART: r"(?<![a-z])(?:[xy]|dados|datos|base|conjunto|data|set)_?(?:de_)?(?:teste|prueba)(?![a-z])"
    r"|(?<![a-z])test(?:daten|menge)(?![a-z])|测试集|テストデータ|테스트",
    "data": r"csv|excel|json|parquet|arff|fetch|load|open|read|url|http|mnist|cifar|sql|data_?set",
    "errors": rf"(?<![a-z])(?:{_KINDS_OF_ERROR})(?![a-z])|classification_?report"
    r"|resid|mis_?class|error_?analys|(?:per|by)_?(?:class|label|group|segment|slice)|importances?|contourf"
    r"|attention_?(?:map|heat|viz|vis|plot|scores)|saliency|grad_?cam"
    r"|(?<![a-z])(?:shap|lime|actual|confusion|[tf][pn]r|sensitivity|specificity)(?![a-z])"
    r"|(?:true|false)_?(?:pos|neg)|discriminator|(?<![a-z])(?:w?gan|critic)s?(?![a-z])"
    r"|(?:acc\w{0,6}|scores?|errors?|metrics?|plot\w{0,30})_(?:per|by)_|mis_?predict"
    r"|(?<![a-z])(?:in)?correctly(?![a-z])|(?<![a-z])wrongly(?![a-z])",
    "overfitting": r"over_?fit|early_?stop|learning_?curve|regulari[sz]|penali?t|weight_?decay|drop_?out|max_?depth"
    r"|cross_?valid[a-z]*_(?:split|folds?)|min_?samples|(?<![a-z])(?:lambda_?(?:reg|[12])|lambd|reg_?lambda|l[12](?:_\w+)?|ridge|lasso|prun(?:e|ed|ing)"
    r"|bagging)(?![a-z])",
    BALANCED: r"mnist|cifar|load_?(?:iris|digits)|make_(?:moons|blobs|circles|classification)"
    # Competitions that are scored by accuracy: those of the Titanic.
    r"|(?<![a-z])(?:titanic|survived|transported)(?![a-z])",
    NEXT_WORD: r"(?<![a-z])(?:(?:next|seed)_?(?:words?|char(?:acter)?s?|tokens?|text)|n_?gram_?sequences?)(?![a-z])",
    "training score": rf"(?<![a-z])train(?:ing)?_?(?:{_SCORES})(?![a-z])",
    "other score": rf"(?<![a-z])(?:{_PARTS})_?(?:{_SCORES})(?![a-z])",
}
_COMPILED = {name: lazy_pattern(words) for name, words in _TRACES.items()}

_SCORING = r"predict|score|evaluate|accuracy|error|loss|rmse|mse|mae|auc|roc|r2|cost|confusion\w*|measure"
_PREDICTED = r"(?:(?:test|train|val)?pred|forecast|y_?hat|fitted|y_?test)"
_LINES = {
    # What a script asks its caller for.
    TEST_PART: r"(?:usage|argv|add_argument|option)[^\n]{0,160}(?<![a-z])(?:test|valid\w{0,6}|val|eval)[-_ ]?"
    r"(?:data\w{0,4}|set|file|path|dir|folder)(?![a-z])"
    # What a function is given, or an object keeps; where it is bound by its name, that is seen.
    r"|(?:\bdef \w{1,60}\([^\n]{0,200}?|\.)(?<![a-z])test(?:ing)?_?(?:data\w*|sets?|df|files?|path|dir|loader|rows|csv"
    r"|images?|folder|gen\w*|ds|x|features|samples|inputs)(?![a-z])"
    # Competitions call theirs test.csv.
    r"|[\"'/](?!test\.csv)(?:x_?)?test(?:ing)?[_-]?(?:data|set|x|features|images)?\.(?:csv|tsv|txt|json\w?|parquet|npy|npz|xlsx?|data|dat|pkl|h5|mat)(?![a-z])",
    # A competition hands out no rows to validate on, so that those have answers.
    "holdout": r"[\"'/](?:val|valid|validation)[_-]\w{1,30}\.(?:csv|tsv|txt|json\w?|parquet|npy|npz|pkl|h5)(?![a-z])",
    # Classes of which as many are drawn, one after the other, and reviews that were picked half and half.
    BALANCED: r"(?<![a-z])np\.(?:ones|zeros)\((?P<half>[^()\n]{1,30}// ?2)\)[^$]{1,400}?"
    r"(?<![a-z])np\.(?:ones|zeros)\((?P=half)\)"
    # Classes that are each repeated as often, as those of rows in order are.
    r"|(?<![a-z_])(?P<each>\w{1,20}) ?= ?(?:np|numpy)\.(?:arange|unique)\([^\n]{1,60}\)[^$]{0,400}?"
    r"\.repeat\((?P=each), ?\d"
    r"|\.repeat\((?:(?:np|numpy)\.ar|r)ange\([^()\n]{1,20}\), ?\d"
    # The files of MNIST and Fashion-MNIST, and sets of pictures, sounds and texts of which each class has as many.
    r"|(?:train|t10k)-(?:images|labels)[-.]idx[13]"
    r"|(?<![a-z])(?:speech[-_ ]?commands|(?:oxford[-_ ]?)?iiit[-_ ]?pets?|oxford[-_ ]?pets?|imagenette|imagewoof"
    r"|eurosat|resisc[-_]?45|uc[-_ ]?merced|free[-_ ]spoken[-_ ]digits?|olivetti[-_ ]faces)(?![a-z])"
    r"|(?<![a-z])(?:(?:stl|cinic)[-_]?10(?!\d)|(?:tiny|mini)[-_ ]?imagenet|food[-_]?101(?!\d)"
    r"|esc[-_]?50(?!\d)|gtzan|omniglot|ag_?news(?![a-z])|sentiment140|(?:yelp|amazon)_(?:review_)?polarity|dbpedia_?14(?!\d))"
    r"|(?<![a-z])(?:cats?[-_ ]?(?:and|vs\.?)[-_ ]?dogs?|dogs?[-_ ]?(?:and|vs\.?)[-_ ]?cats?)(?![a-z])"
    r"|load_dataset\([\"']rotten_tomatoes|\bcorpus import movie_reviews\b"
    r"|\bdatasets(?:\.|[^\n]{0,40} import )imdb\b|load_dataset\([\"']imdb[\"']"
    r"|(?<![a-z])iris\.(?:csv|data|txt|arff)(?![a-z])|\bimdb\.load_data\(|aclimdb|\bimdb dataset",
    # A tree that is grown until a depth is counted down.
    "overfitting": r"(?<![a-z_])depth ?(?:==|<=?) ?0\b",
    "train scored": rf"(?<![a-z])(?<!cross_val_)(?:{_SCORING})\w{{0,20}}\(\s*(?:[\w.$=]{{1,80}},\s{{0,80}})?"
    r"(?:[\w.$=]{0,80}[_.$=])?[xy]?_?train(?:ing)?(?![a-z])"
    r"|(?<![a-z])(?:pred\w{0,20}|prob\w{0,5}|acc\w{0,6}|rmse|mse|mae|auc|error|loss|score|results?)[._]train"
    # CatBoost's scores of the rows that it learned from.
    r"|\[[\"']learn[\"']\]",
    "errors": rf"(?<![a-z_])(?:gg)?(?:plot|scatter|lines?|geom_\w{{1,20}})\([^\n]{{0,160}}?(?<![a-z]){_PREDICTED}"
    r"|(?<![a-z])(?:(?:true|false)\.(?:pos|neg)|[tf][pn]\.rate)"
    rf"|(?<![a-z]){_PREDICTED}\w{{0,20}}(?:\[[^\n\]]{{1,40}}\]){{0,2}}\.plot\b",
}
"""The same, where it takes more than a word to tell."""

_LOOKED = lazy_pattern(
    r"resid|mis_?class|error_?analys|(?:per|by)_?(?:segment|slice|group)|importances?|saliency|grad_?cam"
    r"|(?<![a-z])(?:shap|lime|confusion)(?![a-z])|mis_?predict|(?<![a-z])(?:wrongly|incorrectly)(?![a-z])"
)
"""What is more than rates: a look at which rows are wrong, or at what decides."""

_COMPILED_LINES = {name: lazy_pattern(words) for name, words in _LINES.items()}
_WORD = lazy_pattern(r"[^\W\d]\w+")

KINDS = {
    "linear": r"lin(?:ear)?_?reg(?:ress\w*)?(?![a-z])|ols(?![a-z])|ridge|lasso|elastic_?net|g?lm(?![a-z])",
    "logistic": r"log(?:istic)?_?reg(?:ress\w*)?(?![a-z])|logit(?![a-z])",
    "additive": r"gam(?![a-z])",
    "forest": r"random_?forest",
    "tree": r"decision_?tree|rpart",
    "xgboost": r"xgb",
    "lightgbm": r"lgbm?|lightgbm",
    "catboost": r"cat_?boost",
    "boosting": r"gradient_?boost",
    "vectors": r"sv[mcr](?!_?light|[a-z])",
    "neighbours": r"knn|k_?neighbors|k_?nearest",
    "bayes": r"naive_?bayes",
    "process": r"gaussian_?process",
    "mixture": r"gmm(?![a-z])|gaussian_?mixture",
    "gaussian": r"gaussian_?class\w*|mvg(?![a-z])",
    "series": r"arima|prophet",
    "recurrent": r"lstm|gru(?![a-z])|rnn",
    "convolutional": r"cnn|conv_?net",
    "layers": r"mlp|perceptron|neural_?net",
}
"""Kinds of models, by the words that begin their names."""

_KINDS = lazy_pattern("(?<![a-z])(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in KINDS.items()) + ")")


ANYTHING = (*_TRACES, *_LINES, *KINDS, GENERATED, UNLABELLED, DRAWN, LOOKED)
"""What may stand in a file that cannot be read."""


def traces(code: str) -> tuple[str, ...]:
    """Return what the words of `code` may be: names of _TRACES, and the KINDS of models that it names."""
    # Each word once: a source says the same few hundred again and again.
    lower = code[:_LIMIT].lower()
    read = "\n".join(set(_WORD.findall(lower)))
    found = {name for name, words in _COMPILED.items() if words.search(read)}
    found |= {name for name, words in _COMPILED_LINES.items() if words.search(lower)}
    # A competition's test rows are called so, too, and have no answers; those to validate on have.
    found |= {TEST_PART if name.startswith("test") else "holdout" for name in parts_named(lower)}
    if takes_its_measure(lower):
        found.add("class measure")
    if are_written_evenly(lower):
        found.add(BALANCED)
    if _LOOKED.search(read):
        found.add(LOOKED)
    if "errors" not in found and may_look_at_errors(read, lower):
        found.add("errors")
    found |= {name for name, words in ((GENERATED, is_generated), (UNLABELLED, is_unlabelled)) if words(read)}
    return tuple(sorted(found | {match.lastgroup or "" for match in _KINDS.finditer(read)}))


@fact(when_asked)
def traces_of(source: Source) -> tuple[str, ...]:
    """Return the traces in the text of a source; found when it is asked for them, which few are."""
    return traces(source.text)
