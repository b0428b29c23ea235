"""Gaps: what fills them, what fills none, and how many there are."""

import pytest
from evidence.dataflow.programs import ACCURACY, AGE, LEAKS, LOAD, NONE, SPLIT, TEST, kinds, prepared

from mlfolio.evidence.dataflow.leak import Kind


@pytest.mark.parametrize(
    ("lines", "leaks"),
    [
        ("df = df.dropna()\n" + AGE, NONE),
        ("df.dropna(inplace=True)\ndf['age'].fillna(df['age'].mean(), inplace=True)\n", NONE),
        ("df = df.dropna().reset_index(drop=True)\nif df['age'].isnull().any():\n    " + AGE, NONE),
        ("df = df.fillna(0)\ndf = df.fillna(df.median())\n", NONE),
        ("df = df.dropna()\ndf['age'] = 1\n" + AGE, NONE),
        ("df = df.dropna()\ndf = pd.DataFrame(SimpleImputer().fit_transform(df))\n", NONE),
        ("df = load_iris(as_frame=True).frame\ndf = df.fillna(df.mean())\n", NONE),
        ("df = df.dropna(subset=['y'])\n" + AGE, LEAKS),
        ("df = df.dropna(how='all')\n" + AGE, LEAKS),
        ("df = df.dropna().merge(pd.read_csv('b.csv'), on='k', how='left')\n" + AGE, LEAKS),
        ("df = df.dropna()\ndf['age'] = pd.to_numeric(df['age'], errors='coerce')\n" + AGE, LEAKS),
        ("df = df.dropna()\ndf.loc[df['age'] == 0, 'age'] = np.nan\n" + AGE, LEAKS),
        ("df = df.dropna()\ndf = df.replace(0, np.nan)\n" + AGE, LEAKS),
        ("df = df.dropna()\ndf = pd.DataFrame(StandardScaler().fit_transform(df))\n", LEAKS),
        (AGE + "df = df.dropna()\n", LEAKS),
    ],
)
def test_what_fills_no_gap_changes_nothing(lines: str, leaks: set[Kind]) -> None:
    assert prepared(lines) == leaks


@pytest.mark.parametrize(
    ("filled", "leaks"),
    [("df.interpolate()", set()), ("df.ffill()", set()), ("df.fillna(df.mean())", {Kind.PREPROCESSING})],
)
def test_what_is_taken_from_neighbouring_rows_is_no_statistic(filled: str, leaks: set[Kind]) -> None:
    code = f"df = {filled}\ndf['age'] = StandardScaler().fit_transform(df[['age']])\n"
    assert kinds(LOAD + code + "X, y = df[['a', 'b']], df['y']\n" + SPLIT + TEST) == leaks
    assert kinds(LOAD + code + "X, y = df[['a', 'age']], df['y']\n" + SPLIT + TEST) == {Kind.PREPROCESSING}


def test_filling_gaps_from_the_row_before_in_a_group_learns_nothing() -> None:
    code = "X['price'] = df.groupby('shop')['price'].{method}()\n" + SPLIT + ACCURACY.format(model="SVC()")
    assert kinds(LOAD + code.format(method="ffill")) == set()
    assert kinds(LOAD + code.format(method="bfill")) == {Kind.PREPROCESSING}


@pytest.mark.parametrize(
    ("change", "leaks"),
    [
        ("df['gap'] = (df['a'] == df['a'].max()).astype(int)\n", set()),
        ("df['gap'] = (df['a'] == df['b'].max()).astype(int)\n", {Kind.PREPROCESSING}),
        ("df['gap'] = (df['a'] > df['a'].max() / 2).astype(int)\n", {Kind.PREPROCESSING}),
        ("df['a'] = df['a'].fillna(df['a'].mode())\n", set()),
        ("df['a'] = df['a'].fillna(df['a'].mode()[0])\n", {Kind.PREPROCESSING}),
    ],
)
def test_a_mark_of_the_largest_value_and_a_fill_of_one_row_learn_nothing(change: str, leaks: set[Kind]) -> None:
    load = "df = pd.read_csv('a.csv')\n" + change + "X, y = df.drop(columns='y'), df['y']\n"
    assert kinds(load + SPLIT + TEST) == leaks


def test_a_written_constant_is_not_learned() -> None:
    code = LOAD + "X = SimpleImputer({}).fit_transform(X)\n" + SPLIT + TEST
    assert kinds(code.format("strategy='constant', fill_value=0")) == set()
    assert kinds(code.format("strategy='median'")) == {Kind.PREPROCESSING}


@pytest.mark.parametrize(
    ("used", "leaks"),
    [
        ("X.columns[X.isnull().sum() == 0]", set()),
        ("[name for name in X.columns if X[name].isna().mean() < 0.5]", set()),
        ("X.columns[SelectKBest().fit(X, y).get_support()]", {Kind.PREPROCESSING}),
    ],
)
def test_how_many_values_are_missing_is_not_learned(used: str, leaks: set[Kind]) -> None:
    assert kinds(LOAD + f"X = X[{used}].fillna(0)\n" + SPLIT + TEST) == leaks


def test_filling_gaps_with_predictions_tests_nothing() -> None:
    code = (
        "scaled = StandardScaler().fit_transform(df[['a']])\nknn = KNeighborsRegressor()\n"
        "knn.fit(scaled[df['b'].notnull()], df.loc[df['b'].notnull(), 'b'])\n"
        "df.loc[df['b'].isnull(), 'b'] = knn.predict(scaled[df['b'].isnull()])\n"
        "print(mean_squared_error(df['y'], df['c']))\n"
    )
    assert kinds(LOAD + code) == set()
