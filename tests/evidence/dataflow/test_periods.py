"""What is computed hour by hour, or over the rows before: changes of frequency and windows teach of no other row."""

import ast

import pytest

from mlfolio.evidence.dataflow.analysis import analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of

SPLIT = (
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
    code = "df = pd.read_csv('a.csv', index_col='time')\n" + lines + SPLIT
    assert {leak.kind for leak in leaks_of(analyse("a.py", ast.parse(code).body))} == leaks
