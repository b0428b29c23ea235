"""Expressions of columns that are only named, as in Polars and Spark: what they learn of the table they are put to."""

from collections.abc import Iterable

from mlfolio.evidence.dataflow.facts import Fact
from mlfolio.evidence.dataflow.holders import Items, names_of
from mlfolio.evidence.dataflow.joining import facts_of, parts_of
from mlfolio.evidence.dataflow.library_table import OF_GROUPS
from mlfolio.evidence.dataflow.plain import Plain
from mlfolio.evidence.dataflow.rows import ROWS_OF_WHATEVER_TABLE
from mlfolio.evidence.dataflow.run import Arguments
from mlfolio.evidence.dataflow.values import Data, Statistic


def of_table(facts: Iterable[Fact], table: Data) -> frozenset[Fact]:
    """Return facts, those of named columns as what was learned from the rows of the table that they are put to."""
    return frozenset(fact._replace(over=table.rows) if fact.over == ROWS_OF_WHATEVER_TABLE else fact for fact in facts)


def by_group(owner: Statistic, arguments: Arguments) -> Statistic:
    """Return what a statistic of a named column is for each group."""
    keys = frozenset(name for value in arguments.positional for name in names_of(value))
    named = frozenset(
        one._replace(what=OF_GROUPS, groups=keys) if one.over == ROWS_OF_WHATEVER_TABLE else one for one in owner.facts
    )
    return Statistic(named, owner.site)


def computed(table: Data, arguments: Arguments) -> Statistic | None:
    """Return what is computed over a table that is asked for nothing but statistics; None for another."""
    parts = [part for value in arguments.all() for part in parts_of(value)]
    statistics = [part for part in parts if isinstance(part, Statistic)]
    if not statistics or len(statistics) < len(parts):
        return None
    return Statistic(of_table((one for part in parts for one in facts_of(part)), table), statistics[0].site)


def names_asked_for(arguments: Arguments) -> list[str]:
    """Return the columns that a table is asked for by their names alone; none where it is asked for something else."""
    given = arguments.positional
    parts = [part for value in given for part in (value.elements if isinstance(value, Items) else [value])]
    known = [part.value for part in parts if isinstance(part, Plain) and isinstance(part.value, str)]
    return known if len(known) == len(parts) and not arguments.named else []
