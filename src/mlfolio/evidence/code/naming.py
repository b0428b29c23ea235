"""Which of the names that an author chose follow the conventions: those of PEP 8, and the habits of the field."""

from functools import lru_cache
from itertools import starmap
from typing import NamedTuple

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.names import Name, names_of
from mlfolio.evidence.code.source import Source
from mlfolio.patterns import lazy_pattern

_CLASS = lazy_pattern(r"[a-z]?[A-Z][A-Za-z0-9]*(?:(?<=\d)_\d[A-Za-z0-9]*)?$|[A-Z0-9]+(?:_[A-Z0-9]+)*$")
_PART = lazy_pattern(
    r"(?:[a-z0-9]+|[A-Z0-9]+[a-z]?|\d[A-Z][a-z]*|[A-Za-z]{1,3}\d*|[a-z]+\d*(?:[A-Z]\d*)?|[a-z]{1,3}[A-Z]{1,4}\d*|d[A-Z][A-Za-z0-9]*"
    r"|[XYZ][a-z0-9]*|[A-Z](?:bar|hat|inv|tilde|star|reg|new|old|norm|mean|std|cov|max|min|train|test|val|pred|true|ref|opt|init)"
    r"|(?:Alpha|Beta|Gamma|Delta|Epsilon|Zeta|Theta|Kappa|Lambda|Sigma|Omega|Tau|Phi|Psi|Chi)[A-Z]?\d*"
    r"|[A-Za-z]{0,8}LU|None|True|False)$"
)
"""Between underscores: lower case, an acronym or matrix (XTX, MSE, Xb), what ends in one (trainX, invXTX), a derivative
(dW1), a Greek letter, an activation (LeakyReLU), and what is None.
"""

_TYPE = lazy_pattern(r"[A-Z][A-Za-z0-9]*(?:Schema|Type|Base)$")
"""A variable that holds what a class would."""

_OVERRIDES = lazy_pattern(
    r"(?:setUp|tearDown|asyncSetUp|asyncTearDown)(?:Class|Module|TestData)?$|runTest$|do[A-Z]\w*$|(?:visit|depart|handle|do|exit|enter)_\w+$"
    r"|on[A-Z]\w*$|\w+Event$|format(?:Time|Exception|Stack)$|maxDiff$|longMessage$|extendMarkdown$"
)
"""Names that a framework chose: unittest, ast, http.server, Qt, logging, Python-Markdown."""

_HOOK = lazy_pattern(r"makeExtension$|(?:setUp|tearDown)Module$")
"""Functions that a framework looks for by their names: Python-Markdown, unittest."""

_CHOSEN_ELSEWHERE = {"method": (_OVERRIDES,), "variable": (_OVERRIDES, _TYPE), "function": (_HOOK,)}


class Naming(NamedTuple):
    """How many names a source gives, and those against the conventions: text, kind and line of each."""

    count: int
    odd: tuple[tuple[str, str, int], ...]


@fact(lambda source: source.is_code)
def naming(source: Source) -> Naming:
    """Return how the names of `source` are chosen."""
    names = names_of(source)
    return Naming(len(names), tuple(tuple(name) for name in names if not _is_conventional(name)))


def odd_names(source: Source) -> list[Name]:
    """Return the names of `source` that are against the conventions, in the order of its lines."""
    return list(starmap(Name, naming(source).odd))


def _is_conventional(name: Name) -> bool:
    return _fits(name.text.strip("_"), name.kind)


@lru_cache(maxsize=1 << 14)
def _fits(text: str, kind: str) -> bool:
    if not text.isascii() or not text:
        return True
    if kind == "class":
        return _CLASS.match(text) is not None
    if any(pattern.match(text) for pattern in _CHOSEN_ELSEWHERE.get(kind, ())):
        return True
    return all(map(_is_part, filter(None, text.split("_"))))


@lru_cache(maxsize=1 << 14)
def _is_part(part: str) -> bool:
    return _PART.match(part) is not None
