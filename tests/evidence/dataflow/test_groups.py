"""Statistics of groups, target encodings, and codes and counts of categories."""

import pytest
from evidence.dataflow.programs import ACCURACY, FIT, LEAKS, LOAD, NONE, SPLIT, SVC_SCORE, TABLE, TEST, TEST_OF, kinds

from mlfolio.evidence.dataflow.leak import Kind


@pytest.mark.parametrize(
    ("column", "leaks"),
    [
        ("df.groupby('year')['age'].mean()", set()),
        ("df.groupby('year').age.agg('mean')", set()),
        ("df.groupby('year')['age'].transform('mean')", LEAKS),
        ("df['year'].map(df.groupby('year')['age'].mean())", LEAKS),
        ("df.groupby('year')['age'].mean()[df['year']].values", LEAKS),
    ],
)
def test_statistics_of_groups_that_are_assigned_as_they_are_arrive_nowhere(column: str, leaks: set[Kind]) -> None:
    load = "df = pd.read_csv('a.csv')\n{}df['mean'] = " + column + "\nX, y = df.drop(columns='y'), df['y']\n"
    assert kinds(load.format("") + SPLIT + TEST) == leaks
    assert kinds(load.format("df = df.set_index('year')\n") + SPLIT + TEST) == LEAKS


def test_statistics_of_groups_do_not_cross_folds_of_groups() -> None:
    code = (
        "df['mean'] = df.groupby('day')['x'].transform('mean')\nX, y = df[['mean']], df['y']\n"
        "for train, test in {splitter}().split(X, y, df['day']):\n    model = SVC().fit(X.iloc[train], y.iloc[train])\n"
        "    print(model.score(X.iloc[test], y.iloc[test]))\n"
    )
    assert kinds(LOAD + code.format(splitter="GroupKFold")) == set()
    assert kinds(LOAD + code.format(splitter="KFold")) == {Kind.PREPROCESSING}


def test_means_of_the_other_folds_are_learned_out_of_fold() -> None:
    code = (
        "df = pd.read_csv('a.csv')\nfor train, rest in KFold().split(df):\n"
        "    means = df.iloc[{}].groupby('kind')['y'].mean()\n"
        "    df.loc[df.index[rest], 'mean'] = df.iloc[rest]['kind'].map(means)\nX, y = df[['mean']], df['y']\n"
    )
    assert kinds(code.format("train") + SPLIT + TEST_OF.format("SVC")) == set()
    assert kinds(code.format("rest") + SPLIT + TEST_OF.format("SVC")) == LEAKS


def test_a_table_of_groups_holds_each_groups_own_rows() -> None:
    code = (
        "sums = df.groupby('customer').agg(['sum'])\nothers = features_of(df, 'customer')\n"
        "{table}\nX, y = table[['a']], table['y']\n"
    )
    together = "table = pd.concat([sums, others], axis=1).reset_index()"
    assert kinds(LOAD + code.format(table=together) + SPLIT + FIT) == set()
    assert kinds(LOAD + code.format(table="table = df.merge(sums, on='customer')") + SPLIT + FIT) == {
        Kind.PREPROCESSING
    }


SUMMED = "sums = df.groupby('id')['amount'].mean().reset_index()\n"
FEATURES = "X, y = base.drop(columns='y'), base['y']\n"


@pytest.mark.parametrize(
    ("lines", "leaks"),
    [
        ("base = df[['id']].drop_duplicates()\n" + SUMMED + "base = base.merge(sums, on='id')\n", NONE),
        (
            "base = df.drop_duplicates('id')\nbase = base.merge(pd.read_csv('b.csv'), on='id', how='left')\n"
            + SUMMED
            + "base = base.merge(sums, on='id')\n",
            NONE,
        ),
        ("base = df[['id', 'day']].drop_duplicates()\n" + SUMMED + "base = base.merge(sums, on='id')\n", LEAKS),
        (
            "base = df.drop_duplicates('id')\nbase = base.merge(pd.read_csv('b.csv'), on='day', how='left')\n"
            + SUMMED
            + "base = base.merge(sums, on='id')\n",
            LEAKS,
        ),
    ],
)
def test_a_group_that_is_one_row_stays_one_through_merges(lines: str, leaks: set[Kind]) -> None:
    assert kinds(TABLE + lines + FEATURES + SPLIT + SVC_SCORE) == leaks


@pytest.mark.parametrize(
    ("step", "leaks"),
    [
        ("X = X.groupby('brand').filter(lambda g: len(g) > 9)", set()),
        ("X = X.groupby('brand').filter(lambda g: g['price'].mean() > 9)", set()),
        ("X['price'] = X.groupby('brand')['price'].transform('mean')", {Kind.PREPROCESSING}),
    ],
)
def test_a_filter_of_groups_only_keeps_or_drops_rows(step: str, leaks: set[Kind]) -> None:
    assert kinds(LOAD + step + "\n" + SPLIT + TEST) == leaks


def test_rows_drawn_from_each_group_are_no_statistic() -> None:
    code = "df = df.groupby('kind').apply(lambda rows: rows.{method})\nX, y = df[['a']], df['y']\n"
    assert kinds(LOAD + code.format(method="sample(n=9)") + SPLIT + FIT) == set()
    assert kinds(LOAD + code.format(method="fillna(rows.mean())") + SPLIT + FIT) == {Kind.PREPROCESSING}


def test_reshaping_a_table_learns_nothing() -> None:
    wide = "X = X.merge(df.pivot(index='match', columns='role', values='name'), on='match')\n"
    assert kinds(LOAD + wide + SPLIT + FIT) == set()


def test_codes_for_the_categories_there_are_learn_nothing() -> None:
    code = "codes = {name: n for n, name in enumerate(df['town'].unique())}\nX['town'] = df['town'].map(codes)\n"
    assert kinds(LOAD + code + SPLIT + ACCURACY.format(model="SVC()")) == set()


@pytest.mark.parametrize(("column", "expected"), [("ticket", set()), ("town", {Kind.PREPROCESSING})])
def test_how_many_travel_together_is_known_of_whoever_comes_next(column: str, expected: set[Kind]) -> None:
    code = f"X['together'] = df['{column}'].map(df['{column}'].value_counts())\n"
    test = "model = SVC().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"
    assert kinds(LOAD + code + SPLIT + test) == expected
