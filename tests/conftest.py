"""What all tests share."""

import os

import pytest

from mlfolio import catalogue, paths, repo
from mlfolio.catalogue import Check


@pytest.fixture(scope="session")
def checks() -> tuple[Check, ...]:
    """Every check of the catalogue."""
    return catalogue.load(paths.bundled("checks"), repo.EVIDENCE)


@pytest.fixture(scope="session", autouse=True)
def _no_cache() -> None:
    """Find everything anew: what a test run keeps belongs in nobody's cache folder."""
    os.environ["MLFOLIO_NO_CACHE"] = "1"
