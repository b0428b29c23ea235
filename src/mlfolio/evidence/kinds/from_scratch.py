"""The signs of an algorithm that was written by hand."""

import re
from collections.abc import Iterator

from mlfolio.evidence.kinds.clues import Clues, first_definitions, first_imports, quoted
from mlfolio.evidence.kinds.kind import Sign
from mlfolio.patterns import lazy_pattern

_SAID = lazy_pattern(
    # A project of anything may be begun from scratch.
    r"(?<!projects[- ])(?<!project[- ])(?<!portfolio[- ])\bfrom[- ]scratch\b"
    r"|\bhome-?made\b|\bhand-?(?:written|made|coded)\b|\bby hand\b|\bdesde cero\b|\bdo zero\b|\bvon grund auf\b|从零"
    r"|\bwith(?:out| no) (?:using |any |the |an? |use of |help of |external |existing |other |high-level "
    r"|machine learning |ml |kind of ){0,4}"
    r"(?:sklearn|scikit-?learn|libraries|library|frameworks?|tensorflow|pytorch|keras|packages)\b"
    r"|\b(?:only|just|pure|nothing but|plain|vanilla) (?:python and )?numpy\b|\bnumpy[- ]only\b|\bpure python\b"
    r"|\bre-?implement(?:ed|ations?|ing)\b",
    re.IGNORECASE,
)
_PATH = lazy_pattern(r"from[-_ ]?scratch")
_INNARDS = lazy_pattern(
    r"_*(?:(?:calc\w*_|get_|compute_|find_)?(?:entropy|gini(?:_?index|_?impurity)?|impurity|info(?:rmation)?_?gain)"
    r"|(?:find_|get_|best_)+split|build_?tree|back_?prop\w*|gradient_?descent|forward_?prop\w*"
    r"|compute_(?:cost|gradients?)|(?:sigmoid|relu|tanh)(?:_\w*)?|softmax|euclid\w*|cost_?function"
    r"|init(?:ialize)?_(?:weights|centroids|parameters)|update_(?:weights|centroids))"
)
"""Names of the functions that an algorithm is made of, which only those define who write it themselves."""

_TOOLS = lazy_pattern(r"_*(?:sigmoid|relu|tanh|softmax|euclid)\w*")
"""Those that other work needs, too: alone they make no algorithm."""

_LARGE = 10
"""Files of code. One function among more is a part of other work."""

_LIBRARIES = frozenset({"torch", "tensorflow", "keras", "theano", "jax", "lasagne", "xgboost", "lightgbm", "catboost"})


def signs(clues: Clues) -> Iterator[Sign]:
    """Yield what says that no library does the work here."""
    if _SAID.search(clues.title):
        yield Sign("from-scratch", 6, f"its README is titled {quoted(clues.title)}")
    opening = _SAID.search(clues.opening)
    if opening:
        yield Sign("from-scratch", 3, f"its README says {quoted(opening[0])}")
    path = next(clues.paths(_PATH, "scratch"), None)
    if path:
        yield Sign("from-scratch", 1.5, f"it holds {path}")
    yield from _written(clues)


def _written(clues: Clues) -> Iterator[Sign]:
    found = {
        name: source.path
        for source in clues.code
        if _LIBRARIES.isdisjoint(first_imports(source))
        for name in first_definitions(source)
        if _INNARDS.fullmatch(name)
    }
    if found:
        name, path = next(iter(found.items()))
        little = _TOOLS.fullmatch(name) or len(clues.code) > _LARGE
        weight = 3 if len(found) > 1 else 1.5 if little else 2
        yield Sign("from-scratch", weight, f"{path} defines {name}")
