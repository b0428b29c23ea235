"""Outcomes to points: what each check is worth in this repository, what it was granted, and what caps the total."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mlfolio.catalogue import CATEGORIES, Practice
from mlfolio.results import Result
from mlfolio.verdicts import Outcome

CATEGORY_WEIGHTS = {
    # A stranger meets a repository by its documentation and stays for its code; these tell the most of a candidate.
    "documentation": 30.0,
    "clean-code": 30.0,
    # Two repositories in three have no tests at all, so that among them the category tells nothing.
    "testing": 20.0,
    "version-control": 20.0,
    # Whether the result can be believed: the heart of the work, and the part of it that can least be read off its text.
    "ml-practice": 25.0,
    # Asked of deployed models alone, where it is half of what they set out to show.
    "delivery": 15.0,
}
"""What each category weighs beside the others; one that does not apply leaves its points to the rest."""

SECRET_CAP = 40.0
"""The most that a repository with a leaked credential can score: below any bar that somebody would set."""


@dataclass(frozen=True)
class Scored:
    """A result with its points out of 100: what it could earn in this repository, and what it was granted.

    `aside` is the reason that the repository's configuration gives for setting the check aside, None where it does not.
    """

    result: Result
    possible: float
    granted: float
    aside: str | None = None

    @property
    def missing(self) -> float:
        """The points that mending it would add."""
        return self.possible - self.granted


@dataclass(frozen=True)
class CategoryScore:
    """A category's points, and its score out of 100; None where nothing in it applies."""

    id: str
    granted: float
    possible: float

    @property
    def score(self) -> float | None:
        """The share of the possible points, out of 100."""
        return 100.0 * self.granted / self.possible if self.possible else None


@dataclass(frozen=True)
class Cap:
    """The most that the score can be, and why."""

    score: float
    reason: str


@dataclass(frozen=True)
class Score:
    """The total out of 100 (None where nothing can be scored) with all that led to it."""

    total: float | None
    cap: Cap | None
    categories: tuple[CategoryScore, ...]
    checks: tuple[Scored, ...]


def score(results: Iterable[Result], aside: Mapping[str, str] | None = None) -> Score:
    """Return the score of a repository whose checks said `results`; `aside` holds the reason of each set aside by id.

    Points are granted, never deducted: each check earns its share of what it is worth. What is not applicable,
    unknown or crashed leaves the denominator; a root that failed stands for all that hangs on it. What is set aside
    stays in the denominator and is granted nothing, so that no repository can lift its own score.
    """
    results, reasons = tuple(results), aside or {}
    weights = _weights(results)
    worth = _category_worth(results, weights)
    checks = tuple(_scored(result, weights[result.check.id], worth, reasons.get(result.check.id)) for result in results)
    categories = tuple(_category(name, checks) for name in CATEGORIES)
    possible = sum(category.possible for category in categories)
    cap = _cap(results)
    total = sum(category.granted for category in categories) if possible else None
    if total is not None and cap is not None:
        total = min(total, cap.score)
    return Score(total, cap, categories, checks)


def _weights(results: tuple[Result, ...]) -> dict[str, float]:
    """Return each check's weight here: 0 where it does not count, its dependants' added where it failed as a root."""
    weights = {result.check.id: result.check.weight if _counts(result) else 0.0 for result in results}
    by_id = {result.check.id: result for result in results}
    for result in results:
        root = _failed_root(result.check, by_id) if result.asked else None
        if root is not None:
            weights[root.check.id] += result.check.weight
    return weights


def _counts(result: Result) -> bool:
    return result.verdict.outcome in (Outcome.PASS, Outcome.FAIL)


def _failed_root(check: Practice, by_id: dict[str, Result]) -> Result | None:
    """Return the outermost failed root within the category of the check that made `check` not applicable, if any."""
    for name in check.after:
        root = by_id.get(name)
        if root is None or root.check.category != check.category:
            continue
        if root.verdict.outcome is Outcome.FAIL and not root.verdict.share:
            return root
        if root.verdict.outcome is Outcome.NOT_APPLICABLE:
            return _failed_root(root.check, by_id)
    return None


def _category_worth(results: tuple[Result, ...], weights: dict[str, float]) -> dict[str, float]:
    """Return the points out of 100 that one unit of weight is worth in each category.

    A unit is worth the same whatever else applies, so that the one check of a category that applies does not speak
    for all of it; what does not apply leaves its points to everything else. Checks that are asked of other kinds of
    repository do not belong to the category here.
    """
    asked = [one.check for one in results if one.asked]
    whole = {name: sum(check.weight for check in asked if check.category == name) for name in CATEGORIES}
    unit = {name: CATEGORY_WEIGHTS[name] / total for name, total in whole.items() if total}
    applicable = sum(weights[one.check.id] * unit.get(one.check.category, 0.0) for one in results)
    return {name: 100.0 * worth / applicable for name, worth in unit.items()} if applicable else {}


def _scored(result: Result, weight: float, worth: dict[str, float], aside: str | None) -> Scored:
    possible = weight * worth.get(result.check.category, 0.0)
    return Scored(result, possible, 0.0 if aside else possible * (result.verdict.share or 0.0), aside)


def _category(name: str, checks: tuple[Scored, ...]) -> CategoryScore:
    own = [one for one in checks if one.result.check.category == name]
    return CategoryScore(name, sum(one.granted for one in own), sum(one.possible for one in own))


def _cap(results: tuple[Result, ...]) -> Cap | None:
    """Return the lowest of the caps; what is there in part caps nothing, but for a critical failure."""
    caps = [
        Cap(SECRET_CAP if one.check.critical else one.check.caps_at, f"{one.check.id}: {one.check.title}")
        for one in results
        if one.verdict.outcome is Outcome.FAIL
        and (one.check.critical or (one.check.caps_at is not None and not one.verdict.share))
    ]
    return min(caps, key=lambda cap: cap.score, default=None)
