"""Baselines beside a model: called so by their classes, functions, comments or headings, they are no choice."""

import ast
import json
from pathlib import Path
from textwrap import indent

import pytest
import repositories
from evidence.dataflow.programs import ACCURACY, FIT, LOAD, SPLIT, UNSEEDED

from mlfolio.evidence.dataflow.analysis import Said, analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of
from mlfolio.evidence.dataflow.shown import shown_lines
from mlfolio.repo import Repo


def kinds(code: str) -> set[Kind]:
    """Return the kinds of leak in `code`, with what its comments announce."""
    said = Said(shown_lines([("code", code)]))
    return {leak.kind for leak in leaks_of(analyse("a.py", ast.parse(code).body, said=said))}


def test_a_baseline_beside_the_model_is_no_choice() -> None:
    code = "X, y = load_iris(return_X_y=True)\n" + UNSEEDED + FIT
    assert kinds(code + FIT.replace("LogisticRegression", "DummyClassifier")) == set()
    assert kinds(code + FIT.replace("LogisticRegression", "SVC")) == {Kind.MULTI_TEST}


@pytest.mark.parametrize(("name", "leaks"), [("Mean{}Baseline", set()), ("Mean{}Model", {Kind.MULTI_TEST})])
def test_classes_that_are_called_baselines_are_no_choice(name: str, leaks: set[Kind]) -> None:
    by_hand = (
        "class {name}:\n"
        "    def fit(self, X, y):\n        self.mean_ = y.mean()\n        return self\n"
        "    def predict(self, X):\n        return X['a'] * 0 + self.mean_\n"
    )
    code = "df = pd.read_csv('a.csv')\nX, y = df.drop(columns='y'), df['y']\n" + UNSEEDED
    names = [name.format(which) for which in ("Daily", "Weekly")]
    code += "".join(by_hand.format(name=one) for one in names)
    code += f"for model in [{names[0]}(), {names[1]}()]:\n    model.fit(X_train, y_train)\n"
    assert kinds(code + "    print(r2_score(y_test, model.predict(X_test)))\n") == leaks


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("# Baseline: naive Bayes\n", set()),
        ("# Better than the baseline\n", {Kind.MULTI_TEST}),
        ("# Naive Bayes\n", {Kind.MULTI_TEST}),
    ],
)
def test_a_comment_may_call_a_model_the_baseline(comment: str, expected: set[Kind]) -> None:
    code = (
        LOAD
        + SPLIT
        + comment
        + ACCURACY.format(model="GaussianNB()")
        + "# The model\n"
        + ACCURACY.format(model="SVC()")
    )
    assert kinds(code) == expected


def test_a_function_may_be_called_after_the_baseline_that_it_tries() -> None:
    function = "def {name}():\n" + indent(ACCURACY.format(model="GaussianNB()"), "    ") + "{name}()\n"
    code = LOAD + SPLIT + ACCURACY.format(model="SVC()")
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
    texts = [
        imports + LOAD + SPLIT,
        heading,
        ACCURACY.format(model="GaussianNB()"),
        second,
        ACCURACY.format(model="SVC()"),
    ]
    cells = [
        {"cell_type": "markdown" if text.startswith("#") else "code", "metadata": {}, "source": text, "outputs": []}
        for text in texts
    ]
    files = {"a.ipynb": json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})}
    assert len(Repo(repositories.make(tmp_path, files)).dataflow.findings(Kind.MULTI_TEST)) == count
