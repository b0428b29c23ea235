"""What the service answers: the fields of each response."""

from pydantic import BaseModel, Field

from ..schema import Sex


class Prediction(BaseModel):
    """The answer to one penguin."""

    sex: Sex = Field(description="the more likely sex")
    probability_male: float = Field(ge=0, le=1)
    model_version: str


class Status(BaseModel):
    """Whether the service is alive, or ready."""

    status: str


class Version(BaseModel):
    """What is running."""

    service: str
    model: str
    framework: str
    commit: str
    registered_at: str
