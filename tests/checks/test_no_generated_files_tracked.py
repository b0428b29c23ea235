"""What runs leave costs half, and more where it buries the work."""

from pathlib import Path

import pytest

from mlfolio.catalogue import Check
from mlfolio.examples import Example
from mlfolio.testing import ask, build
from mlfolio.verdicts import Outcome


@pytest.mark.parametrize(("events", "share"), [(1, 0.5), (2, 0.5), (3, 0.1)])
def test_leavings_that_outnumber_the_work_bury_it(
    events: int, share: float, checks: tuple[Check, ...], tmp_path: Path
) -> None:
    files = {f"logs/events.out.tfevents.{number}": "0" for number in range(events)}
    build(Example({"train.py": "1\n", "README.md": "# Trees\n", **files}), tmp_path)
    said = ask(next(check for check in checks if check.id == "no-generated-files-tracked"), tmp_path)
    assert (said.outcome, said.share) == (Outcome.PASS, share)
