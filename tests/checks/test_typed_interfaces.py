"""Where no annotation can be asked for, and what one that is there in part earns."""

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


def test_parameters_alone_earn_their_part(checks: tuple[Check, ...], tmp_path: Path) -> None:
    typed = next(one for one in checks if one.id == "typed-interfaces")
    code = BARE.replace("(rows)", "(rows: list, by: str)")
    verdict = ask(typed, make(tmp_path, {"train.py": code}))
    assert verdict.share == pytest.approx(2 / 3)
    assert verdict.findings[0].message == "`mean` gives no type for its result"
