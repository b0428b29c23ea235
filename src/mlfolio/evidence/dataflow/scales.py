"""Scales that are computed by hand: what is taken off a column, or what it is divided by."""

from collections.abc import Iterable

from mlfolio.evidence.dataflow.facts import Fact, Facts
from mlfolio.evidence.dataflow.library_table import MEAN, METHODS, SCALE, TABLE

_BY_HAND = frozenset(name for *_, what, names in (*TABLE, *METHODS) if what == MEAN for name in names.split())
"""Calls that compute a statistic of the rows."""


def as_scale(facts: Iterable[Fact]) -> frozenset[Fact]:
    """Return statistics that one column's values are shifted or stretched by as its scale; those of groups stay."""
    return frozenset(one._replace(what=SCALE) if _is_scale(one, MEAN) else one for one in facts)


def mixed(facts: Facts) -> Facts:
    """Return what was learned for columns that are put together or compared: how they are scaled matters then."""
    if not any(_is_scale(one, SCALE) for _, one in facts):
        return facts
    return frozenset((name, one._replace(what=MEAN) if _is_scale(one, SCALE) else one) for name, one in facts)


def _is_scale(fact: Fact, what: str) -> bool:
    return fact.what == what and fact.by in _BY_HAND and not fact.groups
