"""What all tests share."""

import os
import signal

import hypothesis
import pytest

from mlfolio import catalogue, paths, repo
from mlfolio.catalogue import Check

# What runs in a shell's background is started deaf to Ctrl-C, and so would be what the tests start and interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# A busy machine may take a second for what takes a millisecond: time says nothing of whether a property holds.
hypothesis.settings.register_profile("busy", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("busy")


@pytest.fixture(scope="session")
def checks() -> tuple[Check, ...]:
    """Every check of the catalogue."""
    return catalogue.load(paths.bundled("checks"), repo.EVIDENCE)


@pytest.fixture(scope="session", autouse=True)
def _no_cache() -> None:
    """Find everything anew: what a test run keeps belongs in nobody's cache folder."""
    os.environ["MLFOLIO_NO_CACHE"] = "1"
