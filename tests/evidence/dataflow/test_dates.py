"""Dates and hours: lengths of periods, spans of time, and the first and the last day of a table."""

import pytest
from evidence.dataflow.programs import LEAKS, LOAD, NONE, SPLIT, TEST, kinds, prepared

from mlfolio.evidence.dataflow.leak import Kind


@pytest.mark.parametrize(
    ("column", "leaks"),
    [
        ("np.sin(2 * np.pi * df['hour'] / df['hour'].max())", set()),
        ("np.cos(df['hour'] * (2 * np.pi / (df['hour'].max() + 1)))", set()),
        ("np.sin(2 * np.pi * df['month'] / df['month'].nunique())", set()),
        ("np.sin(df['hour'] - df['hour'].mean())", {Kind.PREPROCESSING}),
        ("df['hour'] / df['hour'].max()", {Kind.PREPROCESSING}),
    ],
)
def test_the_length_of_a_period_is_not_learned(column: str, leaks: set[Kind]) -> None:
    table = f"df = pd.read_csv('a.csv')\ndf['turn'] = {column}\nX, y = df[['turn']], df['y']\n"
    assert kinds(table + SPLIT + TEST) == leaks


SINCE = "def since(day, first):\n    return (day - first).days\n"
OVER = "def over(value, mean):\n    return value > mean\n"
BOUNDS = "low, high = df['t'].min(), df['t'].max()\n"


@pytest.mark.parametrize(
    ("lines", "leaks"),
    [
        (SINCE + "df['t'] = df['day'].apply(since, first=df['day'].min())\n", NONE),
        (SINCE + "df['t'] = df['day'].apply(since, args=(df['day'].min(),))\n", NONE),
        (BOUNDS + "df['t'] = (df['t'] - low).dt.days / (high - low).days\n", NONE),
        ("now = df['day'].max() + pd.Timedelta(days=1)\ndf['t'] = (now - df['day']).dt.days\n", NONE),
        (OVER + "df['t'] = df['a'].apply(over, mean=df['a'].mean())\n", LEAKS),
        (BOUNDS + "df['t'] = (df['t'] - low) / (high - low)\n", LEAKS),
    ],
)
def test_a_span_from_the_earliest_day_learns_nothing(lines: str, leaks: set[Kind]) -> None:
    assert prepared(lines) == leaks


def test_days_up_to_the_last_are_counted_from_a_place_of_zero() -> None:
    days = "X['days'] = (X['day'].max() - X['day']).dt.days\n"
    assert kinds(LOAD + days + SPLIT + TEST) == set()


HOURS = (
    "df = pd.read_csv('a.csv')\nhours = pd.date_range(df['time'].min(), df['time'].max(), freq='h')\n"
    "df = df.set_index('time').reindex(hours{filled}).reset_index()\nX, y = df.drop(columns='y'), df['y']\n"
)


@pytest.mark.parametrize(("filled", "leaks"), [("", set()), (", fill_value=df['x'].min()", {Kind.PREPROCESSING})])
def test_the_first_and_the_last_time_only_bound_the_times_between(filled: str, leaks: set[Kind]) -> None:
    assert kinds(HOURS.format(filled=filled) + SPLIT + TEST) == leaks
