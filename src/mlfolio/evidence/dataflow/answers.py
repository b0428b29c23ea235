"""Which answers a score compares predictions with: other columns of the same rows may be answers nobody trained on."""

from collections.abc import Hashable, Iterable

from mlfolio.evidence.dataflow.analysis import Analysis
from mlfolio.evidence.dataflow.pairs import Pair


def are_others(pair: Pair, analysis: Analysis) -> bool:
    """Whether what a model is scored on was taken elsewhere of the same rows than the answers it was trained on.

    A table that holds one time beside the other, row by row, is split along its columns.
    """
    trained, scored = pair.training.place, analysis.truths.get(pair.test.site, frozenset())
    return bool(trained) and _known(scored) and trained not in scored


def _known(scored: Iterable[tuple[Hashable, ...]]) -> bool:
    return bool(scored) and all(scored)
