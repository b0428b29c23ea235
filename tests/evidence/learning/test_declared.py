"""What a DVC pipeline declares to be drawn."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

_CODE = (
    "from sklearn.metrics import accuracy_score\nfrom sklearn.svm import SVC\n\nmodel = SVC()\n"
    "model.fit(X_train, y_train)\n"
    "print(accuracy_score(y_test, model.predict(X_test)))\n"
)
_PLOTS = "stages:\n  evaluate:\n    plots:\n      - answers.csv:\n          {}\n"


@pytest.mark.parametrize(
    ("declared", "outcome"),
    [
        ("template: confusion", Outcome.PASS),
        ("template: 'confusion_normalized'", Outcome.PASS),
        ("title: Confusion Matrix", Outcome.PASS),
        ("x: true_label\n          y: predicted_label", Outcome.PASS),
        ("x: epoch\n          y: loss", Outcome.FAIL),
    ],
)
def test_a_confusion_matrix_that_dvc_draws_is_a_look_at_errors(
    declared: str, outcome: Outcome, checks: tuple[Check, ...], tmp_path: Path
) -> None:
    check = next(one for one in checks if one.id == "errors-analysed")
    make(tmp_path / "r", {"train.py": _CODE, "dvc.yaml": _PLOTS.format(declared)})
    assert ask(check, tmp_path / "r").outcome is outcome
