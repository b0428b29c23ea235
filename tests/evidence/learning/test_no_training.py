"""What looks like a training or a preparation, and is none."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

_FIT = "from sklearn.svm import SVC\n\nmodel = SVC()\nmodel.fit(X, y)\n"
_SCORE = _FIT + "print(model.score(X, y))\n"


def _outcome(checks: tuple[Check, ...], name: str, root: Path, files: dict[str, str]) -> Outcome:
    return ask(next(one for one in checks if one.id == name), make(root, files)).outcome


@pytest.mark.parametrize(
    ("name", "files", "expected"),
    [
        ("results-visualised", {"a.py": "import torch\n\nbest = SGD(net.parameters(), lr=0.1)\n"}, "NOT_APPLICABLE"),
        ("results-visualised", {"a.py": _FIT}, "FAIL"),
        ("results-visualised", {"a.py": _FIT, "graficos/a.png": "x"}, "UNKNOWN"),
        (
            "results-visualised",
            {
                "a.py": "from fastapi import FastAPI\nfrom sklearn.svm import SVC\n\napp = FastAPI()\n\n\n"
                "@app.post('/train')\ndef train(rows):\n    return SVC().fit(rows.x, rows.y)\n"
            },
            "NOT_APPLICABLE",
        ),
        (
            "preprocessing-in-pipeline",
            {"a.py": _FIT + "rows['n'] = rows.groupby('a')['b'].transform('count')\n"},
            "NOT_APPLICABLE",
        ),
        (
            "preprocessing-in-pipeline",
            {"a.R": "library(nnet)\ny <- model.matrix(~Species - 1, iris)\nfit <- nnet(x, y, size = 3)\n"},
            "NOT_APPLICABLE",
        ),
        ("holds-out-data", {"a.py": _FIT + "import matplotlib.pyplot as plt\n\nplt.contourf(a, b, z)\n"}, "UNKNOWN"),
        (
            "holds-out-data",
            {"word2vec.py": "def train(rows):\n    return rows\n\n\nrows = open('a.txt')\nweights = train(rows)\n"},
            "NOT_APPLICABLE",
        ),
        (
            "holds-out-data",
            {"a.py": _FIT + "data = input_data.read_data_sets('mnist')\nprint(data.test.images)\n"},
            "PASS",
        ),
        ("holds-out-data", {"a.py": _FIT + "texts_test, classes_test = load('b.npz')\n"}, "PASS"),
        (
            "uncertainty-reported",
            {"a.py": _SCORE, "README.md": "# Networks\n\nIn this workshop we train a network.\n"},
            "NOT_APPLICABLE",
        ),
        (
            "library-calls-are-sound",
            {
                "a.py": "from sklearn.preprocessing import Normalizer\n"
                + _FIT
                + "X_train = Normalizer().fit_transform(X_train)\nX_test = Normalizer().fit_transform(X_test)\n"
            },
            "PASS",
        ),
    ],
)
def test_what_is_none_costs_nothing(
    name: str, files: dict[str, str], expected: str, checks: tuple[Check, ...], tmp_path: Path
) -> None:
    assert _outcome(checks, name, tmp_path, files) is Outcome[expected]
