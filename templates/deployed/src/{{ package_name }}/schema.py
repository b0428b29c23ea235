"""The one schema: the bounds that training data and requests alike must keep."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Species = Literal["Adelie", "Chinstrap", "Gentoo"]
Island = Literal["Biscoe", "Dream", "Torgersen"]
Sex = Literal["female", "male"]


def _measured(low: float, high: float, description: str) -> object:
    return Field(ge=low, le=high, allow_inf_nan=False, description=description)


class Measurements(BaseModel):
    """What is measured on one adult penguin.

    The bounds leave about a fifth of room around the extremes that Gorman et al. (2014) observed: beyond them a
    measurement is far more likely to be a slip of the pen or a wrong unit than a penguin.
    """

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        json_schema_extra={
            "examples": [
                {
                    "species": "Adelie",
                    "bill_length_mm": 39.1,
                    "bill_depth_mm": 18.7,
                    "flipper_length_mm": 181,
                    "body_mass_g": 3750,
                }
            ]
        },
    )

    species: Species
    bill_length_mm: Annotated[float, _measured(25, 72, "length of the bill's ridge")]
    bill_depth_mm: Annotated[float, _measured(10, 26, "depth of the bill")]
    flipper_length_mm: Annotated[float, _measured(140, 280, "length of the flipper")]
    body_mass_g: Annotated[float, _measured(2000, 7600, "body mass")]


class LabelledPenguin(Measurements):
    """A penguin of the study: its measurements, where and when they were taken, and its sex by DNA."""

    island: Island
    year: Annotated[int, Field(ge=2007, le=2009)]
    sex: Sex
