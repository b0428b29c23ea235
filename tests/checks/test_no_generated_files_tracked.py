"""What runs leave costs half, and more where it buries the work."""

from pathlib import Path

import pytest

from mlfolio.catalogue import Check
from mlfolio.examples import Example
from mlfolio.testing import ask, build
from mlfolio.verdicts import Outcome


@pytest.mark.parametrize(
    "left",
    [
        ".dvc/cache/files/md5/0a/1b",
        ".dvc/tmp/btime",
        "htmlcov/index.html",
        "mlartifacts/0/m",
        "fit.so.dSYM/Contents/Info.plist",
        "nohup.out",
        "src/fit.cpython-35m-darwin.so",
    ],
)
def test_what_tools_keep_for_themselves_costs_half(left: str, checks: tuple[Check, ...], tmp_path: Path) -> None:
    build(Example({"train.py": "1\n", ".dvc/config": "[core]\n", left: "0"}), tmp_path)
    said = ask(next(check for check in checks if check.id == "no-generated-files-tracked"), tmp_path)
    assert (said.outcome, said.share) == (Outcome.PASS, 0.5)
    (finding,) = said.findings
    assert left.startswith(finding.path or "?")


@pytest.mark.parametrize(("events", "share"), [(1, 0.5), (2, 0.5), (3, 0.1)])
def test_leavings_that_outnumber_the_work_bury_it(
    events: int, share: float, checks: tuple[Check, ...], tmp_path: Path
) -> None:
    files = {f"logs/events.out.tfevents.{number}": "0" for number in range(events)}
    build(Example({"train.py": "1\n", "README.md": "# Trees\n", **files}), tmp_path)
    said = ask(next(check for check in checks if check.id == "no-generated-files-tracked"), tmp_path)
    assert (said.outcome, said.share) == (Outcome.PASS, share)
