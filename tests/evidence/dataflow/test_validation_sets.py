"""Validation sets, known by their names: they are there to choose by, and are no test sets."""

import ast

import pytest
from evidence.dataflow.programs import ACCURACY, LOAD, SCORE, SPLIT, kinds

from mlfolio.evidence.dataflow.analysis import analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of
from mlfolio.evidence.dataflow.story import story_of

COMPARED = ACCURACY.format(model="SVC()") + ACCURACY.format(model="GaussianNB()")


@pytest.mark.parametrize("name", ["X_val", "valid_X", "X_validation", "xval", "dev_set"])
def test_a_validation_set_is_there_to_choose_by(name: str) -> None:
    code = LOAD + SPLIT + COMPARED
    assert kinds(code) == {Kind.MULTI_TEST}
    assert kinds(code.replace("X_test", name).replace("y_test", "y_val")) == set()


def test_what_is_called_a_test_set_anywhere_is_no_validation_set() -> None:
    assert kinds(LOAD + SPLIT.replace("X_test", "X_val") + "X_test = X_val\n" + COMPARED) == {Kind.MULTI_TEST}


def test_a_test_set_that_was_set_apart_is_to_be_tested_on() -> None:
    rest = "X, test_X, y, test_y = train_test_split(X, y, random_state=1)\n"
    code = LOAD + rest + (SPLIT + COMPARED).replace("X_test", "X_val").replace("y_test", "y_val")
    analysis = analyse("a.py", ast.parse(code).body)
    (leak,) = leaks_of(analysis)
    message = story_of(leak, analysis, lambda _: lambda site: f"line {site.line}").message
    assert "same held-out rows" in message
    assert "never tested on: test the chosen one on them once" in message
    assert kinds(code + "report(pick_best(), test_X, test_y)\n") == set()
    assert kinds(code + "print(mean_absolute_error(test_y[:9], guesses))\n") == set()
    assert kinds(code.replace("test_X", "latest_X").replace("test_y", "latest_y")) == set()


@pytest.mark.parametrize(("name", "leaks"), [("validation", set()), ("x_dev", set()), ("later", {Kind.MULTI_TEST})])
def test_a_file_that_is_named_a_validation_set_is_one(name: str, leaks: set[Kind]) -> None:
    code = (
        f"held = pd.read_parquet('data/{name}.parquet')\nX_test, y_test = held[['a']].values, held['y'].values\n"
        "for n in [10, 50, 100, 500]:\n    model = RandomForestClassifier(n).fit(X[['a']].values, y)\n    " + SCORE
    )
    assert kinds(LOAD + code) == leaks


def test_a_validation_set_may_be_watched() -> None:
    code = SPLIT + "model = Sequential()\nmodel.fit(X_train, y_train, validation_data=(X_test, y_test))\n"
    code += "model.evaluate(X_test, y_test)\n"
    assert kinds(LOAD + code) == {Kind.MULTI_TEST}
    assert kinds(LOAD + code.replace("_test", "_val").replace("train_val_", "train_test_")) == set()
