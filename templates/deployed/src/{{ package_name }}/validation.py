"""Validate: hold every raw row against the schema, and say what is left out and why."""

import logging
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from pydantic import ValidationError

from .errors import PipelineError
from .schema import LabelledPenguin

logger = logging.getLogger(__name__)


class Validated(NamedTuple):
    """The rows that keep the schema, and how many were left out for which column."""

    accepted: pd.DataFrame
    rejected: Counter[str]
    rejected_rows: int


def validate(raw: Path, most_rejected: float) -> Validated:
    """Read the CSV file `raw` and split its rows by the schema.

    A row without a sex cannot teach, and one without measurements cannot be predicted, so rows with missing values are
    left out rather than imputed: the service, too, refuses a penguin that was not measured.

    Raises:
        PipelineError: columns are missing, or more than the share `most_rejected` of the rows break the schema.
    """
    table = pd.read_csv(raw)
    _demand_columns(table)
    penguins, rejected = [], Counter()
    for row in table[list(LabelledPenguin.model_fields)].to_dict("records"):
        try:
            penguins.append(LabelledPenguin.model_validate(row).model_dump())
        except ValidationError as error:
            rejected.update({str(problem["loc"][0]) for problem in error.errors()})
    rejected_rows = len(table) - len(penguins)
    _demand_enough(rejected_rows, len(table), most_rejected, rejected)
    logger.info("Validated %d rows, left out %d (%s)", len(penguins), rejected_rows, dict(rejected))
    return Validated(pd.DataFrame(penguins), rejected, rejected_rows)


def _demand_columns(table: pd.DataFrame) -> None:
    missing = set(LabelledPenguin.model_fields) - set(table.columns)
    if missing:
        raise PipelineError(f"The raw data lacks the columns {sorted(missing)}.")


def _demand_enough(rejected: int, total: int, most: float, reasons: Counter[str]) -> None:
    if total == 0 or rejected / total > most:
        raise PipelineError(
            f"{rejected} of {total} rows break the schema ({dict(reasons)}), more than data.most_rejected allows. "
            "Look at the raw data before training on what is left."
        )
