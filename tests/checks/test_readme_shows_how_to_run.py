"""The parts that are granted for steps that do not lead all the way."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome


@pytest.fixture
def how_to_run(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "readme-shows-how-to-run")


@pytest.mark.parametrize(
    ("readme", "share", "line"),
    [
        ("# A\n\n    pip install -r requirements.txt\n", 0.7, 3),
        ("# A\n\n    python lost.py\n", 0.5, 3),
        ("# A\n\n    pip install -r requirements.txt\n    python lost.py\n", 0.7, 4),
        ("# A\n\n    .\\.venv\\Scripts\\python.exe -m pip install -r requirements.txt\n", 0.7, 3),
        ("# A\n\n## Usage\n\nTake `tree.py`:\n\n```python\nfrom tree import Tree\n```\n", 0.5, 8),
    ],
)
def test_half_a_way(readme: str, share: float, line: int, how_to_run: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"README.md": readme, "requirements.txt": "numpy\n"})
    verdict = ask(how_to_run, tmp_path / "r")
    assert (verdict.outcome, verdict.share) == (Outcome.PASS, share)
    assert [one.line for one in verdict.findings] == [line]


def test_one_working_command_among_broken_ones_is_a_way(how_to_run: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"README.md": "`python lost.py` or `python here.py`\n", "here.py": "A = 1\n"})
    assert ask(how_to_run, tmp_path / "r").share == 1.0


def test_restructured_text_is_read_too(how_to_run: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"README.rst": "A\n=\n\nRun::\n\n    python here.py\n", "here.py": "A = 1\n"})
    assert ask(how_to_run, tmp_path / "r").share == 1.0
