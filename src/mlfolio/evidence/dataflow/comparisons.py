"""Models that are compared on the same test rows: what of their tests is there to choose from."""

from collections import defaultdict
from collections.abc import Iterable

from mlfolio.evidence.dataflow.analysis import Analysis
from mlfolio.evidence.dataflow.events import Make, Test
from mlfolio.evidence.dataflow.knowledge import VALIDATES
from mlfolio.evidence.dataflow.pairs import Pair, is_scored

_TWO = 2
"""Settings of one kind of model that show what a change did, or models beside those written by hand that show whether
they agree; of more there is a choice."""


def chooses(pairs: list[Pair], analysis: Analysis) -> bool:
    """Whether several models or settings, or the moments of a training, are scored on the same rows."""
    scored = _scored(pairs, analysis)
    trained = {pair.training.site for pair in pairs if pair.test.method not in VALIDATES}
    watched = any(pair.test.method in VALIDATES and pair.training.site in trained for pair in pairs)
    repeated = any(pair.test.repeated and pair.test.model not in analysis.averaged for pair in scored)
    return watched or repeated or _candidates(scored) > 1


def names_compared(pairs: list[Pair], analysis: Analysis) -> tuple[str, ...]:
    """Return how the models that are compared are called, each once; none for turns of a loop, or moments."""
    scored = _scored(pairs, analysis)
    if _candidates(scored) < _TWO:
        return ()
    return tuple(dict.fromkeys(_called(pair.test) for pair in scored if not pair.test.baseline))


def _called(test: Test) -> str:
    return test.name if test.name == test.kind else f"{test.name} of {test.kind}"


def _scored(pairs: list[Pair], analysis: Analysis) -> list[Pair]:
    return [pair for pair in pairs if pair.test.method not in VALIDATES and is_scored(pair.test, analysis)]


def _setting(pair: Pair) -> object:
    """Return what tells one model or setting from another; a network that trains on stays the same."""
    return (pair.test.model, pair.training.site if len(pair.test.trainings) == 1 else None)


def _candidates(scored: list[Pair]) -> int:
    """Return how many there are to choose from: models written by hand and the library's show whether they agree."""
    settings = {_setting(pair): pair.test for pair in scored if not pair.test.baseline}
    own = [test for test in settings.values() if test.make is Make.BY_HAND]
    others = [test for test in settings.values() if test.make is not Make.BY_HAND]
    most = max(_kinds(own), _kinds(others))
    return most if most > _TWO or not (own and others) else 1


def _kinds(tests: Iterable[Test]) -> int:
    together: dict[str, list[Make]] = defaultdict(list)
    for test in tests:
        together[test.kind].append(test.make)
    return sum(map(_of_one_kind, together.values()))


def _of_one_kind(makes: list[Make]) -> int:
    """Return how many candidates the settings of one kind of model are; a search chose among its own before."""
    searches = makes.count(Make.SEARCHED)
    others = len(makes) - searches
    return searches + others if others > _TWO else max(searches, 1)
