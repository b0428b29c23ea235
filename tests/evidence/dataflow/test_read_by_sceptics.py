"""Findings that sceptical readers called wrong or hardly worth saying, each as a small program of our own."""

import ast
import json
from pathlib import Path
from textwrap import indent

import pytest
import repositories

from mlfolio.evidence.dataflow.analysis import Said, analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of
from mlfolio.evidence.dataflow.shown import shown_lines
from mlfolio.evidence.dataflow.story import story_of
from mlfolio.repo import Repo

LOAD = "df = pd.read_csv('a.csv')\nX, y = df.drop(columns='y'), df['y']\n"
SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"
TEST = "model = {model}.fit(X_train, y_train)\nprint(accuracy_score(y_test, model.predict(X_test)))\n"
COMPARED = TEST.format(model="SVC()") + TEST.format(model="GaussianNB()")


def kinds(code: str) -> set[Kind]:
    """Return the kinds of leak in `code`, whose imports stand elsewhere."""
    shown = shown_lines([("code", code)])
    return {leak.kind for leak in leaks_of(analyse("a.py", ast.parse(code).body, said=Said(shown)))}


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


def test_a_validation_set_may_be_watched() -> None:
    code = SPLIT + "model = Sequential()\nmodel.fit(X_train, y_train, validation_data=(X_test, y_test))\n"
    code += "model.evaluate(X_test, y_test)\n"
    assert kinds(LOAD + code) == {Kind.MULTI_TEST}
    assert kinds(LOAD + code.replace("_test", "_val").replace("train_val_", "train_test_")) == set()


EACH = (
    "for {turns}:\n    y = {target}\n    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"
    "    model = SVC({setting}).fit(X_train, y_train)\n    print(model.score(X_test, y_test))\n"
)


@pytest.mark.parametrize(
    ("turns", "target"),
    [
        ("name in ['a', 'b', 'c']", "df[name].copy()"),
        ("n in range(9)", "df[df.columns[n]]"),
        ("n in range(9)", "labels.values[:, n]"),
    ],
)
def test_turns_that_predict_other_columns_choose_nothing(turns: str, target: str) -> None:
    code = LOAD + "labels = df[names]\n"
    assert kinds(code + EACH.format(turns=turns, target=target, setting="")) == set()
    setting = {"turns": turns, "target": "df['y']", "setting": f"C={turns.partition(' ')[0]}"}
    assert kinds(code + EACH.format(**setting)) == {Kind.MULTI_TEST}


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("# Baseline: naive Bayes\n", set()),
        ("# Better than the baseline\n", {Kind.MULTI_TEST}),
        ("# Naive Bayes\n", {Kind.MULTI_TEST}),
    ],
)
def test_a_comment_may_call_a_model_the_baseline(comment: str, expected: set[Kind]) -> None:
    code = LOAD + SPLIT + comment + TEST.format(model="GaussianNB()") + "# The model\n" + TEST.format(model="SVC()")
    assert kinds(code) == expected


def test_a_function_may_be_called_after_the_baseline_that_it_tries() -> None:
    function = "def {name}():\n" + indent(TEST.format(model="GaussianNB()"), "    ") + "{name}()\n"
    code = LOAD + SPLIT + TEST.format(model="SVC()")
    assert kinds(code + function.format(name="run_baseline")) == set()
    assert kinds(code + function.format(name="run_bayes")) == {Kind.MULTI_TEST}
    assert kinds(code + function.format(name="train_baseline_models")) == {Kind.MULTI_TEST}


@pytest.mark.parametrize(
    ("heading", "second", "count"),
    [("## Baseline", "## The model", 0), ("## Baseline", "### Support vectors", 0), ("## Bayes", "## The model", 1)],
)
def test_a_heading_may_call_a_model_the_baseline(tmp_path: Path, heading: str, second: str, count: int) -> None:
    imports = (
        "import pandas as pd\nfrom sklearn.metrics import accuracy_score\nfrom sklearn.svm import SVC\n"
        "from sklearn.model_selection import train_test_split\nfrom sklearn.naive_bayes import GaussianNB\n"
    )
    texts = [imports + LOAD + SPLIT, heading, TEST.format(model="GaussianNB()"), second, TEST.format(model="SVC()")]
    cells = [
        {"cell_type": "markdown" if text.startswith("#") else "code", "metadata": {}, "source": text, "outputs": []}
        for text in texts
    ]
    files = {"a.ipynb": json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})}
    assert len(Repo(repositories.make(tmp_path, files)).dataflow.findings(Kind.MULTI_TEST)) == count


def test_networks_of_branches_that_exclude_each_other_are_not_compared() -> None:
    network = "class Net(nn.Module):\n    def forward(self, x):\n        return x\n"
    code = (
        "if kind == 'line':\n    print(accuracy_score(y_test, LogisticRegression().fit(X_train, y_train)"
        ".predict(X_test)))\nelse:\n    net = Net()\n    loss(net(X_train), y_train).backward()\n"
        "    print(accuracy_score(y_test, net(X_test)))\n"
    )
    assert kinds(LOAD + SPLIT + network + code) == set()
    assert kinds(LOAD + SPLIT + network + code.replace("else:", "if deep:")) == {Kind.MULTI_TEST}


BY_HAND = "class {name}:\n    def fit(self, X, y):\n        return self\n    def predict(self, X):\n        return X\n"


def test_a_model_by_hand_is_shown_on_made_up_data() -> None:
    code = (
        "for k in [1, 3, 5]:\n    model = Near(k).fit(X_train, y_train)\n"
        "    print(accuracy_score(y_test, model.predict(X_test)))\n"
    )
    shown = "X, y = make_blobs()\n" + BY_HAND.format(name="Near") + SPLIT + code
    assert kinds(shown) == set()
    assert kinds(LOAD + BY_HAND.format(name="Near") + SPLIT + code) == {Kind.MULTI_TEST}


SEEN = "model = {model}.fit(X, y)\nprint(accuracy_score(y, model.predict(X)))\n"


def test_the_score_on_training_rows_is_told_of_models_that_are_known() -> None:
    assert kinds(LOAD + SEEN.format(model="SVC()")) == {Kind.TRAINING_SCORE}
    assert kinds(LOAD + "model = build(settings)\nmodel.fit(X, y)\nprint(model.score(X, y))\n") == set()
    made_up = "X, y = {made}()\nmodel = SVC().fit(X, y)\nprint(model.score(X, y))\n"
    assert kinds(made_up.format(made="make_classification")) == {Kind.TRAINING_SCORE}
    assert kinds(made_up.format(made="make_moons")) == set()


def test_a_model_by_hand_may_be_held_against_the_librarys_on_the_training_rows() -> None:
    code = LOAD + BY_HAND.format(name="Bayes") + SEEN.format(model="Bayes()")
    assert kinds(code) == {Kind.TRAINING_SCORE}
    assert kinds(code + "from sklearn.naive_bayes import Bayes\n" + SEEN.format(model="Bayes()")) == set()


def test_a_forecast_goes_on_from_the_last_training_rows() -> None:
    code = (
        "def {name}(model, last):\n    return model.predict(last)\nhistory = df[:900]\n"
        "model = Ridge().fit(history[['a']], history['y'])\n"
        "print(r2_score(later, {name}(model, history[['a']][-24:])))\n"
    )
    assert kinds(LOAD + code.format(name="forecast")) == set()
    assert kinds(LOAD + code.format(name="answers")) == {Kind.OVERLAP}


TRIED = (
    "import pandas as pd\nfrom sklearn.metrics import accuracy_score\n\n\n"
    + BY_HAND.format(name="Bayes")
    + "\n\nif __name__ == '__main__':\n"
    + indent(LOAD + SEEN.format(model="Bayes()"), "    ")
)


@pytest.mark.parametrize(
    ("user", "count"), [("from models.bayes import Bayes\n", 0), ("from models import bayes\n", 0), ("import sys\n", 1)]
)
def test_what_a_module_of_others_tries_is_no_result(tmp_path: Path, user: str, count: int) -> None:
    files = {"models/bayes.py": TRIED, "main.py": user}
    assert len(Repo(repositories.make(tmp_path, files)).dataflow.findings(Kind.TRAINING_SCORE)) == count


def test_a_column_written_anew_between_two_conditions_tells_nothing() -> None:
    code = (
        "known = df[df['part'] == {first}]\nknown.loc[known['day'] > 15, 'part'] = 0\n"
        "train, rest = known[known['part'] == {first}], known[known['part'] == {second}]\n"
        "model = SVC().fit(train[['a']], train['y'])\nprint(model.score(rest[['a']], rest['y']))\n"
    )
    assert kinds("df = pd.read_csv('a.csv')\n" + code.format(first=-1, second=0)) == set()


def test_copies_inside_the_training_rows_do_no_harm_to_an_honest_test() -> None:
    code = "X_more, y_more = SMOTE().fit_resample(X_train, y_train)\nmodel = Sequential()\n"
    code += "model.fit(X_more, y_more, validation_split=0.1)\n"
    assert kinds(LOAD + SPLIT + code) == {Kind.OVERLAP}
    assert kinds(LOAD + SPLIT + code + "print(model.evaluate(X_test, y_test))\n") == set()


def test_filling_gaps_from_the_row_before_in_a_group_learns_nothing() -> None:
    code = "X['price'] = df.groupby('shop')['price'].{method}()\n" + SPLIT + TEST.format(model="SVC()")
    assert kinds(LOAD + code.format(method="ffill")) == set()
    assert kinds(LOAD + code.format(method="bfill")) == {Kind.PREPROCESSING}


def test_codes_for_the_categories_there_are_learn_nothing() -> None:
    code = "codes = {name: n for n, name in enumerate(df['town'].unique())}\nX['town'] = df['town'].map(codes)\n"
    assert kinds(LOAD + code + SPLIT + TEST.format(model="SVC()")) == set()
