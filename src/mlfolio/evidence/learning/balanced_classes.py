"""Classes of which all are as frequent, so that accuracy hides none: labels written out, data that a README names."""

from collections import Counter
from collections.abc import Iterator

from mlfolio.evidence.files import Files
from mlfolio.patterns import lazy_pattern

_LIMIT = 200_000
_NAMED = lazy_pattern(
    r"(?i)\b(?:on|with|using|from|of|in|the)\s[\[*_`\"]{0,3}(?:fashion[-_ ]?)?mnist\b"
    r"|\b(?:fashion[-_ ]?)?mnist[\])*_`\"]{0,3}\s(?:data|digits?|handwritten|images)"
)
_LISTED = lazy_pattern(
    r"(?<![a-z_])(?:y|ys|labels?|targets?|classes)(?:_?(?:train|true))?\s?=\s?(?:(?:np|numpy|torch)\.\w{4,6}\(\s{0,9})?"
    r"\[([-+\d\s,.'\"a-z_]{7,600})\]"
)
"""What a list of labels is bound to, and what stands between its brackets, in lower case."""

_FEWEST = 4


def readmes_of_balanced_data(files: Files) -> Iterator[str]:
    """Yield the READMEs that say that the work beside them is done on MNIST or Fashion-MNIST."""
    yield from (path for path in files.named("readme.md") if _NAMED.search((files.text(path) or "")[:_LIMIT]))


def are_written_evenly(code: str) -> bool:
    """Return whether lower-case `code` binds labels to lists of at least four, each with as many of every class."""
    counts = [Counter(filter(None, (one.strip() for one in found[1].split(",")))) for found in _LISTED.finditer(code)]
    return bool(counts) and all(map(_are_even, counts))


def _are_even(labels: Counter[str]) -> bool:
    return 1 < len(labels) <= labels.total() / 2 and labels.total() >= _FEWEST and len(set(labels.values())) == 1
