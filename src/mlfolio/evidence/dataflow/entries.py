"""What the dataflow analysis begins with: sources that train something, or do something when they are run."""

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.toplevel import logic_of
from mlfolio.patterns import lazy_pattern

_TRAINS = {
    "fit": lazy_pattern(r"\.\s*fit\w*\s*\("),
    "cross_val": lazy_pattern(r"\bcross_val\w*\s*\("),
    "backward": lazy_pattern(r"\.backward\s*\("),
    ".train": lazy_pattern(
        r"\.train(?:(?<=\bxgb\.train)|(?<=\bxgboost\.train)|(?<=\blgb\.train)|(?<=\blightgbm\.train))\s*\("
        r"|\.train\s*\(\s*\w+\s*,\s*\w"
    ),
}
"""What no source that trains a model does without, by a word in it that is looked for much faster, as `re` looks for
the letters that a pattern begins with."""


@fact(lambda source: source.is_code)
def trains(source: Source) -> bool:
    """Whether something may be trained in it."""
    text = source.text
    return any(word in text and pattern.search(text) is not None for word, pattern in _TRAINS.items())


@fact(lambda source: source.is_code and not source.is_notebook)
def acts(source: Source) -> bool:
    """Whether a module does something when it is run, which may be to train with others."""
    return "__main__" in source.text or logic_of(source).outside > 0
