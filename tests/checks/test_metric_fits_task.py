"""What stands beside accuracy as a second measure."""

import json
from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.evidence.kinds.kind import chosen
from mlfolio.repo import Repo, evidence
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

_SCORED = (
    "import numpy as np\nfrom sklearn.metrics import accuracy_score\nfrom sklearn.svm import SVC\n\n"
    "model = SVC().fit(X_train, y_train)\nseen = model.predict(X_test)\nprint(accuracy_score(y_test, seen))\n"
)


@pytest.mark.parametrize(
    ("code", "share"),
    [
        ("", 0.5),
        ("stop = EarlyStopping(monitor='val_loss')\n", 0.5),
        ("net.fit(X, y, callbacks=[EarlyStopping(monitor='val_loss')])\n", 0.8),
        ("best = ModelCheckpoint('net.h5', monitor='val_loss')\nnet.fit(X, y, callbacks=[best])\n", 0.8),
        ("net = XGBClassifier(early_stopping_rounds=9)\nnet.fit(X, y, eval_set=[(X_val, y_val)])\n", 0.8),
        ("net = LGBMClassifier()\nnet.fit(X, y, eval_set=parts, callbacks=[early_stopping(9)])\n", 0.8),
        ("net = XGBClassifier(early_stopping_rounds=9, eval_metric='error')\nnet.fit(X, y, eval_set=parts)\n", 0.5),
        ("net = XGBClassifier()\nnet.fit(X, y, eval_set=[(X_val, y_val)])\n", 0.5),
        ("slow = ReduceLROnPlateau(monitor='val_loss')\nnet.fit(X, y, callbacks=[slow])\n", 0.5),
        ("net.fit(X, y, callbacks=[EarlyStopping(monitor='val_accuracy')])\n", 0.5),
        ("vloss = layer.loss(X_val)\n", 0.8),
        ("plt.plot(history.history['val_loss'])\n", 0.8),
        ("counts = np.bincount(y_test)\n", 0.5),
        ("def evaluate(net, rows):\n    loss = cost(net, rows)\n    print(loss)\n\n\nevaluate(net, dev)\n", 0.8),
        ("def evaluate(net, rows):\n    loss = cost(net, rows)\n    print(loss)\n\n\nevaluate(net, train)\n", 0.5),
        ("def evaluate(net, rows):\n    print(net.name, len(rows))\n\n\nevaluate(net, dev)\n", 0.5),
        (
            "rates = ClassificationMetric(true, seen)\nb = rates.true_positive_rate() + rates.true_negative_rate()\n",
            1.0,
        ),
        ("X, y = make_moons(500)\n", 0.8),
        ("y = rows['Survived']\n", 0.8),
        ("rows = read('data/Iris.csv')\n", 0.8),
        ("y = rows['survivors']\n", 0.5),
        ("y = np.hstack([np.ones(n // 2), -np.ones(n // 2)])\n", 0.8),
        ("y = np.hstack([np.ones(n // 2), -np.ones(n // 3)])\n", 0.5),
        ("rows = load_dataset('imdb')\n", 0.8),
        ("rows = convert_from_file('t10k-images-idx3-ubyte')\n", 0.8),
        ("labels = [0, 0, 0, 1, 1, 1]\n", 0.8),
        ("y = np.array([0, 1, 1, 0])\n", 0.8),
        ("labels = [0, 0, 0, 0, 1, 1]\n", 0.5),
        ("labels = [0, 1, 2, 3]\n", 0.5),
        ("k = np.arange(10)\nlabels = np.repeat(k, 250)[:, None]\n", 0.8),
        ("labels = np.repeat(range(10), 250)\n", 0.8),
        ("labels = np.repeat(labels, 250)\n", 0.5),
        ("k = np.arange(10)\nlabels = np.repeat(k, counts)\n", 0.5),
        ("rows = image_dataset_from_directory('../data/cinic-10_challenge/train')\n", 0.8),
        ("rows = torchvision.datasets.STL10('.')\n", 0.8),
        ("rows = ImageFolder('cats_and_dogs/train')\n", 0.8),
        ("rows = read('gtzan/tracks.csv')\n", 0.8),
        ("rows = torchaudio.datasets.SPEECHCOMMANDS('.')\n", 0.8),
        ("rows = torchvision.datasets.OxfordIIITPet('.')\n", 0.8),
        ("rows = read('categories.csv')\n", 0.5),
        ("tp = 0\nfor a, b in pairs:\n    tp += a == b\n", 0.8),
        ("errors = seen != y_test\ncounts = np.bincount(y_test[errors])\n", 0.8),
    ],
)
def test_the_loss_kept_apart_and_errors_by_class_are_measures(
    code: str, share: float, checks: tuple[Check, ...], tmp_path: Path
) -> None:
    fits = next(one for one in checks if one.id == "metric-fits-task")
    assert ask(fits, make(tmp_path, {"train.py": _SCORED + code})).share == share


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        ({"train.py": f"{_SCORED}next_words = 10\n"}, Outcome.UNKNOWN),
        ({"train.py": f"{_SCORED}n_gram_sequence = tokens[: i + 1]\n"}, Outcome.UNKNOWN),
        ({"train.py": _SCORED, "write.py": "next_words = 10\n"}, Outcome.PASS),
        ({"train.py": f"{_SCORED}next_batch = 10\n"}, Outcome.PASS),
    ],
)
def test_no_report_is_asked_of_what_continues_a_text(
    files: dict[str, str], outcome: Outcome, checks: tuple[Check, ...], tmp_path: Path
) -> None:
    fits = next(one for one in checks if one.id == "metric-fits-task")
    assert ask(fits, make(tmp_path, files)).outcome is outcome


@pytest.mark.parametrize(
    ("readme", "share"),
    [
        ("# Kaggle: forest cover type\n\nMy entry to the Kaggle competition.\n", 0.8),
        ("# Planets\n\nMy entry to the Kaggle competition. Entries are evaluated by accuracy.\n", 0.8),
        ("# Version 1\n\nMy entry to a Kaggle competition: [Digit Recognizer](https://example.org/a).\n", 0.8),
        ("# Planets\n\nMy entry to the Kaggle competition. The metric is log loss.\n", 0.5),
    ],
)
def test_a_competition_that_accuracy_decides(
    readme: str, share: float, checks: tuple[Check, ...], tmp_path: Path
) -> None:
    fits = next(one for one in checks if one.id == "metric-fits-task")
    files = {"README.md": readme, "train.py": _SCORED + "rows.to_csv('submission.csv')\n"}
    assert ask(fits, make(tmp_path, files)).share == share


@pytest.mark.parametrize(
    ("made", "share"),
    [
        ("Lasso, Ridge", 0.8),
        ("ElasticNet, ElasticNetCV", 0.8),
        ("LassoCV, RidgeCV", 0.8),
        ("RidgeClassifier, ElasticNet", 0.5),
        ("LogisticRegressionCV, Ridge", 0.5),
        ("LinearRegression, sm.OLS", 0.8),
        ("LinearRegression, sm.Logit", 0.5),
    ],
)
def test_the_score_of_a_regressor_is_no_accuracy(
    made: str, share: float, checks: tuple[Check, ...], tmp_path: Path
) -> None:
    fits = next(one for one in checks if one.id == "metric-fits-task")
    names = ", ".join(name for name in made.split(", ") if "." not in name)
    code = f"import statsmodels.api as sm\nfrom sklearn.linear_model import {names}\n\n" + "".join(
        f"model = {name}().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n" for name in made.split(", ")
    )
    assert ask(fits, make(tmp_path, {"train.py": code})).share == share


@pytest.mark.parametrize(
    ("readme", "share"),
    [
        ("# Network\n\nIt recognises digits of the [MNIST Dataset](https://example.org).\n", 0.8),
        ("# Network\n\nTrained on Fashion-MNIST.\n", 0.8),
        ("# Network\n\nThe [CIFAR-10](https://example.org) images are small.\n", 0.8),
        ("# Network\n\nIt recognises faults of bearings.\n", 0.5),
    ],
)
def test_a_readme_that_names_balanced_data(
    readme: str, share: float, checks: tuple[Check, ...], tmp_path: Path
) -> None:
    fits = next(one for one in checks if one.id == "metric-fits-task")
    assert ask(fits, make(tmp_path, {"README.md": readme, "train.py": _SCORED})).share == share


_TABLE = "x y class\n" + "".join(f"{n} 1.5 {n % 2}\n" for n in range(40))


@pytest.mark.parametrize(
    ("files", "share"),
    [
        ({"Corners.txt": _TABLE}, 0.8),
        ({"data/corners.txt": _TABLE.replace(" ", ",")}, 0.8),
        ({"corners.txt": _TABLE + "41 1.5 1\n"}, 0.5),
        ({"corners.txt": "".join(f"1.5 {n}\n" for n in range(40))}, 0.5),
        ({"others.txt": _TABLE}, 0.5),
    ],
)
def test_a_table_with_as_many_rows_of_each_class_hides_none(
    files: dict[str, str], share: float, checks: tuple[Check, ...], tmp_path: Path
) -> None:
    fits = next(one for one in checks if one.id == "metric-fits-task")
    code = {"train.py": _SCORED + "rows = np.genfromtxt('data/corners.txt')\n"}
    assert ask(fits, make(tmp_path, {**code, **files})).share == share


@pytest.mark.parametrize(("library", "share"), [("fable", 1.0), ("yardstick", 0.5)])
def test_the_accuracy_of_a_forecast_is_a_table_of_errors(
    library: str, share: float, checks: tuple[Check, ...], tmp_path: Path
) -> None:
    fits = next(one for one in checks if one.id == "metric-fits-task")
    code = f"library({library})\nfit <- randomForest(y ~ ., rows)\nseen <- predict(fit, later)\naccuracy(seen, later)\n"
    assert ask(fits, make(tmp_path, {"train.R": code})).share == share


_MINE = "from mine import Tree\n\nmodel = Tree().fit(X, y)\naccuracy = np.mean(model.predict(X) == y)\n"


@pytest.mark.parametrize(
    ("made", "outcome"), [("X = np.random.randn(9, 2)\n", Outcome.UNKNOWN), ("X = load('a.csv')\n", Outcome.PASS)]
)
def test_an_algorithm_from_scratch_that_reads_no_data_is_shown_and_not_measured(
    made: str, outcome: Outcome, checks: tuple[Check, ...], tmp_path: Path
) -> None:
    fits = next(one for one in checks if one.id == "metric-fits-task")
    repo = Repo(make(tmp_path, {"demo.py": made + _MINE}))
    repo.take_for(chosen("from-scratch", "a test"))
    assert fits.judge(**evidence(repo, fits.evidence)).outcome is outcome


@pytest.mark.parametrize(("counts", "share"), [((400, 400), 0.8), ((401, 400), 0.5), ((400,), 0.5)])
def test_classes_that_a_notebook_counts_as_even_are_balanced(
    counts: tuple[int, ...], share: float, checks: tuple[Check, ...], tmp_path: Path
) -> None:
    shown = "target\n" + "".join(f"{label}    {count}\n" for label, count in enumerate(counts)) + "Name: count"
    output = {"output_type": "execute_result", "data": {"text/plain": [shown]}, "metadata": {}, "execution_count": 1}
    cells = [
        {"cell_type": "code", "execution_count": 1, "metadata": {}, "source": source, "outputs": outputs}
        for source, outputs in (("rows['target'].value_counts()", [output]), (_SCORED, []))
    ]
    book = json.dumps({"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": cells})
    fits = next(one for one in checks if one.id == "metric-fits-task")
    assert ask(fits, make(tmp_path / "r", {"a.ipynb": book})).share == share


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("def folds(model, rows, scoring=None):\n    return scoring(rows.y, model.predict(rows))\n", 0),
        ("class Net:\n    def __init__(self, metric):\n        self.metric = metric\n\n    def score(self, y, z):\n"
         "        return self.metric(y, z)\n", 0),
        ("def near(a, b, metric):\n    return metric(a, b)\n", 1),
        ("def folds(model, rows, scoring):\n    print(scoring)\n", 1),
        ("from utils.AdversarialAttacks import Zoo\n", 0),
    ],
)  # fmt: skip
def test_a_measure_that_its_caller_hands_in_is_the_callers(
    code: str, told: int, checks: tuple[Check, ...], tmp_path: Path
) -> None:
    fits = next(one for one in checks if one.id == "metric-fits-task")
    assert len(ask(fits, make(tmp_path, {"train.py": _SCORED, "folds.py": code})).findings) == told


def test_a_panel_of_measures_may_be_another_one(checks: tuple[Check, ...], tmp_path: Path) -> None:
    fits = next(one for one in checks if one.id == "metric-fits-task")
    shown = {"a.py": _SCORED + "train.binary_classification_panel(model, X_test)\n"}
    assert ask(fits, make(tmp_path / "r", shown)).outcome is not Outcome.FAIL
    assert not ask(fits, make(tmp_path / "s", shown)).findings


@pytest.fixture
def fits(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "metric-fits-task")


_NAIVE = "class Bayes:\n    def fit(self, rows, answers):\n        self.rows = rows\n\n\n"
_RUN = "from bayes import Bayes\n\nrows = open('a.csv').read()\nBayes().fit(rows, answers)\n"
_MEASURE = "def get_accuracy(rows, seen):\n    num_correct = sum(map(eq, rows, seen))\n    return num_correct / 9\n"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, Outcome.UNKNOWN),
        ({"tests/test_score.py": "from score import get_accuracy\n\nassert get_accuracy([1], [1])\n"}, Outcome.UNKNOWN),
        ({"__init__.py": "from score import get_accuracy\n"}, Outcome.UNKNOWN),
        ({"report.py": "from score import get_accuracy\n\nprint(get_accuracy(rows, seen))\n"}, Outcome.PASS),
    ],
)
def test_an_accuracy_that_tests_alone_call_measures_nothing(
    more: dict[str, str], expected: Outcome, fits: Check, tmp_path: Path
) -> None:
    code = {"bayes.py": _NAIVE, "main.py": _RUN, "score.py": _MEASURE}
    verdict = ask(fits, make(tmp_path / "r", code | more))
    assert verdict.outcome is expected
    assert bool(verdict.findings) is (expected is Outcome.PASS)


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("labels = torch.randint(0, 3, (9,))\n", Outcome.UNKNOWN),
        ("labels = [random.randint(0, 2) for _ in texts]\n", Outcome.UNKNOWN),
        ("y = random.randint(0, 480)\n", Outcome.PASS),
        ("labels = torch.randint(0, 3, (9,))\nlabels = read_labels()\n", Outcome.PASS),
    ],
)
def test_labels_that_are_drawn_ask_for_no_other_measure(
    labels: str, expected: Outcome, fits: Check, tmp_path: Path
) -> None:
    code = f"{_RUN}{labels}accuracy = right / 9\n"
    repo = Repo(make(tmp_path / "r", {"main.py": code, "bayes.py": _NAIVE}))
    repo.take_for(chosen("from-scratch", "a test"))
    assert fits.judge(**evidence(repo, fits.evidence)).outcome is expected


@pytest.mark.parametrize(("folder", "share"), [("mnist-net", 0.8), ("digits", 0.5)])
def test_a_path_tells_whose_classes_are_even(folder: str, share: float, fits: Check, tmp_path: Path) -> None:
    assert ask(fits, make(tmp_path / "r", {f"{folder}/train.py": _SCORED})).share == share
