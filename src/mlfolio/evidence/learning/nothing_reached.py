"""Why nothing was reached that a README could report, although a library that learns is imported."""

import re

from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.code.toplevel import logic_of
from mlfolio.evidence.coursework.names import is_named_for_a_task
from mlfolio.evidence.files import Files
from mlfolio.evidence.learning.learning import Learning
from mlfolio.evidence.learning.own_model import (
    COMPILED,
    MODELS,
    OF_MODELS,
    READ_BY_WORDS,
    SAVED,
    brings_one,
    defines_one,
    has_other,
)
from mlfolio.patterns import lazy_pattern

_DATA = (
    "*.csv", "*.tsv", "*.xlsx", "*.parquet", "*.npy", "*.npz", "*.mat", "*.arff", "*.data", "*.jsonl", "*.csv.*",
)  # fmt: skip
"""Sets of data by their names, packed ones too."""

_FITTED = OF_MODELS - {"model", "simple model"}
"""Those of what is fitted, and not only made, to be handed to what fills gaps."""

_FITTING = frozenset("sklearn xgboost lightgbm catboost statsmodels imblearn".split())
"""Libraries whose models are fitted in a call that is told; what others bring may be loaded ready-made."""

_LEARNED = _FITTED - {"own model", "own accuracy"}
"""Roles of what is trained, grouped, predicted or measured, and not only written out."""

_MAY_LEARN = lazy_pattern(
    r"\bdef (?:\w{0,40}_)?(?:fit|train|predict)(?:\(|_(?:model|network|epoch|loop|step|one|on|and)\w*\()"
    r"|\.(?:fit|train|learn|predict)\w{0,20}\(\s*[^)\s]|\boptim(?:izers?)?\b|\.step\("
    r"|\b(?:joblib|torch|pickle|dill|cloudpickle)\.load\(|\bload_(?:model|state_dict|weights|learner|checkpoint)"
    r"|from_pretrained|InferenceSession|[Tt]rainer\b"
)
"""Code that may train or load a model in whatever way."""

_MAY_READ = lazy_pattern(
    r"\bpipeline\(|\bopen\(|\bread_\w+\(|\bloadtxt\(|\b(?:load|fetch|make)_\w+\(|\b[Dd]ata_?[Ss]ets?\b"
)
"""Code that may read what a model could be trained on, in a source that has to do with models."""

_TRAINS = lazy_pattern(r"(?i)(?<![a-z])(?:train|fit(?![a-z])|epoch|optimi[sz]er|gradient_?descent|back_?prop)")
"""The same in compiled languages, by its words."""

_FOR_ANYTHING = frozenset("cloudpickle cv2 dill joblib networkx nltk numba pickle".split())
"""Libraries of MODELS that programs without any use as well: they keep objects, cut words, draw and count."""

_ASKS_A_MODEL = lazy_pattern(
    r"(?i)\.(?:predict|fit|decision_function|infer|forward)\w*\("
    r"|(?<![a-z])(?:models?|clf|classifiers?|regressors?|estimators?|networks?|weights)\w{0,20} ?="
    r"|(?<![a-z])(?:vader|sentiment|naive_?bayes|load_?model|train_?model)"
)
_PREDICTS = lazy_pattern(r"(?i)(?<![a-z])(?:predict|classif|regress|neural|network|cluster|forecast)")
_BEGINS = lazy_pattern(r"^if __name__ ?==|^(?:main|run)\(", re.MULTILINE)
"""Where a script begins, though it does no more at its top level than call what it defines."""

_OF_DATA = lazy_pattern(
    r"\bclass \w{0,40}Model\((?:[\w.]{0,30}\.)?(?:Model|BaseModel|SQLModel|Base|Document|EmbeddedDocument|Schema"
    r"|Serializer|ModelSerializer|AbstractUser|TypedDict|Enum)\b"
)
"""A class for what a database or a request holds, which frameworks call a model."""


def only_prepares(sources: Sources, files: Files, learning: Learning) -> bool:
    """Whether data is transformed here by what is fitted to it, as an imputer is, and no model fitted or loaded."""
    roles = {sign.role for one in learning.readings for sign in one.signs}
    if "transformer" not in roles or roles & _FITTED or has_other(files):
        return False
    brought = {one.top for source in sources.code for one in source.imports if brings_one(one, MODELS)}
    return brought <= _FITTING and not any(map(defines_one, sources.code))


def learns_nothing(sources: Sources, files: Files, learning: Learning) -> bool:
    """Whether networks or tensors are only written out, drawn or timed here: nothing is trained, loaded or measured."""
    roles = {sign.role for one in learning.readings for sign in one.signs}
    if not sources.code or learning or roles & _LEARNED or files.named(*READ_BY_WORDS, *SAVED):
        return False
    if any(_TRAINS.search(files.text(path) or "") for path in files.named(*COMPILED)):
        return False
    if any(_MAY_LEARN.search(source.text) for source in sources.code):
        return False
    return not any(_MAY_READ.search(source.text) for source in sources.code if _has_to_do_with_models(source))


def _has_to_do_with_models(source: Source) -> bool:
    return any(brings_one(one, MODELS) for one in source.imports) or defines_one(source)


def only_defines(sources: Sources, files: Files) -> bool:
    """Whether algorithms are written down and nothing runs one: no script, cell or test, on no data that lies here."""
    if not sources.code or sources.tests or has_other(files) or next(iter(files.named(*_DATA)), None):
        return False
    return not any(map(_runs, sources.code))


def is_without_learning(sources: Sources, files: Files, learning: Learning) -> bool:
    """Whether neither a library, a word, a saved file nor code in another language has to do with learning here.

    So is a service without a model, whatever its README calls it.
    """
    roles = {sign.role for one in learning.readings for sign in one.signs}
    if not sources.code or learning or roles & _LEARNED or files.named(*SAVED):
        return False
    others = (files.text(path) or "" for path in files.named(*COMPILED, *READ_BY_WORDS))
    if any(_TRAINS.search(text) or _PREDICTS.search(text) for text in others):
        return False
    if any(brings_one(one, MODELS - _FOR_ANYTHING) for source in sources.code for one in source.imports):
        return False
    return not any(_may_be_a_model(source) for source in sources.code)


def _may_be_a_model(source: Source) -> bool:
    if any(one.top in _FOR_ANYTHING for one in source.imports) and _ASKS_A_MODEL.search(source.text):
        return True
    return defines_one(source) and not _OF_DATA.search(source.text)


def shows_exercises_alone(learning: Learning) -> bool:
    """Whether all that fits, groups, predicts or measures is named for what a course or book sets."""
    shown = [one.path for one in learning.readings if any(sign.role in _FITTED for sign in one.signs)]
    return bool(shown) and all(map(is_named_for_a_task, shown))


def runs_in_tests_alone(sources: Sources, files: Files) -> bool:
    """Whether there are tests, and neither a script, a notebook, a data set nor a saved model beside them.

    What is built there is built on a few made-up rows, to show that it works.
    """
    if not sources.tests or has_other(files) or next(iter(files.named(*_DATA)), None):
        return False
    return not any(source.is_notebook or _runs(source) or _BEGINS.search(source.text) for source in sources.code)


def _runs(source: Source) -> bool:
    """Whether anything is done at its top level."""
    logic = logic_of(source)
    return bool(logic.outside or logic.guarded)
