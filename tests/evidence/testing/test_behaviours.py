"""Which behaviour a test is about, and which trusted implementation it compares with."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.evidence.testing.behaviours import behaviours, compares_values
from mlfolio.evidence.testing.bodies import Body, bodies
from mlfolio.evidence.testing.references import references
from mlfolio.repo import Repo


def body(folder: Path, text: str, path: str = "tests/test_a.py") -> Body:
    repo = Repo(make(folder, {path: text}))
    return next(bodies(repo.tests, repo.files))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("shapes", "def test_it():\n    assert model.predict(x).shape == (3,)\n"),
        ("shapes", "def test_output_shape():\n    assert close(model.out, 3)\n"),
        ("shapes", "def test_it():\n    np.testing.assert_equal(layer.output_shape, (3, 2))\n"),
        ("learning", "def test_it():\n    tree.fit(X, y)\n    assert (tree.predict(X) == y).all()\n"),
        ("learning", "def test_it():\n    tree.fit(X, y)\n    assert_array_equal(tree.predict(X), y)\n"),
        ("determinism", "def test_it():\n    a = fit(seed=1)\n    b = fit(seed=1)\n    assert np.allclose(a, b)\n"),
        ("learning", "def test_loss_decreases():\n    h = train(model)\n    assert h.loss[-1] < h.loss[0]\n"),
        (
            "a floor on a metric",
            "def test_it():\n    model = fit(x, y)\n    assert accuracy_score(y, model.predict(x)) > 0.9\n",
        ),
        (
            "a floor on a metric",
            "def test_it():\n    recall = recall_score(y, model.predict(x))\n    assert recall >= self.threshold\n",
        ),
        ("a floor on a metric", "def test_it():\n    model = fit(x, y)\n    assert model.score_ > 0.8\n"),
        ("a floor on a metric", "def test_it():\n    assert train(x)['accuracy'] > MIN_ACCURACY\n"),
        ("a floor on a metric", "def test_it():\n    assert train(x)['accuracy'] > 70\n"),
        ("an invariance or a range", "def test_it():\n    assert post(x)['predicted_price'] > 0\n    model()\n"),
        (
            "an invariance or a range",
            "def test_it():\n    p = model.predict(x)\n    assert p in (0, 1)\n    assert pred in [0]\n",
        ),
        (
            "an invariance or a range",
            "def test_it():\n    r = post(x)\n    if r.ok:\n        data = r.json()\n"
            "        assert 0.0 <= data['score'] <= 1.0\n",
        ),
        (
            "an invariance or a range",
            "def test_it():\n    data = post(x)\n    assert data['score'] >= 0\n    assert data['score'] <= 1\n",
        ),
        (
            "an invariance or a range",
            "def test_probabilities_sum_to_one():\n    assert close(model.forward(x).sum(1), 1)\n",
        ),
    ],
)
def test_a_behaviour_is_told(name: str, text: str, tmp_path: Path) -> None:
    assert name in behaviours(body(tmp_path, text))


@pytest.mark.parametrize(
    "text",
    [
        "def test_it():\n    assert clean(' a ') == 'a'\n",
        "def test_it():\n    assert 0 <= data['page'] <= 10\n    assert 200 <= r.status_code <= 299\n",
        "def test_it():\n    assert load_table().shape == (3, 2)\n",
        "def test_it():\n    assert model.fit(x) is not None\n",
        "def test_it():\n    tree.fit(X, y)\n    assert (tree.predict(Z) == z).all()\n",
        "def test_it():\n    if model.input_shape:\n        assert model.fit(x)\n",
    ],
)
def test_other_tests_are_about_none(text: str, tmp_path: Path) -> None:
    assert not behaviours(body(tmp_path, text))


@pytest.mark.parametrize(
    ("expected", "line"),
    [
        (True, "assert answer.spam == pytest.approx(0.44)"),
        (True, "assert out == '>50k'"),
        (True, "self.assert_array_equals(\n            found,\n            [[1, 0]])"),
        (True, "assert (r & [2, 2]).all()"),
        (False, "assert response.status_code == 200"),
        (False, "assert isinstance(out, float)"),
        (False, "assert out is not None"),
        (False, "assert 'prediction' in response.json()"),
    ],
)
def test_what_compares_values_may_be_about_a_behaviour(expected: bool, line: str, tmp_path: Path) -> None:
    assert compares_values(body(tmp_path, f"def test_it():\n    out = model.predict(x)\n    {line}\n")) is expected


def test_a_python_test_ends_where_its_function_does(tmp_path: Path) -> None:
    text = "def test_a():\n    assert one == f()\n\n\nclass TestB:\n    def test_b(self):\n        print(2)\n"
    repo = Repo(make(tmp_path, {"tests/test_a.py": text}))
    assert [one.text.split()[-1] for one in bodies(repo.tests, repo.files)] == ["f()"]


def test_a_test_ends_where_the_next_begins_and_silent_ones_are_left_out(tmp_path: Path) -> None:
    text = "import sklearn\n\n\ndef test_a():\n    assert one == f()\n\n\ndef test_b():\n    print(2)\n"
    repo = Repo(make(tmp_path, {"tests/test_a.py": text}))
    (only,) = bodies(repo.tests, repo.files)
    assert only.head.strip() == "import sklearn"
    assert "print" not in only.text


@pytest.mark.parametrize(
    ("expected", "head", "line"),
    [
        (True, "from sklearn.svm import SVC", "assert np.allclose(SVC().fit(x, y).coef_, mine.coef)"),
        (True, "import torch", "assert abs(torch.softmax(t, 0)[0].item() - mine[0]) < 1e-6"),
        (True, "import scipy.stats as st", "assert mine == pytest.approx(st.norm.pdf(0))"),
        (False, "from sklearn.metrics import accuracy_score", "assert accuracy_score(y, mine) == 1"),
        (False, "from sklearn.metrics import accuracy_score", "assert accuracy_score(y, mine.predict(x)) == 1"),
        (True, "from sklearn.metrics import accuracy_score", "assert accuracy_score(y, p) == my_accuracy(y, p)"),
        (True, "from sklearn.metrics import mean_squared_error", "assert mse(y, p) == mean_squared_error(y, p)"),
        (False, "from sklearn.svm import SVC", "assert np.allclose(mine, 1)"),
        (False, "import numpy as np", "assert np.allclose(mine, np.ones(3))"),
        (False, "import torch", "print(torch.ones(1))\n    assert mine"),
    ],
)
def test_a_reference_is_named_and_compared_with(expected: bool, head: str, line: str, tmp_path: Path) -> None:
    found = list(references(body(tmp_path, f"{head}\n\n\ndef test_it():\n    {line}\n")))
    assert bool(found) is expected
