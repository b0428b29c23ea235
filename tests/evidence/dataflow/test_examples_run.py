"""The first examples of the leakage checks are run for real: the leaking one scores well above the honest one."""

import subprocess
import sys
from pathlib import Path

import pytest

from mlfolio import catalogue, paths, repo, testing
from mlfolio.examples import Example

LEAKAGE = ("no-preprocessing-leakage", "no-overlap-leakage", "no-multi-test-leakage", "evaluated-on-unseen-data")
CHECKS = {check.id: check for check in catalogue.load(paths.bundled("checks"), repo.EVIDENCE, LEAKAGE)}


def score(example: Example, folder: Path) -> float:
    """Return the score that the example prints last."""
    folder.mkdir()
    testing.build(example, folder)
    done = subprocess.run([sys.executable, "train.py"], cwd=folder, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


@pytest.mark.parametrize("name", LEAKAGE)
def test_the_leak_inflates_the_score(name: str, tmp_path: Path) -> None:
    check = CHECKS[name]
    inflated, honest = score(check.bad[0], tmp_path / "bad"), score(check.good[0], tmp_path / "good")
    # The targets are drawn at random: nothing can be learned from them but luck.
    assert 0.3 <= honest <= 0.65
    assert inflated >= honest + 0.1
