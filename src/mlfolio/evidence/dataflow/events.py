"""What happens to models: each test, with the trainings that were in force."""

from enum import StrEnum
from typing import NamedTuple

from mlfolio.evidence.dataflow.facts import Facts
from mlfolio.evidence.dataflow.rows import Rows, Site, World
from mlfolio.evidence.dataflow.values import Training

UNKNOWN_MODEL = "the model"
"""The name of a model of which it is not known what made it."""

FORECAST = "forecast"
"""What a prediction is called that a function of that name makes, from the last rows on."""


class Make(StrEnum):
    """How a model came about."""

    PLAIN = "plain"
    SEARCHED = "searched"
    BY_HAND = "by hand"


class Exam(NamedTuple):
    """Rows that a model is put to: by which method, and where; a test, if it was trained.

    `chooses` says that something is chosen by it, `is_of_one` that it is of one row after the other, which no loop
    repeats; `baseline` that the model is there to be compared with, `apart` that its rows are called a test set.
    """

    method: str
    rows: Rows
    facts: Facts
    site: Site
    chooses: bool = False
    is_of_one: bool = False
    baseline: bool = False
    apart: bool = False


class Test(NamedTuple):
    """A model put to rows: by which method, on which rows, after which trainings.

    `model` tells models apart; `repeated` says that a loop trains and tests one setting after the other here;
    `baseline` that the model is there to be compared with, by its name or that of its variable;
    `apart` that what it is tested on is called a test or validation set;
    `assumed` that it stands in a function that nothing here calls, on whatever it is given;
    `worlds` are the branches it stands in, where no loop may take others too;
    `idle` is the name of a function or class that it stands in, and that no line of the source uses;
    `one_of_several` says that the branch which a run takes picks the model;
    `kind` is the kind of model, `make` how it was made: as it is, by a search over its settings, or by hand.
    """

    model: int
    name: str
    method: str
    rows: Rows
    facts: Facts
    site: Site
    trainings: tuple[Training, ...]
    repeated: bool = False
    supervised: bool = True
    assumed: bool = False
    baseline: bool = False
    apart: bool = False
    kind: str = ""
    make: Make = Make.PLAIN
    worlds: frozenset[World] = frozenset()
    idle: str = ""
    one_of_several: bool = False
