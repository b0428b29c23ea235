"""Put the few checks that do not hold from the last run, but those that another process has begun to put ahead."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from mlfolio.catalogue import Check
from mlfolio.repo import Repo
from mlfolio.results import Result
from mlfolio.runner import heeding_roots, run
from mlfolio.told import heard
from mlfolio.verdicts import Verdict

if TYPE_CHECKING:
    from mlfolio.ahead import Ahead

FOLLOWING_DATA = frozenset(
    "evaluated-on-unseen-data no-preprocessing-leakage no-overlap-leakage no-multi-test-leakage".split()
)
"""Those that ask where the data goes, which takes as long as many others together."""

Load = Callable[[tuple[str, ...]], tuple[Check, ...]]
"""Returns the checks of these ids."""


def parted(names: tuple[str, ...], others: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names that are not among `others`, and those that are."""
    return tuple(name for name in names if name not in others), tuple(name for name in names if name in others)


def put_remaining(
    load: Load, left: tuple[str, ...], repo: Repo, said: dict[str, Verdict], ahead: "Ahead | None"
) -> tuple[Result, ...]:
    """Return the results of the checks that `left` names; `said` are the verdicts that hold from the last run.

    What follows the data is heard from the process that has begun `ahead`; where none has, or what it began with has
    turned out to be otherwise, all is put here.
    """
    here, beside = parted(left, FOLLOWING_DATA if ahead and ahead.is_settled else frozenset())
    own = run(load(here), repo, lambda: said)
    if not (beside and ahead):
        return own
    answer = ahead.results()
    theirs = (one for one in heard(answer, repo) if one.check.id in beside) if answer else run(load(beside), repo)
    return (*own, *heeding_roots(theirs, repo.kind.name, said | {one.check.id: one.verdict for one in own}))
