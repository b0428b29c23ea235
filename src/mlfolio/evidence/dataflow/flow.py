"""What the analysis of one source came to, as plain data, with all that it followed from: it is kept between runs."""

from collections.abc import Callable
from typing import NamedTuple

from mlfolio.evidence.dataflow.analysis import Analysis
from mlfolio.evidence.dataflow.idle_leaks import idle_around
from mlfolio.evidence.dataflow.kept_groups import grouped_by, tests_whole_groups
from mlfolio.evidence.dataflow.leaks import leaks_of
from mlfolio.evidence.dataflow.on_purpose import is_made_on_purpose
from mlfolio.evidence.dataflow.own_modules import Consulted
from mlfolio.evidence.dataflow.pairs import evaluations
from mlfolio.evidence.dataflow.refits import kinds_for_others, models_for_others
from mlfolio.evidence.dataflow.rows import Site
from mlfolio.evidence.dataflow.spared import clean_files
from mlfolio.evidence.dataflow.story import Where, story_of

Spot = tuple[int, int | None]
"""The line and cell of a place, as a reader looks for it."""

PlainStory = tuple[
    str,
    tuple[str, int, int, int],
    str,
    tuple[tuple[str, str, int, int | None], ...],
    tuple[str, ...],
    tuple[str, ...],
    tuple[str, ...],
    tuple[str, ...],
]
"""The kind of a leak, its site, its message, the places it passes (role, path, line and cell), the kinds of models
that are trained for others than the rows of which it tells, the idle functions that all its tests stand in, the columns
of which one settles it where another source's folds keep its groups whole, and where rows are tested on that it leaves
clean."""


class Flow(NamedTuple):
    """What one source came to.

    `evaluated` says whether a model is trained and tested, `held_out` which kinds of models are tested on other rows
    than exactly those they were trained on, `for_others` which predict rows that nothing scores, `clean` of which files
    rows are tested on that nothing was learned from, `problem` why that is not all. It holds as long as the source may
    take `share` steps in other modules, and those that it `consulted` are as they were.
    """

    evaluated: bool
    held_out: tuple[str, ...]
    for_others: tuple[str, ...]
    clean: tuple[str, ...]
    problem: str | None
    stories: tuple[PlainStory, ...]
    share: int
    consulted: Consulted


def flow_of(analysis: Analysis, spot: Callable[[Site], Spot], share: int, consulted: Consulted) -> Flow:
    """Return what the analysis of a source came to; `spot` tells where a reader finds a site."""
    pairs = evaluations(analysis)

    def seen_from(head: Site) -> Where:
        return lambda site: _named(site, spot) if site.path == head.path else f"{site.path}, {_named(site, spot)}"

    stories: list[PlainStory] = []
    for leak in leaks_of(analysis):
        story = story_of(leak, analysis, seen_from)
        if is_made_on_purpose(story.site, analysis.path, analysis.statements) or tests_whole_groups(leak):
            continue
        places = (("", story.site), *story.chapters)
        told = tuple((role, site.path, *spot(site)) for role, site in places)
        refitted, idle = models_for_others(leak, analysis), idle_around(leak, analysis.statements)
        plain = (leak.kind.value, tuple(story.site), story.message, told, refitted, idle, grouped_by(leak), leak.spares)
        stories.append(plain)
    held_out = tuple(sorted({pair.test.kind for pair in pairs if pair.training.rows != pair.test.rows}))
    others, clean = kinds_for_others(analysis), clean_files(pairs, analysis)
    return Flow(bool(pairs), held_out, others, clean, analysis.problem, tuple(stories), share, consulted)


def _named(site: Site, spot: Callable[[Site], Spot]) -> str:
    line, cell = spot(site)
    return f"line {line}" if cell is None else f"cell {cell}, line {line}"
