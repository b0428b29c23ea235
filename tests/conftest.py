"""What all tests share."""

import pytest

from mlfolio import catalogue, paths, repo
from mlfolio.catalogue import Check


@pytest.fixture(scope="session")
def checks() -> tuple[Check, ...]:
    """Every check of the catalogue."""
    return catalogue.load(paths.bundled("checks"), repo.EVIDENCE)
