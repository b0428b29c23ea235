"""Facts of a source: plain data, found once and kept, so that the syntax tree behind them can go."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from mlfolio.evidence.code.source import Source

Found = TypeVar("Found")


def _everywhere(_: "Source") -> bool:
    return True


def when_asked(_: "Source") -> bool:
    """Want a fact of no source: it is found where it is asked for, which is seldom."""
    return False


FACTS: dict[str, "Callable[[Source], object]"] = {}
"""Every fact of the modules that are imported, by name; `wanted` of each says of which sources it is needed."""


def fact(
    wanted: "Callable[[Source], bool]" = _everywhere,
) -> "Callable[[Callable[[Source], Found]], Callable[[Source], Found]]":
    """Make the decorated function of a source a fact: found once, kept with the source, found in two processes at once.

    It may look at its source alone, and return numbers, strings, and tuples or lists of them, named tuples too: never
    a node, nor the source. `wanted` tells the sources that are asked for it; others are told when they are asked.
    """

    def declare(find: "Callable[[Source], Found]") -> "Callable[[Source], Found]":
        name = f"{find.__module__}.{find.__name__}"

        def known(source: "Source") -> Found:
            return source.known.recall(name, partial(find, source))

        known.__doc__ = find.__doc__
        known.wanted = wanted  # type: ignore[attr-defined]
        FACTS[name] = known
        return known

    return declare


def find_facts(source: "Source", *, keeps_tree: bool = False) -> None:
    """Find every fact that is wanted of `source` and not known; let go of its syntax tree, unless it `keeps_tree`."""
    waiting = iter(FACTS.items())
    # What fails here fails again where it is asked for, and is then the matter of one check; the others go on.
    while not _are_found(waiting, source):
        pass
    source.release(but_tree=keeps_tree)


def _are_found(waiting: "Iterator[tuple[str, Callable[[Source], object]]]", source: "Source") -> bool:
    """Find what is `waiting` up to the first that fails; return whether none did."""
    # Not one by one: a hundred thousand are found in a large repository, and most in less time than `suppress` takes.
    with suppress(Exception):
        for name, find in waiting:
            if not source.known.holds(name) and find.wanted(source):  # type: ignore[attr-defined]
                find(source)
        return True
    return False
