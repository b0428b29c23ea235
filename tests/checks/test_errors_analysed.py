"""Where errors cannot be told."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.examples import Content
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

_FIT = "from sklearn.svm import SVC\n\nrows = read_csv('{}')\nSVC().fit(rows, y)\n"
_FEW, _MANY = "a,b\n" + "1,2\n" * 8, "a,b\n" + "1,2\n" * 80


@pytest.fixture
def analysed(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "errors-analysed")


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        ({"a.ipynb": [_FIT.format("few.csv")], "few.csv": _FEW}, Outcome.NOT_APPLICABLE),
        ({"hire/a.py": _FIT.format("few.csv"), "hire/few.csv": _FEW}, Outcome.NOT_APPLICABLE),
        ({"a.py": _FIT.format("many.csv"), "many.csv": _MANY}, Outcome.FAIL),
        ({"a.py": _FIT.format("gone.csv")}, Outcome.FAIL),
        ({"a.py": "from sklearn.svm import SVC\n\nSVC().fit(x, y)\n", "few.csv": _FEW}, Outcome.FAIL),
        ({"a.py": _FIT.format("few.csv") + "print(accuracy_score(y, p))\n", "few.csv": _FEW}, Outcome.FAIL),
        ({"a.py": _FIT.format("few.csv"), "b.py": _FIT.format("many.csv"), "few.csv": _FEW}, Outcome.FAIL),
    ],
)
def test_a_handful_of_rows_that_nothing_measures_has_no_errors_to_tell(
    files: dict[str, Content], outcome: Outcome, analysed: Check, tmp_path: Path
) -> None:
    assert ask(analysed, make(tmp_path / "r", files)).outcome is outcome
