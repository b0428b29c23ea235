"""From tests to leaks: what a pair of training and test shares, and what the training learned of the test."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from mlfolio.evidence.dataflow.analysis import Analysis
from mlfolio.evidence.dataflow.events import UNKNOWN_MODEL, Test
from mlfolio.evidence.dataflow.knowledge import VALIDATES
from mlfolio.evidence.dataflow.rows import Rows, overlap
from mlfolio.evidence.dataflow.values import Fact, Training


class Kind(StrEnum):
    """The ways in which a test says too much."""

    PREPROCESSING = "preprocessing"
    OVERLAP = "overlap"
    MULTI_TEST = "multi-test"
    TRAINING_SCORE = "training-score"


_SCORING = frozenset(["score", "evaluate", "evaluate_generator", "forward", "validation_data", "eval_set"])
"""Tests that give a score by themselves."""


_TRACED = frozenset(["file", "load", "call", "index"])
"""Kinds of roots whose rows the code itself brings in."""


class Pair(NamedTuple):
    """A training and a test of the same model: rows they share, and facts learned from rows of both."""

    training: Training
    test: Test
    shares_rows: bool
    copies: tuple[Fact, ...]
    learned: tuple[Fact, ...]

    @property
    def overlaps(self) -> bool:
        """Whether rows of the training are tested on, themselves or as copies."""
        return self.shares_rows or bool(self.copies)


class Leak(NamedTuple):
    """One leak: its kind, the pairs it spoils (the first is shown), and for multi-test leaks the tests."""

    kind: Kind
    pairs: tuple[Pair, ...]
    facts: tuple[Fact, ...] = ()


def pairs_of(test: Test) -> list[Pair]:
    """Return the test with each training that was in force."""
    return [_pair(training, test) for training in test.trainings]


def _pair(training: Training, test: Test) -> Pair:
    shares = overlap(training.rows, test.rows)
    mine = frozenset(fact for _, fact in training.facts)
    yours = frozenset(fact for _, fact in test.facts)
    copies = tuple(fact for fact in mine & yours if fact.copies and _spans(fact, training, test))
    learned = tuple(
        fact
        for fact in mine | yours
        if not fact.copies and overlap(fact.over, test.rows) and (fact in mine or overlap(fact.over, training.rows))
    )
    return Pair(training, test, shares, _ordered(copies), _ordered(learned))


def _spans(fact: Fact, training: Training, test: Test) -> bool:
    return overlap(fact.over, training.rows) and overlap(fact.over, test.rows)


def _ordered(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=lambda fact: (fact.site.path, fact.site.line, fact.by)))


def leaks_of(analysis: Analysis) -> list[Leak]:
    """Return the leaks of a source, each once: pairs that one cause spoils stand together."""
    pairs = evaluations(analysis)
    return [
        *_preprocessing(pairs),
        *_overlaps(pairs),
        *_training_scores(pairs),
        *_multi_tests(pairs, analysis.tests),
    ]


def evaluations(analysis: Analysis) -> list[Pair]:
    """Return the pairs of a training and a test that say how good a model is; a mere prediction does not."""
    return [
        pair
        for test in analysis.tests
        if test.supervised and (test.site in analysis.scored or test.method in _SCORING or _is_held_out(test))
        for pair in pairs_of(test)
    ]


def _is_held_out(test: Test) -> bool:
    """Whether the rows were set apart at random, which is done to test on them."""
    return any(step.random or _is_named(step.key, "validation") for atom in test.rows for step in atom.steps)


def _is_named(key: object, name: str) -> bool:
    return isinstance(key, tuple) and key[0] == name


def _preprocessing(pairs: list[Pair]) -> Iterator[Leak]:
    """Yield one leak for each set of tests that the same learning spoils."""
    honest = {atom.root for pair in pairs if _is_honest(pair) for atom in pair.test.rows}
    spoiled: dict[Fact, list[Pair]] = defaultdict(list)
    for pair in pairs:
        validates = _is_fold(pair.test) and any(atom.root in honest for atom in pair.test.rows)
        if not pair.overlaps and not validates:
            for fact in pair.learned:
                spoiled[fact].append(pair)
    together: dict[tuple[Pair, ...], list[Fact]] = defaultdict(list)
    for fact, those in spoiled.items():
        together[tuple(those)].append(fact)
    for those_pairs, facts in together.items():
        yield Leak(Kind.PREPROCESSING, those_pairs, tuple(facts))


def _is_honest(pair: Pair) -> bool:
    """Whether a pair tests on rows that were kept apart for good, and from which nothing was learned."""
    return not (pair.overlaps or pair.learned or _is_fold(pair.test))


def _overlaps(pairs: list[Pair]) -> Iterator[Leak]:
    for pair in filter(_is_traced, pairs):
        if pair.copies and not pair.shares_rows:
            yield Leak(Kind.OVERLAP, (pair,), pair.copies)
        elif pair.shares_rows and pair.training.rows != pair.test.rows and not _has_honest(pair, pairs):
            yield Leak(Kind.OVERLAP, (pair,))


def _is_traced(pair: Pair) -> bool:
    """Whether it is known where the rows come from; what a caller gives to a function is not."""
    return all(isinstance(atom.root, tuple) and atom.root[0] in _TRACED for atom in pair.test.rows | pair.training.rows)


def _training_scores(pairs: list[Pair]) -> Iterator[Leak]:
    for pair in filter(_is_traced, pairs):
        if pair.shares_rows and pair.training.rows == pair.test.rows and not _has_honest(pair, pairs):
            yield Leak(Kind.TRAINING_SCORE, (pair,))


def _has_honest(pair: Pair, pairs: Iterable[Pair]) -> bool:
    """Whether the model is tested on rows it did not train on as well."""
    return any(one.training.site == pair.training.site and not one.shares_rows for one in pairs)


def _multi_tests(pairs: list[Pair], tests: tuple[Test, ...]) -> Iterator[Leak]:
    by_rows: dict[Rows, list[Pair]] = defaultdict(list)
    for pair in filter(_is_traced, pairs):
        if not pair.shares_rows and pair.test.rows and not _is_fold(pair.test) and pair.test.name != UNKNOWN_MODEL:
            by_rows[pair.test.rows].append(pair)
    for rows, those in by_rows.items():
        if _chooses(those) and not any(_is_final(test, rows) for test in tests):
            yield Leak(Kind.MULTI_TEST, tuple(those))


def _chooses(pairs: list[Pair]) -> bool:
    """Whether several models or settings, or the moments of a training, are scored on the same rows."""
    scored = [pair for pair in pairs if pair.test.method not in VALIDATES]
    watched = any(pair.test.repeated or pair.test.method in VALIDATES for pair in pairs)
    return len({_setting(pair) for pair in scored}) > 1 or (bool(scored) and watched)


def _setting(pair: Pair) -> object:
    """Return what tells one model or setting from another; a network that trains on stays the same."""
    return pair.training.site if len(pair.test.trainings) == 1 else pair.test.model


def _is_final(test: Test, rows: Rows) -> bool:
    """Whether other rows were kept apart from `rows` and from the training, for a last test or a competition."""
    roots = {atom.root for atom in rows}
    known = bool(test.rows) and all(atom.root in roots or atom.root[0] in ("file", "load") for atom in test.rows)
    apart = known and not overlap(test.rows, rows) and test.method not in VALIDATES
    return apart and not _is_fold(test) and not any(overlap(one.rows, test.rows) for one in test.trainings)


def _is_fold(test: Test) -> bool:
    """Whether the rows are a fold, or set apart inside the training."""
    return any(
        _is_named(step.key, "fold") or _is_named(step.key, "validation") for atom in test.rows for step in atom.steps
    )
