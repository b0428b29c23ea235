"""What is trained together in some files, and the signs in them: those of a whole project, or of one of several."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from mlfolio.evidence.code.retired import is_put_away
from mlfolio.evidence.coursework.names import is_named_for_a_task, is_named_for_practice
from mlfolio.evidence.learning.signs import Sign
from mlfolio.evidence.tracing import cached_property
from mlfolio.evidence.trials import is_a_trial
from mlfolio.patterns import lazy_pattern

MEASURES = (
    "metric accuracy",
    "metric classification",
    "metric regression",
    "metric other",
    "own metric",
    "own accuracy",
)
"""Roles that show that a result is measured."""

_RESULTS = frozenset(
    (
        "metric accuracy|metric classification|metric regression|metric other|own metric|own accuracy|train score"
        "|curves|split|test set|cross-validation|search|errors|error rates|submission|record|tracker|saved"
        "|predicted"
    ).split("|")
)
"""Roles of what looks at a model that was trained, or keeps it; steps of training alone may be there to be timed."""


_STEPS = frozenset({"backward", "GradientTape", "grad", "value_and_grad"})
_BY_HAND = lazy_pattern(r"(?i)_*(?:back_?prop|(?:\w{1,12}_)?gradient_?descent)")
_STANDS_IN = lazy_pattern(
    r"(?i)(?:^|/)build/lib/|(?<![a-z])(?:mock|dummy|fake|toy)(?![a-z])|feature[-_ ]?(?:select|engineer|importance)"
    r"|(?<![a-z])lr[-_]?find|(?<![a-z])find[-_]?lr(?![a-z])"
)
"""Copies, models of invented rows and those that choose columns or a learning rate: nobody is sent there first."""

_CLAIMS_NOTHING = lazy_pattern(
    r"(?i)(?<![a-z])(?:dummy|toy|placeholder|fake|mock|stub|ci|stand[-_ ]?in)[-_ ]?"
    r"(?:model|classifier|regressor)s?(?![a-z])"
)
"""What the file of a model is called that only has to be there, for a service to answer with."""

_PUT_TO_USE = frozenset({"split", "cross-validation", "test set", "submission"})
"""Without one of these a statistic that predicts describes the rows that it was fitted to."""


class Reading(NamedTuple):
    """A file with the signs in it."""

    path: str
    signs: tuple[Sign, ...]
    trace: Callable[[], tuple[str, ...]] = tuple
    """Finds what the words in it may be (traces.py), which takes its time and is seldom asked."""
    is_lesson: bool = False
    """Whether a course hands it out, or it stands in one of the numbered folders of a series on techniques."""

    is_report: bool = False
    """Whether it is a report that is not read, which tells of all that lies in its folder."""

    @property
    def trains(self) -> bool:
        """Whether a model is trained on data in it: a statistic is one where it predicts rows that were kept apart."""
        roles = {sign.role for sign in self.signs}
        # What learns by trial in its own world, or paints in a style, has no data to hold out; what is only
        # timed claims nothing.
        if roles & {"reinforcement", "style"} or ("timed" in roles and not roles & _RESULTS):
            return False
        return bool(roles & {"trained", "own training"}) or (
            {"inference", "predicted"} <= roles and bool(roles & _PUT_TO_USE)
        )

    @property
    def is_text(self) -> bool:
        """Whether it is what somebody wrote of the work, not the work."""
        return all(sign.role.startswith("said") for sign in self.signs)


class Experiment:
    """Files that train something together, with what they show; `name` is the folder or notebook it is in.

    What stands outside of several projects, and trains nothing, is `shared` by them all.
    """

    def __init__(self, name: str, readings: Iterable[Reading], shared: "Experiment | None" = None) -> None:
        self.name = name
        self.own = tuple(readings)
        """Its own files; `readings` are these and the shared ones."""
        self._shared = shared
        self.readings = (*self.own, *(shared.readings if shared else ()))

    @cached_property
    def _by_role(self) -> dict[str, list[Sign]]:
        groups: dict[str, list[Sign]] = defaultdict(list)
        for reading in self.own:
            for sign in reading.signs:
                groups[sign.role].append(sign)
        return groups

    def signs(self, *roles: str) -> list[Sign]:
        """Return the signs with any of `roles`, those of one role together, in the order of the files."""
        shared = self._shared._by_role if self._shared else {}
        return [sign for role in roles for every in (self._by_role, shared) for sign in every.get(role, ())]

    def first_that_trains(self, role: str) -> Sign:
        """Return the first sign of a `role` that is shown in a file that trains, and else the first of all."""
        training = (sign for reading in self.own if reading.trains for sign in reading.signs if sign.role == role)
        return (
            min(training, key=lambda sign: (sign.path, sign.cell or 0, sign.line), default=None) or self.signs(role)[0]
        )

    def shows(self, *roles: str) -> bool:
        """Whether there is a sign of any of `roles`."""
        return any(role in self._by_role for role in roles) or (self._shared is not None and self._shared.shows(*roles))

    def details(self, *roles: str) -> set[str]:
        """Return what showed `roles`: the names of classes, functions, arguments."""
        return {sign.detail for sign in self.signs(*roles)}

    @cached_property
    def traces(self) -> frozenset[str]:
        """What the words in its code may be, in a form that no rule knows: see traces.py."""
        shared = self._shared.traces if self._shared else ()
        return frozenset(shared).union(*(reading.trace() for reading in self.own))

    @property
    def is_measured(self) -> bool:
        """Whether anything measures what is trained; what transfers a style or makes pictures may need no measure."""
        return self.shows(*MEASURES, "cross-validation", "search")

    @property
    def is_exercise(self) -> bool:
        """Whether all that trains stands in what is named as an exercise or a tutorial, or in lessons."""
        training = (reading for reading in self.own if reading.trains)
        return all(
            one.is_lesson or is_named_for_a_task(one.path) or is_named_for_practice(one.path) for one in training
        )

    @property
    def is_put_away(self) -> bool:
        """Whether all that trains lies in a folder called archive, deprecated or the like: another took its place."""
        return all(is_put_away(one.path) for one in self.own if one.trains)

    @property
    def reads_no_data(self) -> bool:
        """Whether no file that trains has a word of reading data: what it trains on is made up there, or handed in."""
        return all("data" not in one.trace() for one in self.own if one.trains)

    @property
    def is_stand_in(self) -> bool:
        """Whether all that trains is called a toy or dummy by its own file."""
        return all(_CLAIMS_NOTHING.search(one.path.rpartition("/")[2]) for one in self.own if one.trains)

    @property
    def only_steps(self) -> bool:
        """Whether all training is written out step by step, where the loss may be all there is to measure.

        So is what functions beside their calls train, where no library that learns is imported.
        """
        if not self.shows("library", "trained") and self.details("own training") <= self.details("training defined"):
            return True
        return all(name in _STEPS or _BY_HAND.match(name) for name in self.details("trained", "own training"))

    @property
    def training(self) -> Sign:
        """The first place that trains a model, in a file that does so for a result.

        That is no copy, mock or trial, nor put away. A cell that also asks which values are missing fits what fills
        them, and is named where no other trains.
        """
        training = [reading for reading in self.own if reading.trains]
        main = [one for one in training if not _is_aside(one.path)]
        found = [sign for reading in main or training for sign in reading.signs]
        by_role = ([sign for sign in found if sign.role == role] for role in ("trained", "own training", "inference"))
        fits = next(filter(None, by_role))
        fills = {(sign.path, sign.cell) for sign in found if sign.cell and sign.role == "missing looked"}
        answering = [sign for sign in fits if (sign.path, sign.cell) not in fills]
        return min(answering or fits, key=lambda sign: (sign.path, sign.cell or 0, sign.line))


def _is_aside(path: str) -> bool:
    return _STANDS_IN.search(path) is not None or is_a_trial(path) or is_put_away(path)


def together(readings: list[Reading]) -> tuple[Experiment, ...]:
    """Return one experiment for all of `readings`, none where nothing is trained."""
    return (Experiment("", readings),) if any(reading.trains for reading in readings) else ()
