"""Scores on the training rows: those that claim something of other rows, and those that do not."""

import pytest
from evidence.dataflow.programs import LOAD, SEEN, SPLIT, kinds

from mlfolio.evidence.dataflow.leak import Kind


def test_the_score_on_training_rows_is_told_of_models_that_are_known() -> None:
    assert kinds(LOAD + SEEN.format(model="SVC()")) == {Kind.TRAINING_SCORE}
    assert kinds(LOAD + "model = build(settings)\nmodel.fit(X, y)\nprint(model.score(X, y))\n") == set()
    made_up = "X, y = {made}()\nmodel = SVC().fit(X, y)\nprint(model.score(X, y))\n"
    assert kinds(made_up.format(made="make_classification")) == {Kind.TRAINING_SCORE}
    assert kinds(made_up.format(made="make_moons")) == set()


def test_predictions_kept_in_a_column_are_scored_there() -> None:
    code = "model = SVC().fit(X, y)\ndf['guess'] = model.predict(X)\n"
    assert kinds(LOAD + code) == set()
    assert kinds(LOAD + code + "print(accuracy_score(df['y'], df['guess']))\n") == {Kind.TRAINING_SCORE}


@pytest.mark.parametrize(
    "label",
    [
        "訓練精度", "训练集准确率", "학습 정확도", "Точность на обучающей выборке", "Acurácia de treino",
        "Score d'apprentissage", "Precisión de entrenamiento", "Trainingsgenauigkeit", "Eğitim doğruluğu",
        "Train precision", "Resubstitution error",
    ],
)  # fmt: skip
def test_a_training_score_is_known_by_its_name_in_other_languages(label: str) -> None:
    fit = LOAD + "model = SVC().fit(X, y)\nright = model.score(X, y)\n"
    assert kinds(fit + f'print("{label}:", right)\n') == set()
    assert kinds(fit + f'print("{label}:", right)\ndef show(right):\n    print("right:", right)\n') == set()
    assert kinds(fit + f'print("{label}, test:", right)\n') == {Kind.TRAINING_SCORE}


def test_a_validated_model_may_show_its_training_score() -> None:
    code = "X, y = load_iris(return_X_y=True)\nmodel = SVC().fit(X, y)\nprint(model.score(X, y))\n"
    assert kinds(code) == {Kind.TRAINING_SCORE}
    assert kinds(code + "print(cross_val_score(SVC(), X, y))\n") == set()
    assert kinds(code + "GridSearchCV(SVC(), {}).fit(X, y)\n") == set()


def test_boosting_may_be_cross_validated_by_a_function() -> None:
    code = "data = xgb.DMatrix(X, y)\nxgb.cv(p, data)\nmodel = xgb.train(p, data)\n"
    code += "print(r2_score(y, model.predict(data)))\n"
    assert kinds(LOAD + code) == set()
    assert kinds(LOAD + code.replace("xgb.cv(p, data)\n", "")) == {Kind.TRAINING_SCORE}


FITTED = LOAD + SPLIT + "model = SVC().fit(X_train, y_train)\nprint(model.score(X_train, y_train))\n"


@pytest.mark.parametrize(
    ("tested", "leaks"),
    [
        ("", {Kind.TRAINING_SCORE}),
        ("RocCurveDisplay.from_estimator(model, X_test, y_test)\n", set()),
        ("report(model, X_test, y_test)\n", set()),
        ("report(model, X_train, y_train)\n", {Kind.TRAINING_SCORE}),
        ("other = pd.read_csv('b.csv')\nprint(skill(other['y'], model.predict(other[['a']])))\n", set()),
        ("print(cross_val_score(make_pipeline(StandardScaler(), SVC()), X_train, y_train))\n", set()),
        ("print(cross_val_score(make_pipeline(StandardScaler(), SVR()), X_train, y_train))\n", {Kind.TRAINING_SCORE}),
    ],
)
def test_a_model_may_be_tested_by_calls_that_nobody_knows(tested: str, leaks: set[Kind]) -> None:
    assert kinds(FITTED + tested) == leaks


POLYNOMIAL = (
    "curve = PolynomialFeatures()\nbent = curve.fit_transform(X_train)\nmodel = LinearRegression().fit(bent, y_train)\n"
    "print(r2_score(y_train, model.predict(bent)))\n"
)
PIPED = (
    "whole = make_pipeline(PolynomialFeatures(), {model}).fit(X_train, y_train)\nprint(whole.score(X_test, y_test))\n"
)


@pytest.mark.parametrize(("model", "leaks"), [("LinearRegression()", set()), ("Lasso()", {Kind.TRAINING_SCORE})])
def test_the_same_model_in_a_pipeline_shows_how_good_it_is(model: str, leaks: set[Kind]) -> None:
    assert kinds(LOAD + SPLIT + POLYNOMIAL + PIPED.format(model=model)) == leaks


def test_a_forest_may_be_tested_on_what_its_trees_left_out() -> None:
    code = "forest = RandomForestClassifier({setting})\nforest.fit(X, y)\nprint(forest.score(X, y))\n"
    assert kinds(LOAD + code.format(setting="oob_score=True")) == set()
    assert kinds(LOAD + code.format(setting="oob_score=False")) == {Kind.TRAINING_SCORE}


@pytest.mark.parametrize(
    ("code", "leaks"),
    [
        ("model = Sequential()\nmodel.fit(X, X)\nprint(model.evaluate(X, X))\n", set()),
        ("model = Sequential()\nmodel.fit(X, y)\nprint(model.evaluate(X, y))\n", {Kind.TRAINING_SCORE}),
        ("print(PCA(2).fit(X).score(X))\n", set()),
        ("model = LogisticRegression().fit(X, df['treated'])\nprint(model.score(X, df['treated']))\n", set()),
        ("model = SVR().fit(X, y)\nprint(np.std(y - model.predict(X)))\n", set()),
        ("model = SVR().fit(X, y)\nprint(np.mean((y - model.predict(X)) ** 2))\n", {Kind.TRAINING_SCORE}),
        (
            "model = SVR().fit(X, y)\ntree = DecisionTreeRegressor().fit(X, model.predict(X))\n"
            "print(r2_score(model.predict(X), tree.predict(X)))\n",
            set(),
        ),
        ("x = np.linspace(0, 1, 9)\nmodel = SVR().fit(x, np.sin(x))\nprint(model.score(x, np.sin(x)))\n", set()),
    ],
)
def test_a_model_that_describes_its_rows_claims_nothing_of_others(code: str, leaks: set[Kind]) -> None:
    assert kinds(LOAD + code) == leaks


@pytest.mark.parametrize("read", ["fit.get_influence()", "fit.conf_int()", "print(fit.rsquared)", "show(fit.resid)"])
def test_a_regression_that_is_described_predicts_nothing(read: str) -> None:
    code = LOAD + "fit = sm.OLS(y, X).fit()\nprint(np.sum((y - fit.predict(X)) ** 2))\n"
    assert kinds(code) == {Kind.TRAINING_SCORE}
    assert kinds(code + read) == set()


@pytest.mark.parametrize(
    ("model", "read", "leaks"),
    [
        ("sm.OLS(y, X).fit()", "print(model.summary())", set()),
        ("smf.ols('y ~ a', df).fit()", "model.summary()", set()),
        ("sm.OLS(y, X).fit()", "print('fitted')", {Kind.TRAINING_SCORE}),
        ("Sequential()\nmodel.fit(X, y)", "model.summary()", {Kind.TRAINING_SCORE}),
    ],
)
def test_a_regression_whose_summary_is_read_is_there_to_explain(model: str, read: str, leaks: set[Kind]) -> None:
    code = LOAD + f"model = {model}\n{read}\nprint(mean_squared_error(y, model.predict(X)))\n"
    assert kinds(code) == leaks


INFLATION = (
    "df = pd.read_csv('a.csv')\nfor name in df.columns:\n    X, y = df.drop(columns=[name]), df[name]\n"
    "    r = LinearRegression().fit(X, y).score(X, y)\n    print(name, {})\n"
)


def test_r_squared_in_a_variance_inflation_factor_is_no_score() -> None:
    assert kinds(INFLATION.format("r")) == {Kind.TRAINING_SCORE}
    assert kinds(INFLATION.format("1 / (1 - r) if r < 1 else np.inf")) == set()
    assert kinds(INFLATION.format("1 / (2 - r)")) == {Kind.TRAINING_SCORE}
