"""Which tests are asked to be about a model, and what is left open."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.examples import Content
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

_TEST = "def test_it():\n    assert client.get('/').status_code == 200\n"
_LOADS = {"app.py": "import joblib\n\nmodel = joblib.load('m.joblib')\n"}


@pytest.fixture
def behaviour(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "behaviour-tests")


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        ({"app.py": "import flask\n", "tests/test_app.py": _TEST}, Outcome.NOT_APPLICABLE),
        ({**_LOADS, "tests/test_app.py": _TEST}, Outcome.FAIL),
        ({"app.py": "import flask\n", "models/m.pkl": "x", "tests/test_app.py": _TEST}, Outcome.FAIL),
        ({"app.py": "def predict(x):\n    return x\n", "tests/test_app.py": _TEST}, Outcome.FAIL),
        (
            {"app.py": "@app.route('/predict')\ndef predict():\n    return 3\n", "tests/test_app.py": _TEST},
            Outcome.NOT_APPLICABLE,
        ),
        (
            {
                **_LOADS,
                "tests/test_net.py": "def compare(n):\n    ours = net.forward(n)\n"
                "    assert ours.shape == theirs.shape\n"
                "\n\ndef test_it():\n    compare(3)\n",
            },
            Outcome.PASS,
        ),
        ({**_LOADS, "tests/test_app.py": "def test_it():\n    assert predict(x) == 'spam'\n"}, Outcome.UNKNOWN),
        ({**_LOADS, "tests/test_app.py": "def test_it():\n    assert within(predict(x), 9, 0.1)\n"}, Outcome.UNKNOWN),
        (
            {
                **_LOADS,
                "test/test_table.cpp": "#include <gtest/gtest.h>\n\nTEST(Table, learns) {\n    Qtable t(3);\n"
                "    t.updateQvalue(1, 0.2);\n    EXPECT_FLOAT_EQ(t.getQvalue(1), 0.2);\n}\n",
            },
            Outcome.UNKNOWN,
        ),
        (
            {
                **_LOADS,
                "tests/test_app.py": "def test_it():\n    response = client.post('/upload')\n    assert (\n"
                '        response.content\n        == b\'[{"id":"a","prediction":1}]\'\n    )\n',
            },
            Outcome.UNKNOWN,
        ),
        (
            {
                **_LOADS,
                "tests/test_app.py": "def test_it():\n    response = client.get('/')\n"
                '    assert response.json() == {"status": 1}\n',
            },
            Outcome.FAIL,
        ),
        (
            {
                **_LOADS,
                "tests/test_app.py": _TEST,
                "check/test_live.py": "def of(answer):\n    assert len(answer['predictions']) == 3\n",
            },
            Outcome.UNKNOWN,
        ),
    ],
)
def test_only_tests_of_a_model_are_asked(
    files: dict[str, Content], outcome: Outcome, behaviour: Check, tmp_path: Path
) -> None:
    assert ask(behaviour, make(tmp_path / "r", files)).outcome is outcome


def test_a_script_that_is_empty_but_for_blanks_has_no_helpers(behaviour: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {**_LOADS, "tests/test_app.py": _TEST, "tests/test_live.py": "\n\n"})
    assert ask(behaviour, tmp_path / "r").outcome is Outcome.FAIL
