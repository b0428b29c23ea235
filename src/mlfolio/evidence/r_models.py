"""What R saved that was fitted, told from how its serialisation begins: nothing of it is loaded."""

from mlfolio.patterns import lazy_pattern

_SAVED = (b"X\n", b"RDX2\nX\n", b"RDX3\nX\n")
"""How the binary form begins, of one object (saveRDS) and of named ones (save), once unpacked (R Internals, 1.8)."""

_CALL = lazy_pattern(r"\x00\x00[\x00-\x03]\x06\x00\x00\x00\x01\x00[\x00-\xff]\x00\x09\x00\x00\x00([\x01-\x40])")
"""A call, with or without attributes, and how long the name is of what is called, which follows."""

_FITS = frozenset(
    "randomForest ranger rfsrc cforest neuralnet nnet multinom rpart ctree tree C5.0 J48 glmnet cv.glmnet svm ksvm gbm"
    " xgb.train xgboost lgb.train lightgbm lm glm lmer glmer gam loess polr betareg coxph survreg lda qda naiveBayes"
    " knn3 earth bagging adaboost plsr pcr arima Arima auto.arima prophet kmeans prcomp".split()
)
"""Functions that fit, and keep in what they return how they were called."""

_OF_CARET = b"".join(
    b"\x00\x04\x00\x09" + len(name).to_bytes(4, "big") + name for name in (b"parameter", b"class", b"label")
)
"""Names of the columns in which caret keeps, at the beginning of what it trained, the parameters of its method."""


def fitted_in_r(content: bytes) -> str | None:
    """Return what the unpacked `content` holds that R fitted, in words; None for tables, lists and functions of R's.

    A model keeps the call that fitted it before any other; a function that calls the same begins with another call.
    """
    if not content.startswith(_SAVED):
        return None
    if _OF_CARET in content:
        return "a model that caret trained"
    text = content.decode("latin-1")
    call = _CALL.search(text)
    name = text[call.end() : call.end() + ord(call[1])] if call else ""
    return f"`{name}`" if name in _FITS else None
