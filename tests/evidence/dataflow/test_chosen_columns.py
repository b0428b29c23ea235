"""Columns that are chosen by what was learned, at once or by a loop, and numbers that are made of it."""

import pytest
from evidence.dataflow.programs import LEAKS, LOAD, NONE, SPLIT, SVC_SCORE, TEST, kinds

from mlfolio.evidence.dataflow.leak import Kind

FITTED = LOAD + "first = {}.fit(X, y)\n"


@pytest.mark.parametrize(
    ("model", "chosen"),
    [
        ("Lasso()", "X = X[X.columns[first.coef_ != 0]]"),
        ("RandomForestClassifier()", "X = X.iloc[:, np.argsort(first.feature_importances_)[::-1][:9]]"),
        ("RandomForestClassifier()", "X = X[pd.Series(first.feature_importances_, index=X.columns).nlargest(9).index]"),
        (
            "XGBClassifier()",
            "by = pd.DataFrame({'name': X.columns, 'gain': first.feature_importances_}).sort_values('gain')\n"
            "X = X[by['name'].head(9).tolist()]",
        ),
        ("SelectKBest(k=9)", "X = X[X.columns[first.get_support()]]"),
        ("RFE(SVC())", "X = X.drop(columns=X.columns[~first.support_])"),
        (
            "PermutationImportance(SVC())",
            "X = X[[X.columns[n] for n, g in enumerate(first.feature_importances_) if g]]",
        ),
        ("SVC()", "gains = permutation_importance(first, X, y).importances_mean\nX = X[X.columns[gains > 0]]"),
    ],
)
def test_columns_are_chosen_by_what_was_learned_from_all_rows(model: str, chosen: str) -> None:
    code = FITTED.format(model)
    assert kinds(code + SPLIT + TEST) == set()
    assert kinds(code + chosen + "\n" + SPLIT + TEST) == {Kind.PREPROCESSING}


def test_columns_chosen_by_the_training_rows_are_no_leak() -> None:
    chosen = "first = Lasso().fit(X_train, y_train)\nnames = X.columns[first.coef_ != 0]\n"
    code = LOAD + SPLIT + chosen + "X_train, X_test = X_train[names], X_test[names]\n" + TEST
    assert kinds(code) == set()
    by_gaps = "X = X[X.columns[X.isnull().mean() < 0.5]]\n"
    assert kinds(LOAD + by_gaps + SPLIT + TEST) == set()


@pytest.mark.parametrize(
    ("picked", "leaks"),
    [
        ("by = df.corr()['y'].abs()\nX = X[by[by > 0.3].index.drop('y')]", {Kind.PREPROCESSING}),
        ("X = X.drop(columns=df.corr()['y'].nsmallest(3).index)", {Kind.PREPROCESSING}),
        ("by = df.corr()\nX = X.drop(columns=[name for name in X.columns if (by[name] > 0.9).any()])", set()),
        ("sns.heatmap(df[df.corr()['y'].nlargest(9).index])", set()),
    ],
)
def test_columns_are_chosen_by_how_they_go_with_the_answers(picked: str, leaks: set[Kind]) -> None:
    assert kinds(LOAD + picked + "\n" + SPLIT + TEST) == leaks


FOREST = "first = RandomForestClassifier().fit(X, y)\nnames = []\n"
SELECTED = "kept = RFE(SVC()).fit(X, y).get_support()\nnames = []\n"
EACH = "for name, gain in zip(X.columns, first.feature_importances_):\n    if gain > 0.1:\n        {}\n"
AT = "for n in range(len(kept)):\n    if kept[n]:\n        print(n)\n    else:\n        names.append(n)\n"


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
    assert kinds(LOAD + chosen + "\n" + SPLIT + SVC_SCORE) == leaks


def test_a_loop_may_choose_columns_by_the_training_rows() -> None:
    chosen = FOREST.replace("X, y", "X_train, y_train") + EACH.format("names.append(name)")
    assert kinds(LOAD + SPLIT + chosen + "X_train, X_test = X_train[names], X_test[names]\n" + SVC_SCORE) == NONE


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
    assert kinds(LOAD + prepared + "\n" + SPLIT + SVC_SCORE) == leaks


@pytest.mark.parametrize("number", ["float(row[n])", "abs(int(row[n]))"])
def test_numbers_of_a_row_that_is_read_one_by_one_are_of_that_row(number: str) -> None:
    read = (
        "table = csv.reader(open('a.csv'))\nX, y = [], []\nfor row in table:\n    y.append(row[0])\n    one = []\n"
        f"    for n in range(1, 9):\n        one.append({number})\n    X.append(one)\n"
    )
    assert kinds(read + "X = StandardScaler().fit_transform(np.array(X))\n" + SPLIT + SVC_SCORE) == LEAKS
