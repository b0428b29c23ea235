"""Outcomes to points: what each check is worth in this repository, what it was granted, and what caps the total."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mlfolio.catalogue import CATEGORIES, Practice
from mlfolio.results import Result
from mlfolio.verdicts import Outcome
from mlfolio.weights import category_weights, unfollowed_weight

SECRET_CAP = 40.0
"""The most that a repository with a leaked credential can score: below any bar that somebody would set."""

ENOUGH_APPLIES = 0.25
"""The part of a category, by weight, above which it has a score of its own: one check says too little."""

_ROUNDING = 1e-9


class Scored(NamedTuple):
    """A result with its points out of 100: what it could earn in this repository, and what it was granted.

    `aside` is the reason that the repository's configuration gives for setting the check aside, None where it does not.
    `hanging` are the checks that are asked once this one is there, and `hung` the part of `possible` that is theirs.
    """

    result: Result
    possible: float
    granted: float
    aside: str | None = None
    hanging: tuple[str, ...] = ()
    hung: float = 0.0

    @property
    def missing(self) -> float:
        """The points that mending it would add, with all that hangs on it."""
        return self.possible - self.granted

    @property
    def alone(self) -> float:
        """The points that mending it adds before anything that hangs on it is mended as well."""
        return max(0.0, self.missing - self.hung)


class CategoryScore(NamedTuple):
    """A category's points; `speaks` says whether enough of it applies for a score of its own."""

    id: str
    granted: float
    possible: float
    speaks: bool = True

    @property
    def reached(self) -> float | None:
        """The share of the possible points, out of 100; None where nothing in it applies."""
        return 100.0 * self.granted / self.possible if self.possible else None

    @property
    def score(self) -> float | None:
        """What was reached; None where too little applies to speak for the category."""
        return self.reached if self.speaks else None


class Cap(NamedTuple):
    """The most that the score can be, and why: which check failed."""

    score: float
    reason: str
    id: str


class Score(NamedTuple):
    """The total out of 100 (None where nothing can be scored) with all that led to it; `caps`, the lowest first.

    `rests_on` is the part of what was asked, by weight, that applied and could be read here, from 0 to 1.
    """

    total: float | None
    caps: tuple[Cap, ...]
    categories: tuple[CategoryScore, ...]
    checks: tuple[Scored, ...]
    rests_on: float = 1.0

    @property
    def cap(self) -> Cap | None:
        """The cap that holds; None where none does."""
        return self.caps[0] if self.caps else None

    def gain(self, one: Scored) -> float:
        """Return the points that mending one of the checks would add to the total, once no other check caps it."""
        if self.cap is None or one.result.check.id != self.cap.id:
            return one.missing
        whole = sum(category.granted for category in self.categories) + one.missing
        return min(whole, *(cap.score for cap in self.caps[1:]), 100.0) - (self.total or 0.0)


def score(results: Iterable[Result], aside: Mapping[str, str] | None = None, kind: str = "general") -> Score:
    """Return the score of a repository of that `kind` whose checks said `results`.

    `aside` holds the reason of each check that is set aside, by id.

    Points are granted, never deducted: each check earns its share of what it is worth. What is not applicable,
    unknown or crashed leaves the denominator, and so does advice that is not followed, but for the little that it is
    asked with; a root that failed, or passed with a mere hint, stands for all that hangs on it. What is set aside stays
    in the denominator and is granted nothing, so that no repository can lift its own score.
    """
    results, reasons = tuple(results), aside or {}
    hanging = _hanging(results)
    weights = {one.check.id: _weight(one) + _sum_of_weights(hanging.get(one.check.id, ())) for one in results}
    whole = _whole(results)
    by_category = category_weights(kind)
    worth = _category_worth(results, weights, whole, by_category)
    checks = tuple(
        _scored(one, weights[one.check.id], worth, reasons.get(one.check.id), hanging.get(one.check.id, ()))
        for one in results
    )
    categories = tuple(_category(name, checks, worth.get(name, 0.0) * whole[name]) for name in CATEGORIES)
    possible = sum(category.possible for category in categories)
    caps = _caps(results)
    total = sum(category.granted for category in categories) if possible else None
    if total is not None and caps:
        total = min(total, caps[0].score)
    return Score(total, caps, categories, checks, _rests_on(results, weights, whole, by_category))


def _hanging(results: tuple[Result, ...]) -> dict[str, tuple[Practice, ...]]:
    """Return, by the id of each root that failed, what hangs on it: its weight is the root's meanwhile."""
    by_id = {result.check.id: result for result in results}
    hanging: dict[str, tuple[Practice, ...]] = {}
    for result in results:
        root = _failed_root(result.check, by_id) if result.asked and _asked_weight(result.check) else None
        if root is not None:
            hanging[root.check.id] = (*hanging.get(root.check.id, ()), result.check)
    return hanging


def _sum_of_weights(checks: Iterable[Practice]) -> float:
    return sum(_asked_weight(check) for check in checks)


def _asked_weight(check: Practice) -> float:
    """Return what a check weighs where nothing of it is there: advice less than where it is followed."""
    return unfollowed_weight(check.category, check.weight) if check.advice else check.weight


def _weight(result: Result) -> float:
    """Return the weight of a result by itself: of advice what is followed, and what the rest is asked with."""
    if result.verdict.outcome not in (Outcome.PASS, Outcome.FAIL):
        return 0.0
    if not result.check.advice:
        return result.check.weight
    share = _share(result)
    return result.check.weight * share + _asked_weight(result.check) * (1.0 - share)


def _share(result: Result) -> float:
    """Return the share of its weight that a check is granted; advice earns where it passes alone."""
    earns = not result.check.advice or result.verdict.outcome is Outcome.PASS
    return (result.verdict.share or 0.0) if earns else 0.0


def _failed_root(check: Practice, by_id: dict[str, Result]) -> Result | None:
    """Return the outermost failed root within the category of the check that made `check` not applicable, if any."""
    for name in check.after:
        root = by_id.get(name)
        if root is None or root.check.category != check.category:
            continue
        if root.verdict.outcome in (Outcome.PASS, Outcome.FAIL) and root.verdict.stops:
            return root
        if root.verdict.outcome is Outcome.NOT_APPLICABLE:
            return _failed_root(root.check, by_id)
    return None


def _whole(results: tuple[Result, ...]) -> dict[str, float]:
    """Return the weight of all that a repository of this kind is asked, by category, whether it applies or not."""
    asked = [one.check for one in results if one.asked and not one.check.advice]
    return {name: sum(check.weight for check in asked if check.category == name) for name in CATEGORIES}


def _category_worth(
    results: tuple[Result, ...], weights: dict[str, float], whole: dict[str, float], by_category: dict[str, float]
) -> dict[str, float]:
    """Return the points out of 100 that one unit of weight is worth in each category.

    A unit is worth the same whatever else applies, so that the one check of a category that applies does not speak
    for all of it; what does not apply leaves its points to everything else.
    """
    unit = _units(whole, by_category)
    applicable = sum(weights[one.check.id] * unit.get(one.check.category, 0.0) for one in results)
    return {name: 100.0 * worth / applicable for name, worth in unit.items()} if applicable else {}


def _units(whole: dict[str, float], by_category: dict[str, float]) -> dict[str, float]:
    """Return what one unit of weight is worth of its category's weight, for the categories that are asked."""
    return {name: by_category[name] / total for name, total in whole.items() if total}


def _rests_on(
    results: tuple[Result, ...], weights: dict[str, float], whole: dict[str, float], by_category: dict[str, float]
) -> float:
    """Return the part of what was asked that the score was made of; advice is not asked for."""
    unit = _units(whole, by_category)
    applied = sum(weights[one.check.id] * unit.get(one.check.category, 0.0) for one in results if not one.check.advice)
    asked = sum(by_category[name] for name in unit)
    return applied / asked if asked else 1.0


def _scored(
    result: Result, weight: float, worth: dict[str, float], aside: str | None, hanging: tuple[Practice, ...]
) -> Scored:
    unit = worth.get(result.check.category, 0.0)
    whole = result.check.weight if result.check.advice else weight
    granted = 0.0 if aside else whole * unit * _share(result)
    ids = tuple(check.id for check in hanging)
    return Scored(result, weight * unit, granted, aside, ids, _sum_of_weights(hanging) * unit)


def _category(name: str, checks: tuple[Scored, ...], whole: float) -> CategoryScore:
    """Return the points of a category; `whole` is what it would be worth if all of it applied."""
    own = [one for one in checks if one.result.check.category == name]
    possible = sum(one.possible for one in own)
    return CategoryScore(name, sum(one.granted for one in own), possible, possible > ENOUGH_APPLIES * whole + _ROUNDING)


def _caps(results: tuple[Result, ...]) -> tuple[Cap, ...]:
    """Return the caps, the lowest first; what is there in part caps nothing, but for a critical failure."""
    caps = [
        Cap(
            SECRET_CAP if one.check.critical else one.check.caps_at,
            f"{one.check.id}: {one.check.caps_because or one.check.title}",
            one.check.id,
        )
        for one in results
        if one.verdict.outcome is Outcome.FAIL
        and (one.check.critical or (one.check.caps_at is not None and not one.verdict.share))
    ]
    return tuple(sorted(caps, key=lambda cap: cap.score))
