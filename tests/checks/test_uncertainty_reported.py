"""What earns half of uncertainty-reported: the score that a search reached over its folds."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

SEARCH = (
    "from sklearn.model_selection import GridSearchCV\nfrom sklearn.svm import SVC\n\n"
    "search = GridSearchCV(SVC(), {'C': [1, 10]}, cv=5)\nsearch.fit(X_train, y_train)\n"
)
BOOSTER = "from xgboost import XGBClassifier\n\nmodel = XGBClassifier()\nmodel.fit(X_train, y_train)\n"
SCORED = BOOSTER + "print(model.score(X_test, y_test))\n"


@pytest.fixture
def reported(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "uncertainty-reported")


@pytest.mark.parametrize(
    ("code", "share"),
    [
        (SEARCH + "print(search.best_score_)\n", 0.5),
        (SEARCH + "table = search.cv_results_\n", 0.5),
        (SEARCH + "model = search.best_estimator_\n", 0),
        (SCORED + "print(model.best_score_)\n", 0),
        (SEARCH + "cv_errors = []\n", 0.5),
        (BOOSTER + "score = rows.cross_validate(model, 10)\n", 0.5),
        (SCORED + "parts = k_fold_split(rows, 5)\n", 0.5),
        (SCORED + "for train, _ in split_cv(rows, n_windows=8):\n    fit(train)\n", 0.5),
        (SCORED + "part = Splitter(rows, k_folds=5)\n", 0.5),
        (SCORED + "rows_train, rows_cv = train_cv_split(rows)\n", 0),
        (
            "from optuna.integration import LightGBMTunerCV\n\ntuner = LightGBMTunerCV(settings, rows)\ntuner.run()\n"
            + SCORED,
            0.5,
        ),
        ("import xgboost as xgb\n\nscores = xgb.cv(settings, rows, nfold=5)\n", 0.5),
        (SEARCH + "print(search.cv_results_['std_test_score'])\n", 1),
        (SCORED + "print(torch.tensor(run_accuracy).std())\n", 1),
        (SCORED + "print(np.std(np.array(scores)))\n", 1),
        (SCORED + "print(np.array(weights).std())\n", 0),
        (SCORED + "print(reliability_curve(y, found, nbins=100))\n", 1),
    ],
)
def test_the_score_of_a_search_over_folds_earns_half(code: str, share: float, reported: Check, tmp_path: Path) -> None:
    assert ask(reported, make(tmp_path, {"train.py": code})).share == share


def test_a_toy_beside_a_service_claims_no_result(reported: Check, tmp_path: Path) -> None:
    assert ask(reported, make(tmp_path, {"train_toy_model.py": SCORED})).outcome is Outcome.NOT_APPLICABLE


def test_what_nothing_measures_has_no_result_to_be_sure_of(reported: Check, tmp_path: Path) -> None:
    assert ask(reported, make(tmp_path, {"train.py": BOOSTER})).outcome is Outcome.NOT_APPLICABLE


def test_what_serves_a_model_of_data_that_stands_in_has_no_result(reported: Check, tmp_path: Path) -> None:
    app = (
        "from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.post('/predict')\ndef predict(rows):\n    return 1\n"
    )
    said = {"in": "The synthetic data is a stand-in.", "own": "The data is public.", "for": "A stand-in for judges."}
    files = {
        name: {"README.md": f"# Churn\n\nServed.\n\nBuilt.\n\nRun.\n\n{one}\n", "app.py": app, "train.py": SCORED}
        for name, one in said.items()
    }
    outcomes = [ask(reported, make(tmp_path / name, held)).outcome for name, held in files.items()]
    assert outcomes == [Outcome.NOT_APPLICABLE, Outcome.FAIL, Outcome.FAIL]


def test_a_template_has_no_result_of_its_own(reported: Check, tmp_path: Path) -> None:
    files = {name: {"README.md": f"# {name}\n", "train.py": SCORED} for name in ("A template", "Trees")}
    outcomes = {name: ask(reported, make(tmp_path / name, held)).outcome for name, held in files.items()}
    assert outcomes == {"A template": Outcome.NOT_APPLICABLE, "Trees": Outcome.FAIL}


@pytest.mark.parametrize(
    ("readme", "outcome"),
    [
        ("In this hands-on workshop you will train a forest.", Outcome.NOT_APPLICABLE),
        ("A forest that I trained after a bootcamp.", Outcome.FAIL),
        ("FastAPI による **推論 API のプロダクションテンプレート** です。", Outcome.NOT_APPLICABLE),
        ("テンプレートから作成した分類モデルです。", Outcome.FAIL),
        ("Es una plantilla para modelos.", Outcome.NOT_APPLICABLE),
    ],
)
def test_a_workshop_and_a_template_have_no_result(
    readme: str, outcome: Outcome, reported: Check, tmp_path: Path
) -> None:
    folder = make(tmp_path, {"README.md": f"# Trees\n\n{readme}\n", "train.py": SCORED})
    assert ask(reported, folder).outcome is outcome


def test_the_folds_of_boosters_tell_their_spread(reported: Check, tmp_path: Path) -> None:
    code = "import xgboost as xgb\n\nscores = xgb.cv(settings, rows, nfold=5)\n"
    assert not ask(reported, make(tmp_path, {"train.py": code})).findings


def test_folds_that_are_drawn_again_and_again_in_r_are_a_spread(reported: Check, tmp_path: Path) -> None:
    code = "fit <- train(y ~ ., rows, trControl = trainControl(method = 'repeatedcv', number = 5))\n"
    assert ask(reported, make(tmp_path, {"train.R": code})).share == 1


_OWN_FOLDS = (
    "library(rpart)\nlibrary(MLmetrics)\n{turns} {{\n  test.idx <- (draw >= (i - 1) / k) & (draw < {end} / k)\n"
    "  train.idx <- !test.idx\n  tree <- rpart(y ~ ., rows[train.idx, ])\n"
    "  Accuracy(predict(tree, rows[test.idx, ]), y)\n}}"
)


@pytest.mark.parametrize(
    ("turns", "end", "share"),
    [
        ("scores = sapply(1:k, function(i)", "i", 0.5),
        ("for (i in 1:5)", "i", 0.5),
        ("scores <- sapply(1:k, function(n)", "i", 0),
    ],
)
def test_folds_that_r_cuts_by_hand_cross_validate(
    turns: str, end: str, share: float, reported: Check, tmp_path: Path
) -> None:
    code = _OWN_FOLDS.format(turns=turns, end=end) + (")" if "sapply" in turns else "") + "\n"
    assert ask(reported, make(tmp_path, {"train.R": code})).share == share


@pytest.mark.parametrize(
    ("deleted", "share"), [("cuts(i):cuts(i+1)", 0.5), ("cuts(1):cuts(2)", 0), ("isnan(rows(:, i))", 0)]
)
def test_folds_that_matlab_deletes_turn_by_turn_cross_validate(
    deleted: str, share: float, reported: Check, tmp_path: Path
) -> None:
    taken = "cuts(i):cuts(i+1)" if "i)" in deleted else deleted
    code = (
        f"for i = 1:k\n  test = rows({taken} , :);\n  kept = rows;\n  kept({deleted}, :) = [];\n"
        "  tree = fitctree(kept(:, 1:4), kept(:, 5));\n  area = perfcurve(test(:, 5), predict(tree, test), 1);\n"
        "end\n"
    )
    assert ask(reported, make(tmp_path, {"folds.m": code})).share == share


@pytest.mark.parametrize(("called", "share"), [("KFoldEncoder", 0), ("cross_val_score", 0.5)])
def test_folds_handed_to_an_encoder_score_no_model(called: str, share: float, reported: Check, tmp_path: Path) -> None:
    code = (
        "from sklearn.model_selection import KFold\nfrom sklearn.svm import SVC\n\n"
        f"coded = {called}(rows, cv=KFold(5, shuffle=True))\nmodel = SVC().fit(X_train, y_train)\n"
        "print(model.score(X_test, y_test))\n"
    )
    assert ask(reported, make(tmp_path, {"train.py": code})).share == share


@pytest.mark.parametrize(
    ("name", "expected"), [("svm_example.py", Outcome.NOT_APPLICABLE), ("evaluate.py", Outcome.FAIL)]
)
def test_what_an_example_measures_is_not_the_work(
    name: str, expected: Outcome, reported: Check, tmp_path: Path
) -> None:
    entry = f"{BOOSTER}submission.to_csv('submission.csv')\n"
    assert ask(reported, make(tmp_path / "r", {"entry.py": entry, name: SCORED})).outcome is expected


def test_an_example_that_is_all_there_is_is_judged(reported: Check, tmp_path: Path) -> None:
    assert ask(reported, make(tmp_path / "r", {"svm_example.py": SCORED})).outcome is Outcome.FAIL
