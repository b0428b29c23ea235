"""What stands beside accuracy as a second measure."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask

_SCORED = (
    "import numpy as np\nfrom sklearn.metrics import accuracy_score\nfrom sklearn.svm import SVC\n\n"
    "model = SVC().fit(X_train, y_train)\nseen = model.predict(X_test)\nprint(accuracy_score(y_test, seen))\n"
)


@pytest.mark.parametrize(
    ("code", "share"),
    [
        ("", 0.5),
        ("stop = EarlyStopping(monitor='val_loss')\n", 0.5),
        ("vloss = layer.loss(X_val)\n", 0.8),
        ("plt.plot(history.history['val_loss'])\n", 0.8),
        ("counts = np.bincount(y_test)\n", 0.5),
        ("X, y = make_moons(500)\n", 0.8),
        ("y = rows['Survived']\n", 0.8),
        ("y = rows['survivors']\n", 0.5),
        ("errors = seen != y_test\ncounts = np.bincount(y_test[errors])\n", 0.8),
    ],
)
def test_the_loss_kept_apart_and_errors_by_class_are_measures(
    code: str, share: float, checks: tuple[Check, ...], tmp_path: Path
) -> None:
    fits = next(one for one in checks if one.id == "metric-fits-task")
    assert ask(fits, make(tmp_path, {"train.py": _SCORED + code})).share == share
