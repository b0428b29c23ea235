"""Scores and predictions that are only printed, drawn, dropped or never run."""

from pathlib import Path

import pytest
import repositories
from evidence.dataflow.programs import LEAKS, LOAD, NONE, SCALED_COLUMNS, SPLIT, TEST, kinds

from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.repo import Repo


@pytest.mark.parametrize(
    ("used", "leaks"),
    [
        ("print('predicted:', model.predict(X_test)[:9])", set()),
        ("p = model.predict(X_test)\nplt.plot(p)\nprint(f'{p[0]}')", set()),
        ("p = model.predict(X_test)\nshow(model, of=(X_test, p))", set()),
        ("p = model.predict(X_test)\nprint(p)\nprint(my_own(y_test, p))", {Kind.PREPROCESSING}),
        ("p = model.predict(X_test)\nprint(p == y_test)", {Kind.PREPROCESSING}),
        ("p = model.predict(X_test)\nplot_confusion(y_test, p, plot_matrix(p))", {Kind.PREPROCESSING}),
        ("p = model.predict(X_test)\nplot_roc(y_test, p)", {Kind.PREPROCESSING}),
        ("p = model.predict(X_test)\nfor one in p:\n    print(one)", {Kind.PREPROCESSING}),
    ],
)
def test_predictions_that_are_only_shown_measure_nothing(used: str, leaks: set[Kind]) -> None:
    assert kinds(SCALED_COLUMNS + SPLIT + "model = SVC().fit(X_train, y_train)\n" + used + "\n") == leaks


@pytest.mark.parametrize("echoed", ["model.predict(X_test)", "p = model.predict(X_test)\np[:9]"])
def test_a_notebook_shows_what_stands_by_itself(echoed: str) -> None:
    code = SCALED_COLUMNS + SPLIT + "model = SVC().fit(X_train, y_train)\n" + echoed + "\n"
    assert kinds(code, "a.ipynb") == set()
    assert kinds(code) == {Kind.PREPROCESSING}


def test_residuals_are_a_score() -> None:
    code = "X_train, X_test, y_train, y_test = X[:99], X[99:], y[:99], y[99:]\n"
    for number in (1, 2, 3):
        code += f"guess = Ridge(alpha={number}).fit(X_train, y_train).predict(X_test)\n"
        code += "print(((y_test - guess) ** 2).mean())\n"
    assert kinds(LOAD + code) == {Kind.MULTI_TEST}


def test_residuals_that_are_drawn_are_no_score() -> None:
    code = "model = LinearRegression().fit(X, y)\nresiduals = y - model.predict(X)\nplt.scatter(X, residuals)\n"
    assert kinds(LOAD + code) == set()
    assert kinds(LOAD + code + "print(np.mean(residuals**2))\n") == {Kind.TRAINING_SCORE}


def test_how_many_lie_above_what_is_predicted_is_no_score() -> None:
    fit = LOAD + "guesses = GradientBoostingRegressor(loss='quantile').fit(X, y).predict(X)\n"
    assert kinds(fit + "print(np.mean(y > guesses))\n") == set()
    assert kinds(fit + "print(np.mean(y == guesses))\n") == {Kind.TRAINING_SCORE}


SCALED_BESIDE = (
    "df = pd.read_csv('a.csv')\nX, y = df.drop(columns='y'), df['y']\nZ = StandardScaler().fit_transform(X)\n"
    "Z_train, Z_test, u_train, u_test = train_test_split(Z, y)\n"
)


@pytest.mark.parametrize(
    ("lines", "leaks"),
    [
        ("found = SVC().fit(Z_train, u_train).score(Z_test, u_test)\nfound = 0\n", NONE),
        ("found = SVC().fit(Z_train, u_train).predict(Z_test)\nfound = None\n", NONE),
        ("if later:\n    found = SVC().fit(Z_train, u_train).score(Z_test, u_test)\n    found = 0\n", NONE),
        ("found = SVC().fit(Z_train, u_train).score(Z_test, u_test)\nprint(found)\nfound = 0\n", LEAKS),
        ("found = SVC().fit(Z_train, u_train).score(Z_test, u_test)\nfound = found + 1\n", LEAKS),
        ("found = SVC().fit(Z_train, u_train).score(Z_test, u_test)\nif later:\n    found = 0\n", LEAKS),
        ("found = SVC().fit(Z_train, u_train).score(Z_test, u_test)\n", LEAKS),
    ],
)
def test_a_score_that_is_overwritten_unread_says_nothing(lines: str, leaks: set[Kind]) -> None:
    assert kinds(SCALED_BESIDE + lines) == leaks


@pytest.mark.parametrize(
    ("line", "leaks"),
    [
        ("[mean_squared_error(y[one], model.predict(X)) for one in answers]\n", NONE),
        ("[print(mean_squared_error(y[one], model.predict(X))) for one in answers]\n", {Kind.TRAINING_SCORE}),
        ("found = [mean_squared_error(y[one], model.predict(X)) for one in answers]\n", {Kind.TRAINING_SCORE}),
    ],
)
def test_a_list_of_scores_that_a_script_drops_says_nothing(line: str, leaks: set[Kind]) -> None:
    code = "df = pd.read_csv('a.csv')\nX, y = df.drop(columns=answers), df[answers]\nmodel = Ridge().fit(X, y)\n" + line
    assert kinds(code) == leaks


TOP = LOAD + "X = StandardScaler().fit_transform(X)\n"
STUDY = "def study(seed):\n    model = SVC()\n    print(cross_val_score(model, X, y).mean())\n"


@pytest.mark.parametrize(
    ("path", "code", "leaks"),
    [
        ("a.ipynb", TOP + STUDY, set()),
        ("a.ipynb", TOP + STUDY + "study(1)\n", LEAKS),
        ("a.ipynb", TOP + STUDY + "run(study)\n", LEAKS),
        ("a.ipynb", TOP + "@task\n" + STUDY, LEAKS),
        ("a.ipynb", TOP + STUDY.replace("study", "main"), LEAKS),
    ],
)
def test_a_test_that_a_notebook_never_runs_says_nothing(path: str, code: str, leaks: set[Kind]) -> None:
    assert kinds(code, path) == leaks


@pytest.mark.parametrize(
    ("files", "count"),
    [
        ({"a.py": TOP + STUDY + "print(len(X))\n"}, 0),
        ({"a.py": TOP + STUDY + "study(1)\n"}, 1),
        ({"a.py": TOP + STUDY + "print(len(X))\n", "b.py": "from a import study\n\nstudy(1)\n"}, 1),
        (
            {
                "a.py": "def study(X, y):\n    X = StandardScaler().fit_transform(X)\n"
                + "".join(f"    {line}\n" for line in (SPLIT + TEST).splitlines())
                + "\n\nprint('call study')\n"
            },
            1,
        ),
        ({"a.py": "def study(path):\n" + "".join(f"    {line}\n" for line in (TOP + SPLIT + TEST).splitlines())}, 1),
    ],
)
def test_a_function_that_nobody_calls_tests_nothing(tmp_path: Path, files: dict[str, str], count: int) -> None:
    imports = "import pandas as pd\nfrom sklearn.model_selection import *\nfrom sklearn.preprocessing import *\n"
    made = {path: f"{imports}from sklearn.svm import SVC\n{text}" for path, text in files.items()}
    assert len(Repo(repositories.make(tmp_path, made)).dataflow.findings(Kind.PREPROCESSING)) == count
