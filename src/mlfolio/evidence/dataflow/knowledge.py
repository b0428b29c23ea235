"""What is known of a name: by the table of libraries, by the names of methods, or by how the name ends."""

from functools import cache, lru_cache
from typing import NamedTuple

from mlfolio.evidence.dataflow.library_table import AXES, CHOICE, EMBEDDING, FILL, METHODS, SCALE, TABLE, WORDS
from mlfolio.patterns import lazy_pattern


class Call(NamedTuple):
    """What is known of one name: its library, its effect on rows (see EFFECTS), and what it learns from them."""

    library: str
    name: str
    effect: str
    what: str


ALIASES = frozenset(
    "pd pl np plt sns tf torch nn F sk sklearn xgb lgb sm smf stats scipy keras math os re random".split()
)
"""Names that stand for libraries even in a cell whose imports are elsewhere."""

ATTRIBUTES_WITHOUT_ROWS = frozenset("shape columns dtypes dtype ndim size nbytes plot empty n_rows dim".split())
"""Attributes of data that say nothing about single rows."""

TESTS = frozenset(
    "predict predict_proba predict_log_proba decision_function predict_classes predict_generator score evaluate"
    " evaluate_generator predict_on_batch".split()
)
"""Methods of a trained model that test it on rows, or at least apply it to them."""

GOES_ON = frozenset(["Sequential", "Model", "load_model"])
"""Models whose `fit` goes on from the training before."""

CHOOSES = frozenset(["EarlyStopping", "ModelCheckpoint", "ReduceLROnPlateau"])
"""Callbacks that pick the best moment of a training by what it is validated on."""

GIVEN_BY_HAND = frozenset(["X_val", "x_val", "X_valid"])
"""How trainings written by hand call what they are validated on, whatever they make of it."""

VALIDATES = GIVEN_BY_HAND | frozenset(
    "validation_data eval_set valid_sets evals validation_generator eval_data validation_split".split()
)
"""Arguments of a training that hold what it is validated on."""

LISTS_SETS = frozenset(["valid_sets", "evals"])
"""Those of VALIDATES that list whole sets, where others pair features with a target."""

IGNORE_FEATURES = frozenset(["DummyClassifier", "DummyRegressor"])
"""Models that look at the answers alone, so that nothing that was learned of the features reaches their score."""

SEARCHED = "best_score_"
"""What tells the score on folds of the best setting that a search found."""

REGRESSIONS = frozenset(
    "LinearRegression OLS ols WLS wls GLS gls GLM glm RLM rlm QuantReg quantreg Logit logit Probit probit".split()
)
"""Models that are fitted to read their coefficients, where these or their summary are read."""

SCORES = frozenset(["score", "evaluate", "evaluate_generator"])
"""Those of TESTS that return a score by themselves."""

TRAINS = frozenset(
    ["fit", "partial_fit", "fit_generator", "train_on_batch", "fit_on_texts", "adapt", "fit_on_sequences"]
)
"""Methods that learn from rows."""

APPLIES = frozenset(
    "transform inverse_transform texts_to_sequences texts_to_matrix sequences_to_matrix flow"
    " flow_from_dataframe".split()
)
"""Methods that change rows by what was learned before."""

_ESTIMATOR_LIBRARIES = frozenset(
    "sklearn xgboost xgb lightgbm lgb lgbm catboost keras tensorflow tf torch nn layers imblearn skopt mlxtend"
    " category_encoders feature_engine linear_model ensemble svm tree naive_bayes neighbors preprocessing cuml".split()
)

_LIBRARIES = _ESTIMATOR_LIBRARIES - {"layers", "svm", "tree", "preprocessing", "ensemble", "neighbors"} | {
    "pandas", "numpy", "scipy", "matplotlib", "seaborn", "statsmodels", "joblib", "pickle", "os", "sys", "random", "re",
}  # fmt: skip

_LEARNED_BY_NAME = {
    "Scaler": SCALE,
    "Imputer": FILL,
    "Vectorizer": WORDS,
    "PCA": AXES,
    "Analysis": AXES,
    "Selector": CHOICE,
}

_ESTIMATOR_NAMES = (
    "Classifier", "Regressor", "Regression", "CV", "Scaler", "Encoder", "Imputer", "Vectorizer", "Transformer", "SVC",
    "SVR", "NB", "Lasso", "Ridge", "Net", "Model", "Selector", "Perceptron", "Analysis",
    "EarlyStopping", "ModelCheckpoint",
)  # fmt: skip


_BY_HAND = lazy_pattern(
    r"^(?:My|Own|Custom|Simple|Scratch|Numpy)_?(?=[A-Z])|_?(?:From)?Scratch$|_?(?:Custom|Numpy|NumPy)$"
)
"""What a class that is written by hand is called beside the name of what it stands for."""


def stands_for(name: str) -> str:
    """Return the name of what a class of the code stands for, which a library has under it."""
    return _BY_HAND.sub("", name) or name


_ALSO_CALLED = {
    "SVM": "SVC", "SVMClassifier": "SVC", "SupportVectorMachine": "SVC", "SupportVectorClassifier": "SVC",
    "SVMRegressor": "SVR", "SupportVectorRegressor": "SVR",
    "KNN": "KNeighborsClassifier", "KNNClassifier": "KNeighborsClassifier", "KNearestNeighbors": "KNeighborsClassifier",
    "KNNRegressor": "KNeighborsRegressor", "NaiveBayes": "GaussianNB", "GaussianNaiveBayes": "GaussianNB",
    "DecisionTree": "DecisionTreeClassifier", "RandomForest": "RandomForestClassifier",
    "LinearRegressor": "LinearRegression", "RidgeRegression": "Ridge", "LassoRegression": "Lasso",
    "LogisticRegressor": "LogisticRegression", "LogisticClassifier": "LogisticRegression",
    "LDA": "LinearDiscriminantAnalysis", "QDA": "QuadraticDiscriminantAnalysis",
}  # fmt: skip
"""How models that are written by hand are called after their method, and the name under which scikit-learn has it."""


def is_double(name: str, other: str) -> bool:
    """Whether the names of two classes stand for one model, however it is written."""
    return len({_ALSO_CALLED.get(kind, kind) for kind in map(stands_for, (name, other))}) == 1


def is_library(name: str) -> bool:
    """Whether a module's name is that of a library whose calls the table holds."""
    return name.partition(".")[0] in _LIBRARIES


def learned_by_name(name: str) -> str:
    """Return what a transformer that the table does not hold learns, by the end of its name; empty for no hint."""
    return next((what for ending, what in _LEARNED_BY_NAME.items() if name.endswith(ending)), "")


def applies_to_others(name: str) -> bool:
    """Whether what a transformer learned can be applied to other rows, so that it can stand in a pipeline."""
    known = call_of(name)
    if known is None:
        return bool(learned_by_name(name))
    return known.effect in ("transformer", "wrapper") and (known.what != EMBEDDING or known.library == "umap")


def makes_estimator(name: str) -> bool:
    """Whether a class that the table does not hold is an estimator, by its library or the end of its name."""
    parts = name.split(".")
    is_class = (parts[-1][:1].isupper() and not parts[-1].isupper()) or parts[-1] in ("SVC", "SVR")
    return is_class and (parts[0] in _ESTIMATOR_LIBRARIES or parts[-1].endswith(_ESTIMATOR_NAMES))


@cache
def calls() -> dict[str, Call]:
    """Return what is known of each name; names that mean nothing alone stand with their module (`xgb.train`)."""
    return {
        name: Call(library, name.rpartition(".")[2], effect, what)
        for library, effect, what, names in TABLE
        for name in names.split()
    }


@cache
def methods() -> dict[str, Call]:
    """Return what is known of the methods of tables, columns and arrays."""
    return {name: Call("pandas", name, effect, what) for effect, what, names in METHODS for name in names.split()}


@lru_cache(maxsize=1 << 14)
def call_of(name: str) -> Call | None:
    """Return what is known of a dotted name, by its last two parts or its last."""
    known = calls()
    parts = name.split(".")
    return known.get(".".join(parts[-2:])) or known.get(parts[-1])
