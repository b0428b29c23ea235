"""Python's `abs` and `round`, which change each element of a table or an array, and numpy's."""

import pytest
from evidence.dataflow.programs import kinds

from mlfolio.evidence.dataflow.leak import Kind

LOAD = "df = pd.read_csv('a.csv')\nX, y = df.drop(columns='y'), df['y']\n"
SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"


@pytest.mark.parametrize(
    "score",
    [
        "np.mean(np.abs(y - guess))",
        "abs(y - guess).mean()",
        "accuracy_score(y, np.round(guess))",
        "f1_score(y, round(guess))",
    ],
)
def test_what_is_computed_of_predictions_is_a_score_of_these(score: str) -> None:
    fit = "guess = Ridge().fit(X, y).predict(X)\n"
    assert kinds(LOAD + fit + f"print({score})\n") == {Kind.TRAINING_SCORE}


@pytest.mark.parametrize("call", ["np.abs({})", "abs({})", "np.round({}, 2)", "{}"])
def test_what_was_learned_stays_in_the_rows(call: str) -> None:
    scaled = f"X = {call.format('StandardScaler().fit_transform(X)')}\n"
    fit = "print(SVC().fit(X_train, y_train).score(X_test, y_test))\n"
    assert kinds(LOAD + scaled + SPLIT + fit) == {Kind.PREPROCESSING}


def test_a_number_that_is_rounded_is_none_of_the_rows() -> None:
    rounded = "low = round(3.7)\nX = X[X['a'] > abs(-low)]\n"
    assert kinds(LOAD + rounded + SPLIT + "print(SVC().fit(X_train, y_train).score(X_test, y_test))\n") == set()


@pytest.mark.parametrize(
    ("stand_in", "leaks"),
    [
        ("    X, y = make_classification()\n    X = abs(X)\n    X = X / X.max()\n", set()),
        ("    X, y = make_classification()\nX = X / X.max()\n", {Kind.PREPROCESSING}),
    ],
)
def test_what_stands_in_for_data_that_cannot_be_loaded_spoils_no_result(stand_in: str, leaks: set[Kind]) -> None:
    load = f"try:\n    X, y = load_digits(return_X_y=True)\nexcept OSError:\n{stand_in}"
    fit = "print(SVC().fit(X_train, y_train).score(X_test, y_test))\n"
    assert kinds(load + SPLIT + fit) == leaks
