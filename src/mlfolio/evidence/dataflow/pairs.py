"""Pairs of a training and a test of the same model: rows that they share, and what was learned from rows of both."""

from typing import NamedTuple

from mlfolio.evidence.dataflow.analysis import Analysis
from mlfolio.evidence.dataflow.events import Test
from mlfolio.evidence.dataflow.facts import Fact
from mlfolio.evidence.dataflow.knowledge import VALIDATES
from mlfolio.evidence.dataflow.library_table import CODES, OF_GROUPS
from mlfolio.evidence.dataflow.meeting import overlap
from mlfolio.evidence.dataflow.rows import GRID, GROUPS, MADE_UP, Rows, columns_of
from mlfolio.evidence.dataflow.shown_predictions import lines_only_shown
from mlfolio.evidence.dataflow.values import Training

_SCORING = frozenset(["score", "evaluate", "evaluate_generator"]) | VALIDATES
"""Tests that give a score by themselves."""


TRACED = frozenset(["file", "load", "call", "blank", "index", "aggregate", GRID, MADE_UP])
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
        if not (fact.copies or fact.what == CODES or _keeps_groups(fact, test))
        and overlap(fact.over, test.rows)
        and (fact in mine or overlap(fact.over, training.rows))
    )
    return Pair(training, test, shares, _ordered(copies), _ordered(learned))


def _keeps_groups(fact: Fact, test: Test) -> bool:
    """Whether statistics of groups are tested on rows that part no group: they may hold nothing of the others.

    So are folds of groups, and rows that a list names by a column that the groups are of.
    """
    keys = (step.key for atom in test.rows for step in atom.steps)
    return fact.what == OF_GROUPS and (
        any(isinstance(key, tuple) and key[-1] == GROUPS for key in keys)
        or all(not fact.groups.isdisjoint(columns_of(atom, "isin")) for atom in test.rows)
    )


def _spans(fact: Fact, training: Training, test: Test) -> bool:
    return overlap(fact.over, training.rows) and overlap(fact.over, test.rows)


def _ordered(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=lambda fact: (fact.site.path, fact.site.line, fact.by, fact.what, _from(fact))))


def _from(fact: Fact) -> list[str]:
    """Return where the rows come from that something was learned from: one line may learn from several tables."""
    return sorted({repr(atom.root) for atom in fact.over})


def evaluations(analysis: Analysis) -> list[Pair]:
    """Return the pairs of a training and a test that say how good a model is; a mere prediction does not.

    A model that is to give back the clusters that a clusterer made of the same rows says how clear these are.
    """
    tests = [test for test in analysis.tests if test.supervised and _judges(test, analysis)]
    return [pair for test in tests for pair in pairs_of(test) if not pair.training.of_clusters]


def _judges(test: Test, analysis: Analysis) -> bool:
    """Whether a test gives a score, or is one of rows held out, and no comparison with another grouping of them."""
    return is_scored(test, analysis) or (_is_held_out(test) and test.site not in analysis.grouped)


def measuring(pairs: list[Pair], analysis: Analysis) -> list[Pair]:
    """Return the pairs without those whose predictions are only shown, or learned from, and so measure nothing."""
    predicting = [pair for pair in pairs if _only_predicts(pair.test, analysis)]
    echoes = analysis.path.endswith(".ipynb")
    own = [pair for pair in predicting if pair.test.site.path == analysis.path]
    lines = lines_only_shown(analysis.statements, echoes=echoes) if own else set()
    shown = {id(pair) for pair in own if pair.test.site.line in lines}
    fed = {id(pair) for pair in predicting if pair.test.site in analysis.fed}
    return [pair for pair in pairs if id(pair) not in shown | fed]


def _only_predicts(test: Test, analysis: Analysis) -> bool:
    """Whether no score is known of predictions."""
    return test.method.startswith("predict") and not is_scored(test, analysis)


def is_scored(test: Test, analysis: Analysis) -> bool:
    """Whether a test gives a score, or one is computed from its predictions."""
    return test.site in analysis.scored or test.method in _SCORING


def _is_held_out(test: Test) -> bool:
    """Whether the rows were set apart at random, which is done to test on them."""
    return any(step.random or _is_named(step.key, "validation") for atom in test.rows for step in atom.steps)


def _is_named(key: object, name: str) -> bool:
    return isinstance(key, tuple) and key[0] == name


def is_traced(pair: Pair) -> bool:
    """Whether it is known where the rows come from; what a caller gives to a function is not."""
    rows = pair.test.rows | pair.training.rows
    return not pair.test.assumed and all(one.root[0] in TRACED for one in rows)


def is_fold(rows: Rows) -> bool:
    """Whether the rows are a fold, or set apart inside the training."""
    return any(_is_named(step.key, "fold") or _is_named(step.key, "validation") for atom in rows for step in atom.steps)
