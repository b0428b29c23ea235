"""What is computed hour by hour, of an earlier period or over the rows before: it teaches of no other row."""

import ast

import pytest
from evidence.dataflow.programs import FIT, LEAKS, LOAD, NONE, SPLIT, TABLE, TEST_OF, kinds

from mlfolio.evidence.dataflow.analysis import analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of

IN_ORDER = (
    "X, y = df.drop(columns='y'), df['y']\n"
    "X_train, X_test, y_train, y_test = train_test_split(X, y, shuffle=False)\n"
    "print(SVC().fit(X_train, y_train).score(X_test, y_test))\n"
)


@pytest.mark.parametrize(
    ("lines", "leaks"),
    [
        ("df['mean'] = df['x'].resample('D').mean()\n", set()),
        ("hours = df.resample('1h')\ndf = df.join(hours.agg({'x': 'mean'}))\n", set()),
        ("df['mean'] = df.groupby('shop')['x'].resample('D').mean()\n", set()),
        ("df['mean'] = df.groupby('shop')['x'].rolling(3).mean().reset_index(0, drop=True)\n", set()),
        ("df['mean'] = df.groupby('shop')['x'].expanding().mean().to_numpy()\n", set()),
        (
            "df = df.resample('1h').mean().dropna()\ndf['x'] = (df['x'] - df['x'].mean()) / df['x'].std()\n",
            {Kind.PREPROCESSING},
        ),
        ("df['mean'] = df['x'].fillna(df['x'].mean())\n", {Kind.PREPROCESSING}),
    ],
)
def test_periods_and_windows_hold_their_own_rows(lines: str, leaks: set[Kind]) -> None:
    code = "df = pd.read_csv('a.csv', index_col='time')\n" + lines + IN_ORDER
    assert {leak.kind for leak in leaks_of(analyse("a.py", ast.parse(code).body))} == leaks


@pytest.mark.parametrize("method", ["rolling(7).mean()", "ewm(span=7).std()", "expanding().max()"])
def test_windows_that_end_at_a_row_tell_of_no_later_one(method: str) -> None:
    assert kinds(LOAD + f"X['average'] = df['price'].{method}\n" + SPLIT + FIT) == set()
    grouped = f"X['average'] = df.groupby('shop')['price'].transform(lambda one: one.shift(1).{method})\n"
    assert kinds(LOAD + grouped + SPLIT + FIT) == set()


def test_a_change_from_the_row_before_learns_of_no_later_one() -> None:
    code = (
        "prices = pd.read_csv('prices.csv')\nprices['change'] = prices.groupby('shop')['price'].{}\n"
        "train, test = train_test_split(prices)\nmodel = Ridge()\nmodel.fit(train[['change']], train['sold'])\n"
        "print(model.score(test[['change']], test['sold']))\n"
    )
    kinds = {name: leaks_of(analyse("a.py", ast.parse(code.format(name)).body)) for name in ("pct_change()", "rank()")}
    assert not kinds["pct_change()"]
    assert kinds["rank()"]


BY_MONTH = (
    "train, test = df[df.month < 30], df[df.month >= 30]\nmodel = Ridge().fit(train.drop(columns='y'), train['y'])\n"
    "print(model.score(test.drop(columns='y'), test['y']))\n"
)
MEANS = "means = df.groupby(['month', 'shop'])['y'].mean().reset_index()\n"
JOINED = "df = df.merge(means, on=['month', 'shop'], how='left')\n"
NAMED = "means.columns = ['month', 'shop', 'average']\n"


@pytest.mark.parametrize(
    ("lines", "leaks"),
    [
        (MEANS + "means['month'] += 1\n" + JOINED, NONE),
        (MEANS + "means['month'] = means['month'] + pd.DateOffset(months=1)\n" + JOINED, NONE),
        (MEANS + "later = means.copy()\nlater['month'] += 1\n" + JOINED.replace("means", "later"), NONE),
        ("df['before'] = df['month'].map(df.groupby('month')['y'].mean().shift(1))\n", NONE),
        (
            MEANS
            + NAMED
            + JOINED
            + "df['lag'] = df.groupby('shop')['average'].shift(1)\ndf = df.drop(columns='average')\n",
            NONE,
        ),
        (MEANS + JOINED, LEAKS),
        (MEANS + "means['month'] += -1\n" + JOINED, LEAKS),
        (MEANS + "means['month'] -= 1\n" + JOINED, LEAKS),
        (MEANS + "means['shop'] += 1\n" + JOINED, LEAKS),
        ("df['after'] = df['month'].map(df.groupby('month')['y'].mean().shift(-1))\n", LEAKS),
        ("df['before'] = df['shop'].map(df.groupby('shop')['y'].mean().shift(1))\n", LEAKS),
        (MEANS + NAMED + JOINED + "df['lag'] = df.groupby('shop')['average'].shift(1)\n", LEAKS),
    ],
)
def test_a_statistic_of_an_earlier_period_tells_nothing_of_this_one(lines: str, leaks: set[Kind]) -> None:
    assert kinds(TABLE + lines + BY_MONTH) == leaks


def test_groups_that_are_labelled_by_a_later_period_are_of_an_earlier_one() -> None:
    means = "means = df.groupby('month')['y'].agg(['mean'])\n"
    joined = "df = df.merge(means, left_on='month', right_index=True)\n"
    assert kinds(TABLE + means + "means.index = means.index + relativedelta(months=n)\n" + joined + BY_MONTH) == NONE
    assert kinds(TABLE + means + "means.index += 1\n" + joined + BY_MONTH) == NONE
    assert kinds(TABLE + means + joined + BY_MONTH) == LEAKS


@pytest.mark.parametrize(
    "windows",
    [
        "X = np.array([scaler.fit_transform(rows[n - 9 : n]) for n in range(9, len(rows))])\n",
        "X = np.array([scaler.fit_transform(rows[n - size : n].reshape(-1, 1)) for n in range(size, len(rows))])\n",
        "X = []\nfor n in range(9, len(rows)):\n    X.append(scaler.fit_transform(rows[n - 9 : n]))\nX = np.array(X)\n",
    ],
)
def test_a_window_that_is_scaled_by_itself_is_one_sample(windows: str) -> None:
    code = "rows, y, scaler = np.load('a.npy'), np.load('b.npy'), MinMaxScaler()\n"
    assert kinds(code + windows + SPLIT + TEST_OF.format("SVC")) == set()
    assert kinds(code + "rows = scaler.fit_transform(rows)\n" + windows + SPLIT + TEST_OF.format("SVC")) == LEAKS


def test_windows_slid_over_a_series_are_rows_and_no_folds() -> None:
    code = (
        "series = MinMaxScaler().fit_transform(df[['price']])\nwindows, later = [], []\n"
        "for i in range(len(series) - 60):\n    windows.append(series[i : i + 60])\n    later.append(series[i + 60])\n"
        "X, y = np.array(windows), np.array(later)\nX_train, X_test = X[:900], X[900:]\n"
        "y_train, y_test = y[:900], y[900:]\nnetwork = Sequential()\nnetwork.fit(X_train, y_train)\n"
        "print(network.evaluate(X_test, y_test))\n"
    )
    assert kinds(LOAD + SPLIT + FIT + code) == {Kind.PREPROCESSING}
