"""Results put forward, a submission or a model that is served, though nothing here measures how good they are."""

from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.learning.experiments import MEASURES
from mlfolio.evidence.learning.learning import Learning
from mlfolio.evidence.prose.told_tests import tells_its_result
from mlfolio.evidence.serving.loading import loadings
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding

_ASKED = lazy_pattern(r"\.predict(?:_proba)?\(")
_MODEL = lazy_pattern(r"(?i)model|clf|classif|regress|pipe|estimator|predictor|forest|xgb|lgb|svm|svc|knn|_rf|rf_")
"""The line that loads a model, which an encoder or a table beside it is not."""

_LEARNS = frozenset({"trained", "own training", "clustered", "inference", "split", "cross-validation", *MEASURES})


def handed_in_unmeasured(learning: Learning, _: Sources) -> Finding | None:
    """Return where predictions are handed in, if nothing in the repository tests what makes them."""
    signs = [sign for reading in learning.readings for sign in reading.signs]
    if any(sign.role in ("split", "cross-validation") for sign in signs):
        return None
    found = next((sign for sign in signs if sign.role == "submission"), None)
    return (
        found.finding("predictions are handed in from here, and nothing measures them on data with answers")
        if found
        else None
    )


def served_unmeasured(learning: Learning, sources: Sources) -> Finding | None:
    """Return where a model is loaded from a file, if nothing in the repository trains anything at all."""
    if any(sign.role in _LEARNS for reading in learning.readings for sign in reading.signs):
        return None
    if not any(_ASKED.search(one.text) for one in sources.code):
        return None
    silent = (one for one in sources.code if not tells_its_result(one))
    loaded = ((one, loading) for one in silent for loading in loadings(one) if loading.problem is None)
    found = next(((one, loading) for one, loading in loaded if _MODEL.search(one.lines[loading.line - 1])), None)
    return found and Finding("a model is loaded that nothing here trains or measures", found[0].path, found[1].line)
