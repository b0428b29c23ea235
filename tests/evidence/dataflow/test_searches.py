"""Searches for settings: what they see, what their scores are of, and what is tested beside them."""

import ast

import pytest
from evidence.dataflow.programs import FIT, LOAD, SCALED_COLUMNS, SCORE, SPLIT, TABLE, TEST, kinds

from mlfolio.evidence.dataflow.analysis import analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of

SEARCHED = "search = GridSearchCV(SVC(), grid, cv=5).fit({}, y)\n"


def test_the_score_of_a_search_is_one_of_folds() -> None:
    code = SCALED_COLUMNS + SEARCHED.format("X")
    assert kinds(code) == set()
    assert kinds(code + "print(search.best_score_)\n") == {Kind.PREPROCESSING}
    assert kinds(LOAD + SEARCHED.format("X") + "print(search.best_score_)\n") == set()


def test_a_search_that_a_test_follows_only_chooses() -> None:
    load = LOAD + "X = X.fillna(X.mean())\n" + SPLIT
    scaled = "scaler = StandardScaler()\nX_train, X_test = scaler.fit_transform(X_train), scaler.transform(X_test)\n"
    search = "search = GridSearchCV(SVC(), grid, cv=5).fit(X_train, y_train)\nprint(search.best_score_)\n"
    (mean, scale), (only,) = (
        sorted(fact.by for leak in leaks_of(analyse("a.py", ast.parse(code).body)) for fact in leak.facts)
        for code in (load + scaled + search, load + scaled + search + TEST)
    )
    assert (mean, scale, only) == ("StandardScaler", "mean", "mean")


def test_a_search_on_all_rows_is_not_tested_on_a_part_of_them() -> None:
    code = "search = GridSearchCV(SVC(), grid).fit({X}, {y})\nbest = search.best_estimator_\n"
    test = "print(best.score(X_test, y_test))\n"
    assert kinds(LOAD + SPLIT + code.format(X="X", y="y") + test) == {Kind.OVERLAP}
    assert kinds(LOAD + SPLIT + code.format(X="X_train", y="y_train") + test) == set()
    assert kinds(LOAD + code.format(X="X", y="y") + "print(best.score(X, y))\n") == set()


def test_the_score_of_a_search_on_all_rows_is_no_test_of_what_it_found() -> None:
    code = LOAD + SPLIT + SEARCHED.format("X") + "print(search.best_score_, search.score(X_test, y_test))\n"
    assert kinds(code) == {Kind.OVERLAP}


def test_folds_of_a_kind_of_model_do_not_settle_a_search_that_saw_the_test_rows() -> None:
    code = (
        LOAD
        + SPLIT
        + (
            "print(cross_val_score(SVC(), X, y))\nsearch = GridSearchCV(SVC(), grid).fit(X, y)\n"
            "print(accuracy_score(y_test, search.best_estimator_.predict(X_test)))\n"
        )
    )
    assert kinds(code) == {Kind.OVERLAP}


@pytest.mark.parametrize(
    ("cv", "leaks"),
    [
        ("5", {Kind.OVERLAP}),
        ("KFold(5)", {Kind.OVERLAP}),
        ("KFold(5).split(X)", {Kind.OVERLAP}),
        ("[(mine, theirs)]", set()),
        ("PredefinedSplit(parts)", set()),
    ],
)
def test_a_search_that_is_given_its_folds_may_keep_copies_apart(cv: str, leaks: set[Kind]) -> None:
    copied = "X_train, y_train = SMOTE().fit_resample(X_train, y_train)\n"
    together = "X, y = pd.concat([X_train, X_test]), pd.concat([y_train, y_test])\n"
    together += "mine, theirs = rows_of(X_train, X_test)\n"
    search = f"search = GridSearchCV(SVC(), grid, cv={cv}).fit(X, y)\nprint(search.best_score_)\n"
    assert kinds(LOAD + SPLIT + copied + together + search) == leaks


def test_the_best_of_several_searches_is_one_that_is_tested() -> None:
    searches = "".join(f"gs{n} = GridSearchCV(SVC(), grid{n}).fit(X_train, y_train)\n" for n in range(3))
    best = (
        "best = np.argmax([gs0.best_score_, gs1.best_score_, gs2.best_score_])\n"
        "if best == 0:\n    model = gs0.best_estimator_\nelif best == 1:\n    model = gs1.best_estimator_\n"
        "else:\n    model = gs2.best_estimator_\n"
    )
    assert kinds(LOAD + SPLIT + searches + best + SCORE) == set()
    each = "".join(SCORE.replace("model", f"gs{n}") for n in range(3))
    assert kinds(LOAD + SPLIT + searches + each) == {Kind.MULTI_TEST}


SEARCH = "search = GridSearchCV({}, grid).fit(X_train, y_train)\n"


@pytest.mark.parametrize(
    "tuned", ["search", "search.best_estimator_", "SVC(**search.best_params_).fit(X_train, y_train)"]
)
def test_before_and_after_a_search_on_the_training_rows_is_no_choice(tuned: str) -> None:
    code = LOAD + SPLIT + FIT.replace("LogisticRegression", "SVC") + SEARCH.format("SVC()")
    assert kinds(code + f"print(({tuned}).score(X_test, y_test))\n") == set()


def test_other_kinds_and_more_settings_beside_a_search_are_a_choice() -> None:
    code = (
        LOAD + SPLIT + SEARCH.format("make_pipeline(StandardScaler(), SVC())") + "print(search.score(X_test, y_test))\n"
    )
    assert kinds(code + FIT) == {Kind.MULTI_TEST}
    settings = "".join(FIT.replace("LogisticRegression()", f"SVC(C={power})") for power in (1, 2, 3))
    assert kinds(code + settings) == {Kind.MULTI_TEST}


@pytest.mark.parametrize(
    ("searched", "made", "expected"),
    [
        ("X_test", "picked", {Kind.MULTI_TEST}),
        ("X_train", "picked", {Kind.TRAINING_SCORE}),
        ("X_test", "own", {Kind.TRAINING_SCORE, Kind.MULTI_TEST}),
    ],
)
def test_what_a_search_picks_on_rows_held_out_may_be_fitted_on_all(
    searched: str, made: str, expected: set[Kind]
) -> None:
    models = {
        "picked": "{'boosted': LGBMClassifier, 'forest': RandomForestClassifier}[params.pop('kind')](**params)",
        "own": "RandomForestClassifier()",
    }
    code = (
        "\ndef tries(trial):\n    model = LGBMClassifier(max_depth=trial.suggest_int('depth', 2, 9))\n"
        "    model.fit(X_train, y_train)\n"
        f"    return roc_auc_score(y_test, model.predict_proba({searched})[:, 1])\n\nstudy = optuna.create_study()\n"
        f"study.optimize(tries)\nparams = study.best_params\nbest = {models[made]}\nbest.fit(X, y)\n"
        "print(roc_auc_score(y, best.predict_proba(X)[:, 1]))\n"
    )
    assert kinds(LOAD + SPLIT + code) == expected


TUNED = (
    "import keras_tuner as kt\n" + TABLE + "X, y = MinMaxScaler().fit_transform(df.drop(columns='y')), df['y']\n"
    "for train, test in KFold().split(X):\n    tuner = kt.Hyperband(build, objective='val_loss')\n"
    "    tuner.search(X[train], y[train], validation_data=(X[test], y[test]))\n"
)


@pytest.mark.parametrize(
    "best",
    [
        "    model = tuner.get_best_models(1)[0]\n    print(model.evaluate(X[test], y[test]))\n",
        "    model = tuner.hypermodel.build(tuner.get_best_hyperparameters()[0])\n    model.fit(X[train], y[train])\n"
        "    print(model.evaluate(X[test], y[test]))\n",
        "",
    ],
)
def test_a_search_of_keras_tuner_trains(best: str) -> None:
    assert kinds(TUNED + best) == {Kind.PREPROCESSING}
