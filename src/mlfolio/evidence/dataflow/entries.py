"""Which sources the dataflow analysis begins with: those that train something."""

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.sources import Source
from mlfolio.patterns import lazy_pattern

_TRAINS = lazy_pattern(
    r"\.\s*fit\w*\s*\(|\bcross_val\w*\s*\(|\.backward\s*\(|\b(?:xgb|xgboost|lgb|lightgbm)\.train\s*\("
)
"""What no source that trains a model does without."""

_IN_THE_WORDS = ("fit", "cross_val", ".backward", ".train")
"""One of these stands wherever that fits; looking for them costs far less than the pattern does."""


@fact(lambda source: source.is_code)
def trains(source: Source) -> bool:
    """Whether something may be trained in it."""
    text = source.text
    return any(word in text for word in _IN_THE_WORDS) and bool(_TRAINS.search(text))
