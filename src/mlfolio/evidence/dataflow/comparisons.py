"""Models that are compared on the same test rows: what of their tests is there to choose from."""

from collections import defaultdict

from mlfolio.evidence.dataflow.analysis import Analysis
from mlfolio.evidence.dataflow.events import Make, Test
from mlfolio.evidence.dataflow.knowledge import GIVEN_BY_HAND, VALIDATES
from mlfolio.evidence.dataflow.meeting import compatible
from mlfolio.evidence.dataflow.pairs import Pair, is_scored
from mlfolio.evidence.dataflow.printed import only_prints
from mlfolio.evidence.dataflow.rows import MADE_UP

_BEFORE_AND_AFTER = 2
"""Settings of one kind of model that show what a change did; of more of them there is a choice."""


def chooses(pairs: list[Pair], analysis: Analysis) -> bool:
    """Whether several models or settings, or the moments of a training, are scored on the same rows."""
    scored = _scored(pairs, analysis)
    trained = {pair.training.site for pair in pairs if pair.test.method not in VALIDATES}
    watches = VALIDATES - GIVEN_BY_HAND
    watched = any(pair.test.method in watches and pair.training.site in trained for pair in pairs)
    tried = [pair for pair in scored if pair.test.repeated and not (pair.test.baseline or _is_printed(pair, analysis))]
    repeated = any(pair.test.model not in analysis.averaged and not is_demonstrated(pair.test) for pair in tried)
    return watched or repeated or _candidates(scored) > 1


def _is_printed(pair: Pair, analysis: Analysis) -> bool:
    """Whether a network is put to test rows while it trains for nothing but a line that is printed."""
    site = pair.test.site
    own = pair.test.method == "forward" and site.path == analysis.path
    return own and only_prints(analysis.statements, site.line)


def names_compared(pairs: list[Pair], analysis: Analysis) -> tuple[str, ...]:
    """Return how the models that are compared are called, each once; none for turns of a loop, or moments."""
    scored = _scored(pairs, analysis)
    if _candidates(scored) < 2:
        return ()
    return tuple(dict.fromkeys(_called(pair.test) for pair in scored if not pair.test.baseline))


def _called(test: Test) -> str:
    return test.name if test.name == test.kind else f"{test.name} of {test.kind}"


def _scored(pairs: list[Pair], analysis: Analysis) -> list[Pair]:
    return [pair for pair in pairs if pair.test.method not in VALIDATES and is_scored(pair.test, analysis)]


def _setting(pair: Pair) -> object:
    """Return what tells one model or setting from another; a network that trains on stays the same.

    Of several that were trained, the one that is picked before the test is one.
    """
    told = len(pair.test.trainings) == 1 and not pair.test.one_of_several
    return (pair.test.model, pair.training.site if told else None)


def _candidates(scored: list[Pair]) -> int:
    """Return how many there are to choose from, in the runs that take one way through the branches."""
    ways = {pair.test.worlds for pair in scored}
    return max((_on_one_way([pair for pair in scored if compatible(pair.test.worlds, way)]) for way in ways), default=0)


def _on_one_way(scored: list[Pair]) -> int:
    """Return how many candidates there are: models written by hand, or on made-up data, show whether they work."""
    competing = (pair for pair in scored if not pair.test.baseline and not is_demonstrated(pair.test))
    settings = {_setting(pair): pair.test for pair in competing}
    by_kind: dict[tuple[str, bool], list[Make]] = defaultdict(list)
    for test in settings.values():
        by_kind[test.kind, test.make is Make.BY_HAND].append(test.make)
    shown = any(by_hand for _, by_hand in by_kind) or all(map(_is_on_made_up_data, settings.values()))
    counts = [_of_one_kind(makes) for makes in by_kind.values()]
    return max(counts, default=0) if shown else sum(counts)


def is_demonstrated(test: Test) -> bool:
    """Whether a model written by hand shows on made-up data that it works."""
    return test.make is Make.BY_HAND and _is_on_made_up_data(test)


def _is_on_made_up_data(test: Test) -> bool:
    return all(atom.root[0] == MADE_UP for atom in test.rows)


def _of_one_kind(makes: list[Make]) -> int:
    """Return how many candidates the settings of one kind of model are; a search chose among its own before."""
    searches = makes.count(Make.SEARCHED)
    others = len(makes) - searches
    return searches + others if others > _BEFORE_AND_AFTER else max(searches, 1)
