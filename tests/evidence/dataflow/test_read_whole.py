"""Leaks found by reading sources that the analysis had missed, each as a small program of our own."""

import ast
import json
from pathlib import Path

import pytest
import repositories

from mlfolio.evidence.dataflow.analysis import analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of
from mlfolio.repo import Repo

LOAD = "df = pd.read_csv('a.csv')\nX, y = df.drop(columns='y'), df['y']\n"
SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"
FIT = "model = SVC().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"


def kinds(code: str) -> set[Kind]:
    """Return the kinds of leak in `code`, whose imports stand elsewhere."""
    return {leak.kind for leak in leaks_of(analyse("a.py", ast.parse(code).body))}


def test_cells_that_print_as_python_2_did_are_read(tmp_path: Path) -> None:
    cells = [
        "import pandas as pd\nfrom sklearn.cross_validation import cross_val_score\n"
        "from sklearn.preprocessing import scale\nfrom sklearn.svm import SVC\n"
        "df = pd.read_csv('a.csv')\nprint df.shape,",
        "try:\n    X = scale(df)\nexcept ValueError, problem:\n    print 'no', problem",
        "scores = cross_val_score(SVC(), X, df['y'])\nprint 'mean %0.4f ' % (scores.mean())",
    ]
    written = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": one} for one in cells]
    notebook = json.dumps({"cells": written, "metadata": {}, "nbformat": 4, "nbformat_minor": 4})
    repo = Repo(repositories.make(tmp_path, {"a.ipynb": notebook}))
    (finding,) = repo.dataflow.findings(Kind.PREPROCESSING)
    assert (finding.cell, finding.line) == (2, 2)


@pytest.mark.parametrize("grid", ["np.logspace(-3, 3, 7)", "np.arange(0.1, 2, 0.1)", "tqdm(10 * np.array(range(9)))"])
def test_a_loop_over_numbers_laid_out_tries_settings(grid: str) -> None:
    code = f"for power in {grid}:\n    model = SVC(C=power).fit(X_train, y_train)\n"
    code += "    print(model.score(X_test, y_test))\n"
    assert kinds(LOAD + SPLIT + code) == {Kind.MULTI_TEST}


@pytest.mark.parametrize(
    "more",
    [
        "rare = df[df['y'] == 1]\ndf = pd.concat([df, rare.sample(99, replace=False)])\n",
        "df = pd.concat([df, df[df['y'] == 1]])\n",
        "for n in range(99):\n    df = df.append(df.loc[df['y'] == 1].sample())\n",
    ],
)
def test_a_part_of_a_table_below_it_is_there_twice(more: str) -> None:
    load = "df = pd.read_csv('a.csv')\n"
    picked = "X, y = df.drop(columns='y'), df['y']\n"
    assert kinds(load + more + picked + SPLIT + FIT) == {Kind.OVERLAP}
    apart = more.replace("[df, ", "[df[df['y'] == 0], ").replace("df = df.append(", "df = old.append(")
    assert kinds(load + apart + picked + SPLIT + FIT) == set()


def test_numbers_laid_out_to_draw_a_curve_are_no_last_test() -> None:
    code = "for power in [1, 2, 3]:\n    model = SVC(C=power).fit(X_train, y_train)\n"
    code += "    print(model.score(X_test, y_test))\nx = np.arange(low, high, 0.1)\nplt.plot(x, model.predict(x))\n"
    assert kinds(LOAD + SPLIT + code) == {Kind.MULTI_TEST}


def test_a_fit_by_hand_may_be_given_what_it_validates_on() -> None:
    code = (
        "class Net:\n    def fit(self, X, y, X_val=None):\n        return self\n"
        "    def predict(self, X):\n        return X\n"
        "net = Net()\nnet.fit(X_train, y_train{validated})\nprint(accuracy_score(y_train, net.predict(X_train)))\n"
    )
    assert kinds(LOAD + SPLIT + code.format(validated="")) == {Kind.TRAINING_SCORE}
    assert kinds(LOAD + SPLIT + code.format(validated=", X_val=X_test")) == set()


def test_a_search_on_all_rows_is_not_tested_on_a_part_of_them() -> None:
    code = "search = GridSearchCV(SVC(), grid).fit({X}, {y})\nbest = search.best_estimator_\n"
    test = "print(best.score(X_test, y_test))\n"
    assert kinds(LOAD + SPLIT + code.format(X="X", y="y") + test) == {Kind.OVERLAP}
    assert kinds(LOAD + SPLIT + code.format(X="X_train", y="y_train") + test) == set()
    assert kinds(LOAD + code.format(X="X", y="y") + "print(best.score(X, y))\n") == set()


OWN = (
    "class Centre(TransformerMixin):\n"
    "    def fit(self, X, y=None):\n        self.mean = X.mean()\n        return self\n"
    "    def transform(self, X):\n        return X - self.mean\n"
)


def test_a_transformer_of_the_code_inherits_how_it_is_fitted_and_applied() -> None:
    honest = "c = Centre()\nX_train = c.fit_transform(X_train)\nX_test = c.transform(X_test)\n"
    assert kinds(LOAD + OWN + "X = Centre().fit_transform(X)\n" + SPLIT + FIT) == {Kind.PREPROCESSING}
    assert kinds(LOAD + OWN + SPLIT + honest + FIT) == set()


def test_a_written_constant_is_not_learned() -> None:
    code = LOAD + "X = SimpleImputer({}).fit_transform(X)\n" + SPLIT + FIT
    assert kinds(code.format("strategy='constant', fill_value=0")) == set()
    assert kinds(code.format("strategy='median'")) == {Kind.PREPROCESSING}
