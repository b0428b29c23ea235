"""Provenance: what a model was made from, so that it can be made again."""

import hashlib
import json
import os
import platform
import subprocess
from dataclasses import asdict
from pathlib import Path
from typing import Any

from .model import FRAMEWORK, LIBRARIES
from .settings import Settings

COMMIT_VARIABLE = "GIT_COMMIT"


def provenance(settings: Settings, data_sha256: str) -> dict[str, Any]:
    """Return what the model depends on, the same for the same inputs."""
    return {
        "framework": FRAMEWORK,
        "data_sha256": data_sha256,
        "code_sha256": _code_hash(),
        "settings": {
            "seed": settings.seed,
            "training": asdict(settings.training),
            "evaluation": asdict(settings.evaluation),
        },
        "python": platform.python_version(),
        "libraries": {library.__name__: library.__version__ for library in LIBRARIES},
    }


def version_of(inputs: dict[str, Any]) -> str:
    """Return a short name for `inputs`: the same inputs have the same name, any change gives another."""
    return hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()[:12]


def commit() -> str:
    """Return the commit of the working tree, or what the variable GIT_COMMIT says where there is no git (an image)."""
    command = ["git", "-C", str(Path(__file__).parent), "rev-parse", "HEAD"]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=True, timeout=10).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return os.environ.get(COMMIT_VARIABLE, "unknown")
    return found


def _code_hash() -> str:
    digest = hashlib.sha256()
    package = Path(__file__).parent
    for path in sorted(package.rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
