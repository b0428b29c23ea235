"""What shows nothing, what may be drawn elsewhere, and what has no result to show."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.examples import Content
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

_FITS = "from sklearn.svm import SVC\n\nSVC().fit(X, y)\n"
_BY_PLANET = "sns.kdeplot(rows.query('planet == \"Mars\"').spa, ax=ax)\n"


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        ({"train.py": _FITS}, Outcome.FAIL),
        ({"train.py": _FITS, "README.md": "# Churn\n\nBegun from a template.\n"}, Outcome.FAIL),
        ({"train.py": _FITS, "README.md": "# sklearn template\n"}, Outcome.NOT_APPLICABLE),
        ({"train_dummy_model.py": _FITS}, Outcome.NOT_APPLICABLE),
        ({"train.py": _FITS, "report.odt": "PK"}, Outcome.UNKNOWN),
        (
            {"train.py": f"from keras.callbacks import TensorBoard\n{_FITS}calls = [TensorBoard('logs')]\n"},
            Outcome.UNKNOWN,
        ),
        ({"train.py": f"import seaborn as sns\n{_FITS}{_BY_PLANET * 3}"}, Outcome.PASS),
    ],
)
def test_what_is_drawn(files: dict[str, Content], outcome: Outcome, checks: tuple[Check, ...], tmp_path: Path) -> None:
    visualised = next(one for one in checks if one.id == "results-visualised")
    assert ask(visualised, make(tmp_path / "r", files)).outcome is outcome
