"""The tables of what libraries' functions, arguments and measures are for; the functions stand in library.txt."""

from functools import cache
from pathlib import Path

KEYWORDS = {
    word: role
    for role, words in {
        "split": "validation_split validation_data validation_steps eval_set valid_sets evals eval_dataset"
        " validation_fraction valid_pct val_dataloaders oob_score test_size",
        "cross-validation": "n_splits k_folds n_folds num_folds nfolds cv_folds",
        "curves": "early_stopping_rounds early_stopping use_best_model",
        "regularisation": "kernel_regularizer weight_decay reg_lambda reg_alpha penalty max_depth min_samples_leaf"
        " ccp_alpha dropout l2",
        "uncertainty": "n_bootstraps n_bootstrap yerr",
        "missing treated": "na_values",
        "imbalance": "class_weight scale_pos_weight is_unbalance sampling_strategy",
        "plot label": "xlabel ylabel title",
    }.items()
    for word in words.split()
}
"""Arguments of calls, and keys of tables, whatever they are given to, and the role that they show."""

SCORINGS = {
    word: role
    for role, words in {
        "metric accuracy": "accuracy acc sparse_categorical_accuracy categorical_accuracy binary_accuracy",
        "metric classification": "auc AUC average_precision balanced_accuracy f1 f1_macro f1_micro f1_weighted logloss"
        " log_loss mlogloss neg_log_loss precision recall roc_auc roc_auc_ovr",
        "metric regression": "mae mse mean_absolute_error mean_squared_error neg_mean_absolute_error"
        " neg_mean_squared_error neg_root_mean_squared_error r2 rmse",
    }.items()
    for word in words.split()
}
"""What measures are called where they are given by name: `scoring="f1"`, `metrics=["AUC"]`."""

SEED_KEYWORDS = frozenset(
    "random_state seed random_seed rng generator random_seeds worker_init_fn rand_seed rstate data_random_seed"
    " bagging_seed seed_value np_seed manual_seed".split()
)
"""Arguments that make a draw come out alike every time."""

LEARNING_LIBRARIES = frozenset(
    "autogluon autograd caffe catboost chainer cuml fastai fbprophet flaml flax gensim gluonts h2o haiku hmmlearn"
    " imblearn jax keras lightgbm lightning lifelines mxnet ngboost paddle pmdarima prophet pycaret pymc pyspark"
    " pytorch_tabnet sklearn skorch spacy statsmodels surprise tensorflow tflearn theano timm torch tpot transformers"
    " ultralytics xgboost".split()
)
"""Libraries that models are trained with."""


@cache
def roles_of_words() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the libraries and roles of every name in library.txt, the name `*` among them."""
    found: dict[str, list[tuple[str, str]]] = {}
    role = ""
    for line in Path(__file__).with_name("library.txt").read_text(encoding="utf-8").splitlines():
        library, colon, names = line.partition(":")
        if colon and line.startswith(" "):
            for name in names.split():
                found.setdefault(name, []).append((library.strip(), role))
        elif line and not line.startswith("#"):
            role = line
    return {name: tuple(places) for name, places in found.items()}


@cache
def libraries() -> frozenset[str]:
    """Return the libraries that the tables know, by the name that they are imported under."""
    places = (place for places in roles_of_words().values() for place in places)
    return LEARNING_LIBRARIES | {library.partition(".")[0] for library, _ in places} - {"any", "method", "random"}
