"""What in a file was fitted, told from how its content begins; from its name where that is in no known form."""

import re

from mlfolio.evidence.files import Files
from mlfolio.evidence.pickles import Named, is_pickle, named_in, unpacked
from mlfolio.evidence.r_models import fitted_in_r
from mlfolio.patterns import lazy_pattern

_START = 1 << 16
"""Bytes that are read of a file. A pickle names the class of what it holds first."""

_STUB = 1024
"""Bytes. What is shorter and in no known form is a note that stands for a model, or a pointer to it."""

_PICKLED = lazy_pattern(r"\.(pkl|pickle|p|joblib|jbl|dill|sav)(\.(gz|bz2|xz|z))?$", re.IGNORECASE)
_HDF = lazy_pattern(r"\.(h5|hdf5|hf5)$", re.IGNORECASE)
_TORCH = lazy_pattern(r"\.(pt|pth|ckpt)$", re.IGNORECASE)
_GRAPH = lazy_pattern(r"^(?!.*plugins/profile/).*\.pb$", re.IGNORECASE)
"""A graph of TensorFlow's; what its profiler wrote names the same operations."""

_FORMAT = lazy_pattern(
    r"\.(keras|onnx|tflite|caffemodel|mlmodel|cbm|safetensors|gguf|skops|pmml|ubj)(\.(gz|bz2|xz|z))?$", re.IGNORECASE
)
"""Formats that hold nothing else."""

_ANYTHING = r"\.(bin|model|mdl|dat|rds|rdata|rda|bson|jld2|weights)$"
_NAMED_MODEL = lazy_pattern(rf"(model|weights|policy|trained|checkpoint)[^/]*{_ANYTHING}", re.IGNORECASE)
_LOOSE = lazy_pattern(_ANYTHING, re.IGNORECASE)
"""Suffixes of anything: a pickle tells what it is, and nothing else does but a name."""

_CALLED_DATA = lazy_pattern(
    r"mnist|cifar|dataset|(^|/)data/|features?|x_train|y_train|(^|/)(train|test)(_\w+)?\.", re.IGNORECASE
)
_TEXT_MODEL = lazy_pattern(
    r"((^|/)[^/]*(xgb|lgb|lightgbm|booster|model)[^/]*|(^|/)(saved_?|trained_?)?models?/([^/]+/)*[^/]+)\.(json|txt)$",
    re.IGNORECASE,
)
_SPARK = lazy_pattern(r"(^|/)metadata/part-0+$")
"""Where Spark keeps of which class a saved model is, beside its data."""

_SPARK_CLASS = lazy_pattern(r"\{\"class\":\"org\.apache\.spark\.ml\.[\w.]*?(\w*Model)\"")
_MODELS = lazy_pattern(r"(^|.*/)((saved|trained)[_-]?)?(models?|checkpoints?)/", re.IGNORECASE)
"""A folder of models, which may itself lie in one called data."""

_CALLED_A_MODEL = lazy_pattern(
    r"(^|/)(saved_?|trained_?)?models?/|model|classif|regress|estimator|predictor|forest|boost|xgb|lgbm?|network|weights"
    r"|pipeline|scaler|encoder|binari[sz]er|vectori[sz]er|tf-?idf|preprocess|imputer|tokeni[sz]er"
    r"|(?<![a-z])(svm|svc|svr|knn|rf|lr|dt|nb|gbm|clf|reg|mlp|nn|cnn|rnn|ann|lstm|gru|pca|kmeans|arima|prophet|bert)"
    r"(?![a-z])",
    re.IGNORECASE,
)
_LIBRARY = lazy_pattern(
    r"(sklearn|imblearn|xgboost|lightgbm|catboost|keras|tensorflow|statsmodels|prophet|fbprophet|lifelines|gensim"
    r"|surprise|implicit|lightfm|hmmlearn|pmdarima|category_encoders|feature_engine|sklearn_pandas|spacy|torch\.nn"
    r"|torch\.optim|torchvision|fastai|transformers|sentence_transformers|autogluon|pycaret|skorch|umap|hdbscan|sksurv"
    r"|pygam|nltk\.(classify|tag)|shap|lime|cuml|stable_baselines3?|econml|causalml|mlxtend|tpot|keras_preprocessing"
    r"|sktime|darts|optax|flax|haiku|neuralprophet|arch|river|pyod|bertopic|timm|ultralytics|pytorch_lightning)(\.|$)"
)
_NOTHING_FITTED = lazy_pattern(
    r"sklearn\.(utils|datasets|metrics|externals|model_selection\._split)(\.|$)|.*\.callbacks(\.|$)|statsmodels\.datasets"
)
_PLAIN = lazy_pattern(
    r"(builtins|__builtin__|copy_?reg|collections|datetime|decimal|fractions|uuid|pathlib|re|enum|types|functools|operator"
    r"|_codecs|numpy|pandas|scipy|joblib|torch|PIL|networkx|shapely|geopandas|pytz|dateutil|plotly|matplotlib|bs4)"
    r"(\.|$)|$"
)
_LEARNED = lazy_pattern(
    r"Model|Classif|Regress|Forest|Tree|Network|Bayes|Cluster|Means|Boost|Perceptron|MLP|SVM|KNN|LSTM|CNN|PCA|Scaler"
    r"|Encoder|Vectori[sz]er|Predictor|Estimator|Pipeline|Learner|Agent|Preprocess|Imputer"
)
_PARAMETERS = frozenset("weight weights bias biases coef coefficients intercept theta W w b W1 b1 w1".split())
_MAKES_AN_ARRAY = frozenset({"_reconstruct", "_reconstruct_array"})
"""What makes an array of NumPy's, or JAX's, anew."""


_ARRAYS = lazy_pattern(r"\.npz$", re.IGNORECASE)
_PARAMETER = lazy_pattern(
    r"(?:.*[_/.])?(?:weights?|bias(?:es)?|kernel|coef\w?|intercept|theta|[wWb])_?\d{0,3}\.npy", re.DOTALL
)
"""How the arrays of a model are called in an archive of NumPy's, or on their own."""

_OF_ROWS = lazy_pattern(r"(?:class|sample|instance|loss|label)[_-]?weights?", re.IGNORECASE)
"""Weights that nothing learned."""

_BARE = lazy_pattern(
    r"(?:^|/)(?:(?:saved|trained)[_-]?)?(?:models?|weights|checkpoints?)/(?:[^/]+/)*[^/.]+$", re.IGNORECASE
)
"""A file without a suffix, in a folder of models."""

_AMONG_MODELS = lazy_pattern(
    r"(?:^|/)(?:(?:saved|trained)[_-]?)?(?:models?|checkpoints?)/(?:[^/]+/)*[^/]+\.(?:model|mdl|dat|rds|rdata|rda)$",
    re.IGNORECASE,
)
"""What lies in a folder of models, with a suffix of anything; `.bin` is also what a drawing or a list of words has."""

_OTHERWISE_CALLED = lazy_pattern(
    r"(?:^|/)(?:(?:saved|trained)[ _-]?)?(?:models?|checkpoints?)/(?:[^/]+/)*[^/]+"
    r"\.(?!(?:pyc?|ipynb|r|md|txt|csv|tsv|json|ya?ml|toml|xml|html?|css|[jt]sx?|sql|java|go|rs|c|h|cpp|png|jpe?g|gif|svg)$)\w+$",
    re.IGNORECASE,
)
"""What lies in a folder of models, with a suffix of no known kind (`.bak`, a misspelt one): a pickle tells itself."""

_CHECKPOINT = lazy_pattern(r"\.data-00000-of-\d{5}$")
"""The first part of the weights in a checkpoint of TensorFlow's, whose other parts and index stand beside it."""

_BESIDE_A_MODEL = lazy_pattern(
    r"data|(?<![a-z])(rows?|tables?|frames?|results?|predictions?|preds?|submissions?|metrics?|scores?|history|splits?|labels?"
    r"|folds?|vocab|words?|columns?|names|importances?)(?![a-z])",
    re.IGNORECASE,
)
"""How a file there is called that holds no model."""

_TORCH_STARTS = (b"PK\x03\x04", b"\x80\x02\x8a\x0a")
_TORCH_MARKS = (b"weight", b"bias", b"torch.nn", b"__torch__", b"state_dict")
_SCRIPTED = (b"/data/0",)
"""TorchScript stores its tensors before what they are for; torch.save the other way round."""
_WEIGHTS = "a network's weights"
_KERAS_MARKS = (b"layer_names", b"model_weights", b"weight_names", b"keras_version")
_GRAPH_MARKS = (b"Placeholder", b"VarHandleOp", b"serving_default", b"Conv2D", b"MatMul", b"Const")


def what_was_fitted(path: str, files: Files) -> str | None:
    """Return what the file at `path` holds that was fitted, in words; None where it holds nothing of the kind.

    A class is named where a pickle names it. What cannot be told counts as nothing.
    """
    if _TEXT_MODEL.search(path):
        return "a booster, saved as text" if _is_booster(files.start(path, 64) or b"") else None
    if path.endswith("0") and _SPARK.search(path):
        return _of_spark(files.start(path, 200) or b"")
    if _CHECKPOINT.search(path):
        return _in_checkpoint(path, files)
    if not any(form.search(path) for form in (_PICKLED, _HDF, _TORCH, _GRAPH, _FORMAT, _LOOSE, _ARRAYS, _BARE)):
        return _in_an_array(path) or _under_another_suffix(path, files)
    start, size = files.start(path, _START), files.size(path)
    if size is None or (start is not None and size < _STUB and len(start) > size):
        # It lies here in another form than in git: large files that are kept elsewhere.
        return None
    return _in_content(path, start, size)


def _in_checkpoint(path: str, files: Files) -> str | None:
    """Return what a checkpoint of TensorFlow's holds; None beside the graph that is reported with it."""
    folder = path.rpartition("/")[0].rpartition("/")[0]
    is_reported = files.exists(f"{folder}/saved_model.pb".lstrip("/"))
    return None if is_reported or (files.size(path) or 0) < _STUB else _WEIGHTS


def _under_another_suffix(path: str, files: Files) -> str | None:
    start = files.start(path, _START) if _OTHERWISE_CALLED.search(path) else None
    return _in_pickle(path, start) if start and start.startswith(b"\x80") else None


def _in_an_array(path: str) -> str | None:
    """Return what an array of its own is, by its name and its folder's: `saved_network/weights1.npy`."""
    # Of all files the most are none: their names are told before their folders are looked at.
    folder, _, name = path.rpartition("/")
    is_model = _PARAMETER.fullmatch(name) and not _OF_ROWS.search(name) and _CALLED_A_MODEL.search(f"{folder}/")
    return "a model's parameters" if is_model else None


def _of_spark(start: bytes) -> str | None:
    """Return the class of a saved model, with which its metadata begin: `...spark.ml.clustering.KMeansModel`."""
    found = _SPARK_CLASS.match(start.decode("latin-1"))
    return f"`{found[1]}`" if found else None


def _is_booster(start: bytes) -> bool:
    return start.lstrip().startswith((b'{"learner"', b"tree\nversion", b"tree\r\nversion"))


def _in_content(path: str, start: bytes | None, size: int) -> str | None:
    if start is None:
        return _by_name(path)
    content = unpacked(start, _START)
    if content.startswith(_TORCH_STARTS) and any(form.search(path) for form in (_TORCH, _BARE, _LOOSE)):
        weights = _any(_TORCH_MARKS, content, _WEIGHTS) or _any(_SCRIPTED, content[:256], _WEIGHTS)
        return weights or (_by_name(path) if _LOOSE.search(path) else None)
    if content.startswith(b"\x89HDF"):
        return _any(_KERAS_MARKS, content, _WEIGHTS)
    if is_pickle(content) and not _FORMAT.search(path):
        return _in_pickle(path, content)
    if _ARRAYS.search(path):
        is_model = _CALLED_A_MODEL.search(path) and _PARAMETER.fullmatch(_first_in_archive(content))
        return "a model's parameters" if is_model else None
    if _GRAPH.search(path):
        return _any(_GRAPH_MARKS, content, "a TensorFlow graph")
    return fitted_in_r(content) or _in_another_form(path, content, size)


def _in_another_form(path: str, content: bytes, size: int) -> str | None:
    if size < _STUB or content.startswith(b"$FL"):
        return None
    if path.lower().endswith(".weights") and b"\0" in content:
        return _WEIGHTS
    return _by_name(path) or _by_folder(path, content)


def _first_in_archive(content: bytes) -> str:
    """Return the name of what a ZIP archive holds first, as its first header gives it (APPNOTE.TXT, 4.3.7)."""
    length = int.from_bytes(content[26:28], "little")
    return content[30 : 30 + length].decode("latin-1") if content.startswith(b"PK\x03\x04") else ""


def _any(marks: tuple[bytes, ...], content: bytes, what: str) -> str | None:
    return what if any(mark in content for mark in marks) else None


def _by_name(path: str) -> str | None:
    if form := _FORMAT.search(path):
        return f"a saved model ({form[0]})"
    if _CALLED_DATA.search(_MODELS.sub("", path)):
        return None
    if _BARE.search(path):
        return None
    called = _NAMED_MODEL if _LOOSE.search(path) else _CALLED_A_MODEL
    if _TORCH.search(path) or called.search(path):
        return "what was fitted, by its name"
    return None


def _by_folder(path: str, content: bytes) -> str | None:
    """Return what a file of no text is in a folder of models, where neither its form nor its name tells."""
    if not _AMONG_MODELS.search(path) or b"\0" not in content:
        return None
    name = path.rpartition("/")[2]
    is_beside = _CALLED_DATA.search(name) or _BESIDE_A_MODEL.search(name)
    return None if is_beside else "what was fitted, by its folder"


def _in_pickle(path: str, content: bytes) -> str | None:
    """Return the first class of a learning library, or of the author's that is called a model; or bare parameters."""
    arrays = parameters = False
    for named in named_in(content):
        if _was_fitted(named, path):
            return f"`{named.name.rpartition('.')[2]}`"
        arrays = arrays or named.name in _MAKES_AN_ARRAY
        parameters = parameters or (not named.module and named.name in _PARAMETERS)
        if arrays and parameters and _CALLED_A_MODEL.search(path):
            return "a model's parameters"
    return None


def _was_fitted(named: Named, path: str) -> bool:
    if not named.module or not named.name[:1].isupper() or _NOTHING_FITTED.match(named.module):
        return False
    if _LIBRARY.match(named.module):
        return True
    return not _PLAIN.match(named.module) and bool(_LEARNED.search(named.name) or _CALLED_A_MODEL.search(path))
