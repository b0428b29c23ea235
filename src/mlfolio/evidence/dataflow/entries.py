"""Which sources the dataflow analysis begins with: those that train something."""

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.sources import Source
from mlfolio.patterns import lazy_pattern

_TRAINS = {
    "fit": lazy_pattern(r"\.\s*fit\w*\s*\("),
    "cross_val": lazy_pattern(r"\bcross_val\w*\s*\("),
    "backward": lazy_pattern(r"\.backward\s*\("),
    ".train": lazy_pattern(r"\b(?:xgb|xgboost|lgb|lightgbm)\.train\s*\("),
}
"""What no source that trains a model does without, by a word in it that is looked for much faster."""


@fact(lambda source: source.is_code)
def trains(source: Source) -> bool:
    """Whether something may be trained in it."""
    text = source.text
    return any(word in text and pattern.search(text) is not None for word, pattern in _TRAINS.items())
