"""Models that are fitted on all rows again, and then scored on a part of them that was held out before."""

from mlfolio.evidence.dataflow.analysis import Analysis
from mlfolio.evidence.dataflow.knowledge import VALIDATES
from mlfolio.evidence.dataflow.meeting import is_split_from
from mlfolio.evidence.dataflow.pairs import Pair, is_traced


def is_fitted_on_whole(pair: Pair, pairs: list[Pair], analysis: Analysis) -> bool:
    """Whether rows that a split held out are scored by a model that was fitted on all that was split.

    Where the same line fits models on the training part as well, it cannot be told which of them is scored.
    """
    scored = pair.test.site in analysis.scored and pair.test.method not in VALIDATES
    if not (scored and is_traced(pair) and is_split_from(pair.test.rows, pair.training.rows)):
        return False
    return not any(one.training.site == pair.training.site and not one.shares_rows for one in pairs)
