"""Columns that a table was left without: what is asked of them alone does not run for it."""

import pytest
from evidence.dataflow.programs import kinds

from mlfolio.evidence.dataflow.leak import Kind

TEST = "model = LogisticRegression().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"


PREPARED = (
    "df = pd.read_csv('a.csv')\n"
    "X_train, X_test, y_train, y_test = train_test_split(df.drop(columns={dropped}), df['y'], random_state=0)\n"
    "def prepared(table):\n    table = table.copy()\n    for name in {names}:\n        if {asked}:\n"
    "            table[name] = table[name].fillna(df[name].mean())\n        else:\n"
    "            table[name] = table[name].fillna(X_train[name].mean())\n    return table\n\n\n"
    "X_train, X_test, df = prepared(X_train), prepared(X_test), prepared(df)\n"
) + TEST
COLUMNS = "table.select_dtypes('number').columns"


@pytest.mark.parametrize(
    ("dropped", "names", "asked", "leaks"),
    [
        ("['y']", COLUMNS, "name == 'y'", set()),
        ("['y', 'id']", "list(table.columns)", "name in ['y', 'id']", set()),
        ("['y']", COLUMNS, "not name != 'y'", set()),
        ("['y']", COLUMNS, "name == 'age'", {Kind.PREPROCESSING}),
        ("['y']", COLUMNS, "name in ['y', 'age']", {Kind.PREPROCESSING}),
        ("['id']", COLUMNS, "name == 'y'", {Kind.PREPROCESSING}),
        ("['y']", "df.columns", "name == 'y'", {Kind.PREPROCESSING}),
    ],
)
def test_what_is_asked_of_a_column_that_a_table_was_left_without_never_runs(
    dropped: str, names: str, asked: str, leaks: set[Kind]
) -> None:
    assert kinds(PREPARED.format(dropped=dropped, names=names, asked=asked)) == leaks


SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"
GUARDED = (
    "df = pd.read_csv('a.csv')\nX, y = df.drop(columns='y'){then}, df['y']\n{after}"
    "if 'y' in X.columns:\n    X = X.fillna(X.mean())\n"
)


@pytest.mark.parametrize(
    ("then", "after", "leaks"),
    [
        ("", "", set()),
        (".dropna().astype(float)", "", set()),
        ("", "X = X[X['a'] > 0]\n", set()),
        ("", "X['b'] = 0\n", set()),
        (".rename(columns={'z': 'y'})", "", {Kind.PREPROCESSING}),
        ("", "X['y'] = y > 0\n", {Kind.PREPROCESSING}),
        ("", "X.loc[:, 'y'] = 0\n", {Kind.PREPROCESSING}),
        ("", "X.insert(0, 'y', y)\n", {Kind.PREPROCESSING}),
        ("", "X = pd.concat([X, df], axis=1)\n", {Kind.PREPROCESSING}),
        ("", "X = X.join(y)\n", {Kind.PREPROCESSING}),
        ("", "for name in df.columns:\n    X[name] = df[name]\n", {Kind.PREPROCESSING}),
    ],
)
def test_a_column_may_come_back(then: str, after: str, leaks: set[Kind]) -> None:
    assert kinds(GUARDED.format(then=then, after=after) + SPLIT + TEST) == leaks


def test_a_column_that_is_inserted_keeps_what_was_learned_to_make_it() -> None:
    code = "df = pd.read_csv('a.csv')\ndf.insert(0, 'scaled', df['a'] / df['a'].{by})\nX, y = df[['scaled']], df['y']\n"
    assert kinds(code.format(by="max()") + SPLIT + TEST) == {Kind.PREPROCESSING}
    assert kinds(code.format(by="abs()") + SPLIT + TEST) == set()
