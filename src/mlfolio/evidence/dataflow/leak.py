"""One way in which a test says too much."""

from enum import StrEnum
from typing import NamedTuple

from mlfolio.evidence.dataflow.facts import Fact
from mlfolio.evidence.dataflow.pairs import Pair


class Kind(StrEnum):
    """The ways in which a test says too much."""

    PREPROCESSING = "preprocessing"
    OVERLAP = "overlap"
    MULTI_TEST = "multi-test"
    TRAINING_SCORE = "training-score"


class Leak(NamedTuple):
    """One leak: its kind, the pairs it spoils (the first is shown), and what was learned, copied or compared for it.

    `test_set_left` says that models are compared on validation rows, and a test set is never tested on, `honest_beside`
    that models of the kind are tested on rows held out of their training as well, `spares` where rows are tested on
    that it leaves clean (`spared.spared_by`).
    """

    kind: Kind
    pairs: tuple[Pair, ...]
    facts: tuple[Fact, ...] = ()
    compared: tuple[str, ...] = ()
    test_set_left: bool = False
    honest_beside: bool = False
    spares: tuple[str, ...] = ()
