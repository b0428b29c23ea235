"""Ingest: bring the raw data into data/raw/, and know it is what it was."""

import hashlib
import logging
from importlib.resources import files
from pathlib import Path

from .errors import PipelineError
from .settings import DataSettings

logger = logging.getLogger(__name__)


def ingest(settings: DataSettings) -> str:
    """Write the raw data, unless it is there already, and return its SHA-256.

    Raises:
        PipelineError: the data is not what the settings say it must be.
    """
    if not settings.raw.exists():
        _copy_from_package(settings.raw)
    found = hashlib.sha256(settings.raw.read_bytes()).hexdigest()
    if found != settings.sha256:
        raise PipelineError(
            f"{settings.raw} has changed: its SHA-256 is {found}. "
            "If that is meant, set data.sha256 in config.toml; if not, delete the file and run again."
        )
    logger.info("Ingested %s (SHA-256 %s...)", settings.raw.name, found[:12])
    return found


def _copy_from_package(destination: Path) -> None:
    """Take the table from the palmerpenguins package, which works without a network."""
    destination.parent.mkdir(parents=True, exist_ok=True)
    destination.write_bytes((files("palmerpenguins") / "data" / "penguins.csv").read_bytes())
