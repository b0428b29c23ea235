"""Features: the same code turns penguins into columns in training and in serving."""

from collections.abc import Sequence

import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.preprocessing import OneHotEncoder, StandardScaler

from .schema import Measurements

CATEGORICAL = ["species"]
MEASURED = [name for name in Measurements.model_fields if name not in CATEGORICAL]
DERIVED = ["bill_ratio", "mass_per_flipper"]


def to_frame(penguins: Sequence[Measurements]) -> pd.DataFrame:
    """Return one row a penguin, in the order and with the columns of the schema."""
    return pd.DataFrame([penguin.model_dump() for penguin in penguins], columns=CATEGORICAL + MEASURED)


def add_features(measurements: pd.DataFrame) -> pd.DataFrame:
    """Return the measurements with the derived columns: the shape of the bill, and body condition.

    Each row is computed from itself alone, so nothing can leak from one penguin to another.
    """
    return measurements[CATEGORICAL + MEASURED].assign(
        bill_ratio=measurements["bill_length_mm"] / measurements["bill_depth_mm"],
        mass_per_flipper=measurements["body_mass_g"] / measurements["flipper_length_mm"],
    )


def encoder() -> ColumnTransformer:
    """Return the unfitted encoder: scaled numbers, and one column a species."""
    return ColumnTransformer(
        [
            ("numbers", StandardScaler(), MEASURED + DERIVED),
            ("species", OneHotEncoder(handle_unknown="error", sparse_output=False), CATEGORICAL),
        ]
    )
