"""Train: hold out the latest season, fit the model and the baseline on the rest."""

import logging
from typing import NamedTuple

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from . import seeds
from .errors import PipelineError
from .model import SexClassifier
from .settings import Settings

logger = logging.getLogger(__name__)
BASELINE_COLUMN = "body_mass_g"


class Split(NamedTuple):
    """The rows to learn from, and the rows of seasons that the model never sees."""

    train: pd.DataFrame
    test: pd.DataFrame


def split_by_season(penguins: pd.DataFrame, test_years: tuple[int, ...]) -> Split:
    """Hold out whole seasons: the service will meet penguins of years that the model has not seen.

    Raises:
        PipelineError: one side of the split would be empty.
    """
    held_out = penguins["year"].isin(test_years)
    split = Split(penguins[~held_out], penguins[held_out])
    if split.train.empty or split.test.empty:
        raise PipelineError(f"data.test_years {list(test_years)} leaves no rows to train or to test on.")
    return split


def is_male(penguins: pd.DataFrame) -> np.ndarray:
    """Return the target: 1 for male, 0 for female."""
    return (penguins["sex"] == "male").to_numpy(dtype=int)


def train(split: Split, settings: Settings) -> SexClassifier:
    """Fit the model on the training seasons."""
    seeds.fix(settings.seed)
    model = SexClassifier.fit(split.train, is_male(split.train), settings.training)
    logger.info("Trained on %d penguins, %d held out", len(split.train), len(split.test))
    return model


def baseline_probabilities(split: Split) -> np.ndarray:
    """Return the test season's probabilities by body mass alone: the rule that needs only a scale."""
    baseline = make_pipeline(StandardScaler(), LogisticRegression())
    baseline.fit(split.train[[BASELINE_COLUMN]], is_male(split.train))
    return baseline.predict_proba(split.test[[BASELINE_COLUMN]])[:, 1]
