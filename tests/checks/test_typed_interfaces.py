"""Where no annotation can be asked for."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

BARE = "".join(f"def {name}(rows):\n    return rows\n\n\n" for name in ("mean", "total", "best"))


@pytest.mark.parametrize(
    ("line", "outcome"),
    [('print "best:", 3\n', Outcome.NOT_APPLICABLE), ('print("best:", 3)\n', Outcome.FAIL)],
)
def test_python_2_has_no_annotations(line: str, outcome: Outcome, checks: tuple[Check, ...], tmp_path: Path) -> None:
    typed = next(one for one in checks if one.id == "typed-interfaces")
    assert ask(typed, make(tmp_path, {"train.py": BARE, "show.py": line})).outcome is outcome
