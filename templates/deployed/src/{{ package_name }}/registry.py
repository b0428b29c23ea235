"""Register: an immutable folder for each version of the model, and a pointer to the latest."""

import json
import logging
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from .errors import PipelineError
from .features import CATEGORICAL, MEASURED
from .model import SexClassifier

logger = logging.getLogger(__name__)
LATEST = "latest.json"
METADATA = "metadata.json"
REFERENCE = "reference.csv"


class Registered(NamedTuple):
    """A version of the model, ready to serve."""

    model: SexClassifier
    metadata: dict[str, Any]
    reference: pd.DataFrame


def register(folder: Path, version: str, model: SexClassifier, train: pd.DataFrame, metadata: dict[str, Any]) -> Path:
    """Write the model, its metadata and the training rows' measurements to `folder`/`version`; point the latest to it.

    A version is written whole or not at all, and never twice: what is served today can be found again tomorrow.
    """
    destination = folder / version
    if destination.exists():
        logger.info("Version %s is registered already", version)
    else:
        folder.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=folder))
        try:
            _write_version(draft, model, train, {"version": version, **metadata})
            draft.chmod(0o755)
            draft.rename(destination)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        logger.info("Registered version %s", version)
    _point_to(folder, version)
    return destination


def _write_version(draft: Path, model: SexClassifier, train: pd.DataFrame, metadata: dict[str, Any]) -> None:
    model.save(draft)
    train[CATEGORICAL + MEASURED].to_csv(draft / REFERENCE, index=False)
    stamped = {**metadata, "registered_at": datetime.now(UTC).isoformat(timespec="seconds")}
    (draft / METADATA).write_text(json.dumps(stamped, indent=2) + "\n", encoding="utf-8")


def _point_to(folder: Path, version: str) -> None:
    pointer = folder / f"{LATEST}.new"
    pointer.write_text(json.dumps({"version": version}) + "\n", encoding="utf-8")
    pointer.replace(folder / LATEST)


def load_latest(folder: Path) -> Registered:
    """Read the version that the pointer names.

    Raises:
        PipelineError: nothing is registered yet.
    """
    if not (folder / LATEST).exists():
        raise PipelineError(f"No model is registered in {folder}: run the pipeline first (make run).")
    version = json.loads((folder / LATEST).read_text(encoding="utf-8"))["version"]
    metadata = json.loads((folder / version / METADATA).read_text(encoding="utf-8"))
    return Registered(SexClassifier.load(folder / version), metadata, pd.read_csv(folder / version / REFERENCE))
