"""Models that the code writes itself: how they are trained, and when they stand beside a library's."""

import json
from pathlib import Path
from textwrap import indent

import pytest
import repositories
from evidence.dataflow.programs import LOAD, SEEN, SPLIT, kinds

from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.repo import Repo


def test_a_fit_by_hand_may_be_given_what_it_validates_on() -> None:
    code = (
        "class Net:\n    def fit(self, X, y, X_val=None):\n        return self\n"
        "    def predict(self, X):\n        return X\n"
        "net = Net()\nnet.fit(X_train, y_train{validated})\nprint(accuracy_score(y_train, net.predict(X_train)))\n"
    )
    assert kinds(LOAD + SPLIT + code.format(validated="")) == {Kind.TRAINING_SCORE}
    assert kinds(LOAD + SPLIT + code.format(validated=", X_val=X_test")) == set()


BY_HAND = (
    "class Logistic:\n    def fit(self, X, y):\n        self.w = np.linalg.lstsq(X, y)[0]\n        return self\n"
    "    def predict(self, X):\n        return X @ self.w > 0\n"
)


def test_what_a_class_by_hand_calls_to_train_and_its_clusterings_are_known() -> None:
    code = "X = (X - X.mean()) / X.std()\n" + SPLIT + BY_HAND.replace("def fit", "def train") + "model = Logistic()\n"
    code += "model.train(X_train, y_train)\nprint(np.mean(model.predict(X_test) == y_test))\n"
    assert kinds(LOAD + code) == {Kind.PREPROCESSING}
    groups = BY_HAND.replace("Logistic", "KMeans") + "groups = KMeans().fit(X, y)\nprint(accuracy_score(y, {}))\n"
    assert kinds(LOAD + groups.format("groups.predict(X)")) == set()


def test_the_stages_of_boosting_are_no_score() -> None:
    code = (
        "class Boosting:\n    def fit(self, X, y):\n        guess = np.zeros(len(y))\n        for tree in self.trees:\n"
        "            left = y - guess\n            tree.fit(X, left)\n            guess += 0.1 * tree.predict(X)\n"
        "model = Boosting()\nmodel.fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"
    )
    assert kinds(LOAD + SPLIT + code) == set()


GUESS = "print(accuracy_score(y_test, {}.fit(X_train, y_train).predict(X_test)))\n"


def test_a_model_written_by_hand_and_the_librarys_are_one_candidate() -> None:
    code = LOAD + SPLIT + BY_HAND + GUESS.format("Logistic()") + GUESS.format("LogisticRegression()")
    assert kinds(code) == set()
    assert kinds(code + GUESS.format("SVC()")) == set()
    assert kinds(code + 2 * GUESS.format("Logistic()")) == {Kind.MULTI_TEST}


def test_imports_are_known_in_cells_that_ran_before_them(tmp_path: Path) -> None:
    models = "class Tree:\n    def fit(self, X, y):\n        return self\n    def predict(self, X):\n        return X\n"
    imports = "from sklearn.tree import DecisionTreeClassifier as Theirs\nfrom trees import Tree as Mine"
    test = f"import pandas as pd\n{LOAD}{SPLIT}{GUESS.format('Theirs()')}{GUESS.format('Mine()')}"
    cells = [
        {"cell_type": "code", "metadata": {}, "outputs": [], "source": source, "execution_count": count}
        for source, count in ((imports, 9), (test, 2))
    ]
    notebook = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    files = {"trees.py": models, "a.ipynb": notebook}
    assert Repo(repositories.make(tmp_path, files)).dataflow.findings(Kind.MULTI_TEST) == []


OWN_CLASS = (
    "class {name}:\n    def fit(self, X, y):\n        return self\n    def predict(self, X):\n        return X\n"
)


def test_a_model_by_hand_is_shown_on_made_up_data() -> None:
    code = (
        "for k in [1, 3, 5]:\n    model = Near(k).fit(X_train, y_train)\n"
        "    print(accuracy_score(y_test, model.predict(X_test)))\n"
    )
    shown = "X, y = make_blobs()\n" + OWN_CLASS.format(name="Near") + SPLIT + code
    assert kinds(shown) == set()
    assert kinds(LOAD + OWN_CLASS.format(name="Near") + SPLIT + code) == {Kind.MULTI_TEST}


def test_a_model_by_hand_may_be_held_against_the_librarys_on_the_training_rows() -> None:
    code = LOAD + OWN_CLASS.format(name="Bayes") + SEEN.format(model="Bayes()")
    assert kinds(code) == {Kind.TRAINING_SCORE}
    assert kinds(code + "from sklearn.naive_bayes import Bayes\n" + SEEN.format(model="Bayes()")) == set()


TRIED = (
    "import pandas as pd\nfrom sklearn.metrics import accuracy_score\n\n\n"
    + OWN_CLASS.format(name="Bayes")
    + "\n\nif __name__ == '__main__':\n"
    + indent(LOAD + SEEN.format(model="Bayes()"), "    ")
)


@pytest.mark.parametrize(
    ("user", "count"), [("from models.bayes import Bayes\n", 0), ("from models import bayes\n", 0), ("import sys\n", 1)]
)
def test_what_a_module_of_others_tries_is_no_result(tmp_path: Path, user: str, count: int) -> None:
    files = {"models/bayes.py": TRIED, "main.py": user}
    assert len(Repo(repositories.make(tmp_path, files)).dataflow.findings(Kind.TRAINING_SCORE)) == count


@pytest.mark.parametrize(("named", "leaks"), [("SVMClassifier", set()), ("Kernels", {Kind.TRAINING_SCORE})])
def test_a_model_written_by_hand_is_the_double_of_its_method(named: str, leaks: set[Kind]) -> None:
    code = (
        f"class {named}:\n    def fit(self, X, y):\n        self.rows = X\n\n    def predict(self, X):\n"
        f"        return np.sign(X @ self.w)\n\n\nmine = {named}()\nmine.fit(X, y)\n"
        "print(accuracy_score(y, mine.predict(X)))\n"
        "other = SVC().fit(X, y)\nprint(accuracy_score(y, other.predict(X)))\n"
    )
    assert kinds(LOAD + code) == leaks


@pytest.mark.parametrize(("own", "expected"), [("BayesScratch", set()), ("Forest", {Kind.TRAINING_SCORE})])
def test_borders_drawn_of_a_model_by_hand_leave_it_beside_the_librarys(own: str, expected: set[Kind]) -> None:
    code = (
        f"from sklearn.naive_bayes import Bayes\nclass {own}:\n    def fit(self, X, y): ...\n\n"
        "    def prob(self, X):\n        return X @ self.w\n\n    def predict(self, X):\n"
        "        return self.prob(X) > 0.5\n\nX, y = make_classification(random_state=0)\n"
        f"mine, theirs = {own}(), Bayes()\nmine.fit(X, y)\ntheirs.fit(X, y)\n"
        "a, b = np.meshgrid(np.linspace(-1, 1, 9), np.linspace(-1, 1, 9))\n"
        "plt.contourf(a, b, mine.predict(np.c_[a.ravel(), b.ravel()]))\n"
        "print(accuracy_score(y, mine.predict(X)))\nprint(theirs.score(X, y))\n"
    )
    assert kinds(code) == expected
