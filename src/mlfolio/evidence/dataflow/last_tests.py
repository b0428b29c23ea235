"""Whether rows are left for a last test, after models were compared or watched on others."""

from mlfolio.evidence.dataflow.analysis import Analysis
from mlfolio.evidence.dataflow.events import Test
from mlfolio.evidence.dataflow.knowledge import VALIDATES
from mlfolio.evidence.dataflow.meeting import overlap
from mlfolio.evidence.dataflow.named_sets import Called, is_validation_file
from mlfolio.evidence.dataflow.pairs import TRACED, Pair, is_fold
from mlfolio.evidence.dataflow.rows import GRID, Rows, without_unread


def is_left_after(choice: list[Pair], rows: Rows, analysis: Analysis) -> bool:
    """Whether the models of `choice`, compared on `rows`, are tested on others, or may be where nobody sees it.

    A validation set is there to choose by. Where it is all that models are tested on, and a test set was set apart
    for nothing, no test of the chosen one follows.
    """
    if any(_is_final(test, rows) and _trains_alike(test, choice) for test in analysis.tests):
        return True
    if is_watched(choice):
        return _is_called_validation(rows, analysis) or _is_test_loader_left(choice, analysis)
    return _is_called_validation(rows, analysis) and not is_test_set_left(choice, analysis)


def is_watched(choice: list[Pair]) -> bool:
    """Whether what is scored are the moments of a training, and not several models."""
    networks = all(pair.test.method == "forward" for pair in choice)
    return networks or any(pair.test.method in VALIDATES for pair in choice)


def _is_called_validation(rows: Rows, analysis: Analysis) -> bool:
    by_file = bool(rows) and all(is_validation_file(atom.root) for atom in rows)
    called = analysis.named_sets.called(Called.VALIDATION)
    return by_file or rows in called or without_unread(rows) in called


def _is_test_loader_left(choice: list[Pair], analysis: Analysis) -> bool:
    """Whether a network is watched on one loader, and another, of whatever data, is called the test set and left."""
    used = _used_by(choice)
    networks = all(pair.test.method == "forward" for pair in choice)
    return networks and any(_is_apart(rows, used) for rows in analysis.named_sets.called(Called.WHOLE_TEST))


def is_test_set_left(choice: list[Pair], analysis: Analysis) -> bool:
    """Whether a test set was cut from the data that the models of `choice` learned from, and is left alone."""
    used = set(map(_whole, _used_by(choice)))
    roots = {atom.root for rows in used for atom in rows}
    kept = map(_whole, analysis.named_sets.left)
    return any(all(atom.root in roots for atom in rows) and _is_apart(rows, used) for rows in kept)


def _used_by(choice: list[Pair]) -> set[Rows]:
    return {rows for pair in choice for rows in (pair.training.rows, pair.test.rows)}


def _is_apart(rows: Rows, used: set[Rows]) -> bool:
    return not any(overlap(one, rows) for one in used)


def _whole(rows: Rows) -> Rows:
    """Return the rows whatever is kept of them: features and answers may come as items of one whole."""
    return frozenset(
        atom._replace(steps=tuple(step for step in atom.steps if step.key[0] != "item"))  # type: ignore[index]
        for atom in rows
    )


def _trains_alike(test: Test, pairs: list[Pair]) -> bool:
    """Whether a tested model learned from the data that those of `pairs` learned from."""
    roots = {atom.root for pair in pairs for atom in pair.training.rows}
    return any(atom.root in roots for one in test.trainings for atom in one.rows)


def _is_final(test: Test, rows: Rows) -> bool:
    """Whether other rows were kept apart from `rows` and from the training, for a last test or a competition."""
    roots = {atom.root for atom in rows}
    known = bool(test.rows) and all(atom.root in roots or atom.root[0] in TRACED - {GRID} for atom in test.rows)
    apart = known and not overlap(test.rows, rows) and test.method not in VALIDATES
    return apart and not is_fold(test.rows) and not any(overlap(one.rows, test.rows) for one in test.trainings)
