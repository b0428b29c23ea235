"""Leaks that stay inside the training rows: a validation sees what was learned, and the rows of the test stay clean."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from mlfolio.evidence.dataflow.analysis import Analysis
from mlfolio.evidence.dataflow.facts import Fact
from mlfolio.evidence.dataflow.leak import Leak
from mlfolio.evidence.dataflow.meeting import are_apart, overlap
from mlfolio.evidence.dataflow.named_sets import Called
from mlfolio.evidence.dataflow.pairs import Pair, is_fold, is_scored
from mlfolio.evidence.dataflow.rows import Atom, Rows

HERE = ""
"""What stands for a test in the source itself."""


def spared_by(leak: Leak, pairs: Iterable[Pair], analysis: Analysis) -> tuple[str, ...]:
    """Return where rows are tested on that a leak of learning or copying leaves clean, or may be: HERE, or their files.

    A source names files where it sets such rows apart and tests nothing on them: another may. None where the leak
    reaches rows that were not taken from the very rows that were learned from or copied.
    """
    if not leak.facts or not all(_is_inside(pair, fact) for pair in leak.pairs for fact in leak.facts):
        return ()
    if all(any(_is_clean_test(pair, fact, analysis) for pair in pairs) for fact in leak.facts):
        return (HERE,)
    named = analysis.named_sets.called(Called.TEST)
    return tuple(sorted(_files_of(rows for rows in named if all(_is_left(rows, fact) for fact in leak.facts))))


def clean_files(pairs: Iterable[Pair], analysis: Analysis) -> tuple[str, ...]:
    """Return the files on whose rows a model is scored that saw nothing of them, nor did what was learned before."""
    clean = (pair.test.rows for pair in pairs if _is_clean(pair) and is_scored(pair.test, analysis))
    return tuple(sorted(_files_of(clean)))


def _is_left(rows: Rows, fact: Fact) -> bool:
    """Whether rows are what a split left of the data that something was learned from a part of."""
    roots = {atom.root for atom in fact.over}
    return all(atom.root in roots for atom in rows) and are_apart(rows, fact.over)


def _files_of(sets: Iterable[Rows]) -> set[str]:
    """Return the names of the files that rows come from."""
    roots = {atom.root for rows in sets for atom in rows}
    return {PurePosixPath(str(name).replace("\\", "/")).name for kind, name in roots if kind == "file"}


def _is_clean(pair: Pair) -> bool:
    return not (pair.overlaps or pair.learned or is_fold(pair.test.rows))


def _is_inside(pair: Pair, fact: Fact) -> bool:
    """Whether a model is trained and validated on parts of the very rows that something was learned from."""
    return all(_is_cut_from(rows, fact.over) for rows in (pair.training.rows, pair.test.rows))


def _is_cut_from(part: Rows, whole: Rows) -> bool:
    return bool(part) and all(any(_is_taken_of(one, other) for other in whole) for one in part)


def _is_taken_of(part: Atom, whole: Atom) -> bool:
    deeper = len(part.steps) > len(whole.steps)
    return deeper and part.root == whole.root and part.steps[: len(whole.steps)] == whole.steps


def _is_clean_test(pair: Pair, fact: Fact, analysis: Analysis) -> bool:
    """Whether a model that was trained on rows that were learned from is scored on others, set apart of all of them."""
    learned = (*pair.learned, *pair.copies)
    apart = not pair.shares_rows and fact not in learned and are_apart(pair.test.rows, fact.over)
    return apart and is_scored(pair.test, analysis) and overlap(pair.training.rows, fact.over)
