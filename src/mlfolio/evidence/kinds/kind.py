"""The kinds of repository, and how the signs of several are weighed against each other."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from mlfolio.kinds import KINDS

_ENOUGH = 2.0
"""What the signs of a kind must weigh together. One file that happens to be there weighs less."""

_SHOWN = 2


class Sign(NamedTuple):
    """Something that speaks for a kind, how much it weighs, and what was seen, in words that follow "because"."""

    kind: str
    weight: float
    words: str


class Kind(NamedTuple):
    """What a repository sets out to be, one of KINDS, and what showed it."""

    name: str
    reason: str


def chosen(name: str, by: str) -> Kind:
    """Return the kind `name` as somebody set it; `by` says where: an option, a file."""
    return Kind(name, f"set by {by}")


def unrecognised(reason: str) -> Kind:
    """Return the kind of what can be told to be of no other."""
    return Kind("general", reason)


def weighed(signs: Iterable[Sign]) -> Kind:
    """Return the kind whose signs weigh the most, with the heaviest of them as the reason; "general" for too little.

    Of equals the one that comes first in KINDS is taken.
    """
    by_kind: dict[str, list[Sign]] = defaultdict(list)
    for sign in signs:
        by_kind[sign.kind].append(sign)
    best = max(KINDS, key=lambda name: sum(sign.weight for sign in by_kind[name]))
    found = sorted(by_kind[best], key=lambda sign: -sign.weight)
    if sum(sign.weight for sign in found) < _ENOUGH:
        return unrecognised("nothing says that it is of a more special kind")
    return Kind(best, " and ".join(sign.words for sign in found[:_SHOWN]))
