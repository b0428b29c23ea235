"""Columns that a loop picks one after the other, and numbers that Python's own functions make of others."""

import ast

import pytest

from mlfolio.evidence.dataflow.analysis import analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of

LOAD = "df = pd.read_csv('a.csv')\nX, y = df.drop(columns='y'), df['y']\n"
SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"
TEST = "print(SVC().fit(X_train, y_train).score(X_test, y_test))\n"
FOREST = "first = RandomForestClassifier().fit(X, y)\nnames = []\n"
SELECTED = "kept = RFE(SVC()).fit(X, y).get_support()\nnames = []\n"
EACH = "for name, gain in zip(X.columns, first.feature_importances_):\n    if gain > 0.1:\n        {}\n"
AT = "for n in range(len(kept)):\n    if kept[n]:\n        print(n)\n    else:\n        names.append(n)\n"
GAPS = "names = []\nfor name in X:\n    if X[name].isna().mean() > 0.5:\n        names.append(name)\n"
NONE: set[Kind] = set()
LEAKS = {Kind.PREPROCESSING}


def kinds(code: str) -> set[Kind]:
    """Return the kinds of leak in `code`, whose imports stand elsewhere."""
    return {leak.kind for leak in leaks_of(analyse("a.py", ast.parse(code).body))}


@pytest.mark.parametrize(
    ("chosen", "leaks"),
    [
        (FOREST + EACH.format("names.append(name)") + "X = X[names]", LEAKS),
        (FOREST + EACH.format("names.append(name)") + "X = X.drop(columns=names)", LEAKS),
        (FOREST + EACH.format("print(name)") + "names.append('a')\nX = X[names]", NONE),
        (SELECTED + AT + "X = np.delete(X.values, names, axis=1)", LEAKS),
        (SELECTED + AT + "X = np.take(X.values, names, axis=1)", LEAKS),
        (SELECTED + AT + "names = []\nX = np.delete(X.values, names, axis=1)", NONE),
        (
            "names = []\nfor name in X:\n    if X[name].isna().mean() > 0.5:\n        names.append(name)\nX = X[names]",
            NONE,
        ),
    ],
)
def test_a_loop_may_choose_columns_by_what_was_learned(chosen: str, leaks: set[Kind]) -> None:
    assert kinds(LOAD + chosen + "\n" + SPLIT + TEST) == leaks


def test_a_loop_may_choose_columns_by_the_training_rows() -> None:
    chosen = FOREST.replace("X, y", "X_train, y_train") + EACH.format("names.append(name)")
    assert kinds(LOAD + SPLIT + chosen + "X_train, X_test = X_train[names], X_test[names]\n" + TEST) == NONE


@pytest.mark.parametrize(
    ("prepared", "leaks"),
    [
        ("X['a'] = X['a'].fillna(round(X['a'].mean(), 2))", LEAKS),
        ("X['a'] = X['a'].clip(upper=float(X['a'].quantile(0.9)))", LEAKS),
        ("by = abs(df.corr()['y'])\nX = X[by[by > 0.3].index]", LEAKS),
        ("X['a'] = X['a'].fillna(round(3.14, 1))", NONE),
        ("by = abs(X['a'] - X['b'])\nX['c'] = by", NONE),
    ],
)
def test_a_number_made_of_what_was_learned_still_tells_it(prepared: str, leaks: set[Kind]) -> None:
    assert kinds(LOAD + prepared + "\n" + SPLIT + TEST) == leaks


@pytest.mark.parametrize("number", ["float(row[n])", "abs(int(row[n]))"])
def test_numbers_of_a_row_that_is_read_one_by_one_are_of_that_row(number: str) -> None:
    read = (
        "table = csv.reader(open('a.csv'))\nX, y = [], []\nfor row in table:\n    y.append(row[0])\n    one = []\n"
        f"    for n in range(1, 9):\n        one.append({number})\n    X.append(one)\n"
    )
    assert kinds(read + "X = StandardScaler().fit_transform(np.array(X))\n" + SPLIT + TEST) == LEAKS
