"""Words that may be a practice: nothing is called missing where they stand."""

import json
from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.evidence.learning.traces import KINDS, traces
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

TRAINED = "from xgboost import XGBClassifier\nmodel = XGBClassifier()\nmodel.fit(x, y)\n"
SCORED = TRAINED + "print(model.score(x, y))\n"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("holds-out-data", "generate(y_val, is_validation=True)\n"),
        ("overfitting-examined", "report(train_loss=a, valid_loss=b)\n"),
        ("overfitting-examined", "stop(early_stopping=True)\n"),
        ("overfitting-examined", "def grow(rows, depth=2):\n    if depth == 0:\n        return leaf(rows)\n"),
        ("overfitting-examined", "for fold in range(10):\n    parts = self.cross_validation_split(rows)\n"),
        ("baseline-compared", "from mine import GaussianProcess\n"),
        ("baseline-compared", "from mine import LogReg\n"),
        ("baseline-compared", "GMM(x)\n"),
        ("overfitting-examined", "seen = model.predict(x_train)\n"),
        ("overfitting-examined", "grow(min_samples_leaf_size)\n"),
        ("errors-analysed", "show(actual, y)\n"),
        ("errors-analysed", "axis.contourf(a, b, shown)\n"),
        ("errors-analysed", "found = [net.predict(row)[0] for row in rows]\nplt.plot(d['solution'][0], found, 'r+')\n"),
        ("errors-analysed", "figure = attention_heatmap(words)\n"),
        ("errors-analysed", "plt.plot(days, forecasts, c='green')\n"),
        ("errors-analysed", "shown = test['total'].plot()\npredictions.plot(ax=shown)\n"),
        ("errors-analysed", "df_forecast['money'].plot(legend=True)\n"),
        ("errors-analysed", "false.positives = fp.rate * negatives\n"),
        (
            "errors-analysed",
            "fig.add_trace(\n    Scatter(\n        y=rows, name='Actual'))\nadd(y=x, name='Forecast')\n",
        ),
        ("errors-analysed", "prophet.plot(forecast)\n"),
        ("errors-analysed", "plot_plotly(prophet, days)\n"),
        ("errors-analysed", "made = discriminator(generator(noise))\n"),
        ("overfitting-examined", "print(model.get_best_score()['learn'])\n"),
    ],
)
def test_what_may_be_it_is_not_called_missing(checks: tuple[Check, ...], name: str, words: str, tmp_path: Path) -> None:
    check = next(one for one in checks if one.id == name)
    code = SCORED if name == "errors-analysed" else TRAINED
    without, with_words = make(tmp_path / "a", {"a.py": code}), make(tmp_path / "b", {"a.py": code + words})
    assert ask(check, without).outcome is Outcome.FAIL
    assert ask(check, with_words).outcome in (Outcome.UNKNOWN, Outcome.PASS)


def test_only_accuracy_that_stands_alone_is_a_measure_that_does_not_fit(
    checks: tuple[Check, ...], tmp_path: Path
) -> None:
    check = next(one for one in checks if one.id == "metric-fits-task")
    alone = TRAINED + "print(accuracy_score(y_test, model.predict(x_test)))\nfit(class_weight={})\n"
    alone = "from sklearn.metrics import accuracy_score\n" + alone

    def outcome(folder: str, code: str) -> Outcome:
        return ask(check, make(tmp_path / folder, {"a.py": code})).outcome

    assert outcome("a", alone.format("'balanced'")) is Outcome.FAIL
    assert outcome("b", alone.format("'balanced'") + "f1_up = 2 * p_up * r_up / (p_up + r_up)\n") is Outcome.UNKNOWN
    assert outcome("c", alone.format("[None, 'balanced']")) is Outcome.PASS
    assert outcome("d", TRAINED) is Outcome.UNKNOWN


def test_a_report_that_is_not_read_may_look_at_errors(checks: tuple[Check, ...], tmp_path: Path) -> None:
    check = next(one for one in checks if one.id == "errors-analysed")
    repo = make(tmp_path, {"a.py": TRAINED, "Final report.pdf": b"%PDF-"})
    assert ask(check, repo).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    "words",
    [
        "cross_val_score(model, x_train, y_train)",
        "logger.error(f'training failed: {e}')",
        "def evaluate(self, trainer, training_data): ...",
        "missing_plot(table, chosen_predictors)",
        "if recursion_depth <= 0: return",
    ],
)
def test_what_only_sounds_like_it_is_no_trace(words: str) -> None:
    assert not {"train scored", "errors", "overfitting"} & set(traces(words))


@pytest.mark.parametrize(
    "words",
    [
        "metrics=[TruePositives(), FalseNegatives()]",
        "plot(tpr, tnr)",
        "plot_scores_per_driver(rows)",
        "acc_by_region = {}",
        "st.write('it takes a Greek dish for French, which the others name correctly')",
        "sensitivity = hits / positives",
    ],
)
def test_rates_slices_and_words_on_a_page_may_be_a_look_at_errors(words: str) -> None:
    assert "errors" in traces(words)


def test_what_tests_and_other_languages_look_at_leaves_the_project_out(
    checks: tuple[Check, ...], tmp_path: Path
) -> None:
    errors, held = (next(one for one in checks if one.id == id_) for id_ in ("errors-analysed", "holds-out-data"))
    tested = {"a.py": TRAINED, "tests/test_a.py": "from sklearn.metrics import confusion_matrix\n"}
    beside = {"a.py": TRAINED, "v2/Train.scala": "val parts = data.randomSplit(Array(0.7, 0.3))\n"}
    assert ask(errors, make(tmp_path / "a", tested)).outcome is Outcome.UNKNOWN
    assert ask(held, make(tmp_path / "b", beside)).outcome is Outcome.UNKNOWN


def test_anything_may_stand_in_a_notebook_that_cannot_be_read(checks: tuple[Check, ...], tmp_path: Path) -> None:
    repo = make(tmp_path, {"a.py": TRAINED, "b.ipynb": b"{"})
    for one in checks:
        if one.id in ("baseline-compared", "errors-analysed", "holds-out-data", "experiments-recorded"):
            assert ask(one, repo).outcome is Outcome.UNKNOWN, one.id


def test_what_was_printed_or_reported_may_keep_results(checks: tuple[Check, ...], tmp_path: Path) -> None:
    check = next(one for one in checks if one.id == "experiments-recorded")
    assert ask(check, make(tmp_path / "a", {"a.py": TRAINED})).outcome is Outcome.FAIL
    assert ask(check, make(tmp_path / "b", {"a.py": TRAINED, "doc/rapport.pdf": b"%PDF-"})).outcome is Outcome.UNKNOWN
    printed = {"output_type": "stream", "name": "stdout", "text": [f"accuracy: 0.{digit}\n" for digit in (7, 8, 9)]}
    cell = {"cell_type": "code", "source": TRAINED, "execution_count": 1, "metadata": {}, "outputs": [printed]}
    notebook = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]}).encode()
    assert ask(check, make(tmp_path / "c", {"a.ipynb": notebook})).outcome is Outcome.UNKNOWN


def test_kinds_of_models_are_told_apart_by_their_names() -> None:
    found = traces("XGBClassifier() RandomForest random_forest knn KNeighbors LogisticRegression svm_light")
    assert sorted(KINDS.keys() & found) == ["forest", "logistic", "neighbours", "xgboost"]


def test_parts_of_other_words_are_no_trace() -> None:
    assert traces("automae = sauce = 'precisionist'\ntrainers = evaluate\n") == ()


def test_pictures_in_a_notebook_of_r_are_no_words(checks: tuple[Check, ...], tmp_path: Path) -> None:
    cell = {
        "cell_type": "code",
        "source": "library(randomForest)\nfit <- randomForest(y ~ ., rows)\n",
        "execution_count": 1,
        "metadata": {},
        "outputs": [{"output_type": "display_data", "data": {"image/png": "a/f1+rmse/y_test/auc="}, "metadata": {}}],
    }
    metadata = {"kernelspec": {"name": "ir", "language": "R", "display_name": "R"}}
    notebook = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": [cell]}).encode()
    check = next(one for one in checks if one.id == "holds-out-data")
    assert ask(check, make(tmp_path / "r", {"a.ipynb": notebook})).outcome is Outcome.FAIL


@pytest.mark.parametrize(
    ("files", "left_out"),
    [
        ({"runs/confusion_matrix.png": "0"}, True),
        ({"plots/feature_importance.svg": "0"}, True),
        ({"plots/logo.png": "0"}, False),
        ({"static/chart.js": "sets = [{label: 'Actual'}, {label: 'Predicted'}]"}, True),
        ({"static/chart.js": "sets = [{label: 'Predicted'}]"}, False),
        ({"README.md": "# Exercises of the course\n"}, True),
    ],
)
def test_pictures_pages_and_exercises_are_left_out(
    files: dict[str, str], left_out: bool, checks: tuple[Check, ...], tmp_path: Path
) -> None:
    (check,) = (one for one in checks if one.id == "errors-analysed")
    fit = "from sklearn.svm import SVC\n\nmodel = SVC().fit(x, y)\nprint(model.score(x, y))\n"
    verdict = ask(check, make(tmp_path / "r", {"train.py": fit, **files}))
    assert (verdict.outcome is not Outcome.FAIL) is left_out


def test_a_report_and_errors_that_cells_printed_may_keep_results(checks: tuple[Check, ...], tmp_path: Path) -> None:
    recorded = next(one for one in checks if one.id == "experiments-recorded")
    printed = [
        "    accuracy                           0.50      5332\n",
        "Mean absolute error of the prediction is: 2.40\nMean squared error of the prediction is: 26.6\n",
    ]
    outputs = [{"output_type": "stream", "name": "stdout", "text": [text]} for text in printed]
    cell = {"cell_type": "code", "execution_count": 1, "metadata": {}, "source": SCORED, "outputs": outputs}
    book = {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": [cell]}
    assert ask(recorded, make(tmp_path / "r", {"a.ipynb": json.dumps(book)})).outcome is Outcome.UNKNOWN


def test_groups_alone_are_set_beside_no_baseline(checks: tuple[Check, ...], tmp_path: Path) -> None:
    compared = next(one for one in checks if one.id == "baseline-compared")
    group = "from sklearn.cluster import KMeans\n\n\nclass Groups:\n    def train(self, rows):\n"
    group += "        return KMeans().fit(rows)\n"
    files = {"groups.py": group, "main.py": "from groups import Groups\n\nmodel = Groups().train(train_data)\n"}
    assert not ask(compared, make(tmp_path / "r", files)).findings
