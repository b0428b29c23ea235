"""Which rows a score is of: a model may predict for a whole table, and be scored on some of its rows alone."""

from collections.abc import Iterator
from typing import NamedTuple

from mlfolio.evidence.dataflow.events import Test
from mlfolio.evidence.dataflow.meeting import cut_as_far_as_known, overlap
from mlfolio.evidence.dataflow.rows import Rows, Site
from mlfolio.evidence.dataflow.values import Data


class Predicted(NamedTuple):
    """Predictions, by where a model made them and for which rows."""

    site: Site
    rows: Rows


ScoredRows = dict[Predicted, set[Rows]]
"""The rows of predictions of which scores were computed."""


def note_scored(data: Data, noted: ScoredRows) -> None:
    """Note of which rows of its predictions a score is computed that is one of `data`."""
    for one in data.forwards:
        noted[Predicted(one.site, one.rows)].add(cut_as_far_as_known(data.rows, one.rows))


def of_scored_rows(test: Test, noted: ScoredRows) -> Iterator[Test]:
    """Yield a test, or, where only cuts of its predictions are scored, one for each of these.

    Of rows that the model has not seen it matters little how many are scored.
    """
    parts = noted.get(Predicted(test.site, test.rows), set())
    seen = any(overlap(one.rows, test.rows) for one in test.trainings)
    if not (parts and seen) or test.rows in parts:
        yield test
        return
    yield from (test._replace(rows=rows) for rows in sorted(parts, key=repr))
