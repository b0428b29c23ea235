"""Walk-forward validation: positions that a loop moves along the rows part what each turn trains and tests on."""

import pytest
from evidence.dataflow.programs import kinds

from mlfolio.evidence.dataflow.leak import Kind

LOAD = "df = pd.read_csv('a.csv')\nX, y = df.drop(columns='y'), df['y']\n"
TURN = (
    "    model = Ridge().fit(X[{train}], y[{train}])\n"
    "    print(mean_absolute_error(y[{test}], model.predict(X[{test}])))\n"
)
COUNTING = "for i in range(100, len(X)):\n"
STRIDING = "for i in range(0, len(X) - w, h):\n    end = i + w\n"
WHILE = "i = 100\nwhile i < len(X):\n"


@pytest.mark.parametrize(
    ("loop", "train", "test", "after"),
    [
        (COUNTING, ":i", "i", ""),
        (COUNTING, ":i", "i:i + 1", ""),
        (COUNTING, ":i", "i:i + h", ""),
        (COUNTING, "i - w:i", "i:i + h", ""),
        (COUNTING, "i:i + w", "i + w:i + w + h", ""),
        (STRIDING, "i:end", "end:end + h", ""),
        (STRIDING, ":end", "end:end + h", ""),
        (WHILE, ":i", "i:i + h", "    i += h\n"),
        (WHILE, "i - w:i", "i", "    i += 1\n"),
    ],
)
def test_windows_that_move_along_share_no_rows(loop: str, train: str, test: str, after: str) -> None:
    assert kinds(LOAD + loop + TURN.format(train=train, test=test) + after) == set()


@pytest.mark.parametrize(("train", "test"), [(":i + 1", "i"), (":i", "i - 1:i"), ("i:i + h", "i:i + h")])
def test_a_window_that_holds_what_is_tested_is_told(train: str, test: str) -> None:
    assert kinds(LOAD + COUNTING + TURN.format(train=train, test=test)) & {Kind.OVERLAP, Kind.TRAINING_SCORE}


def test_rows_picked_by_a_list_of_one_position_are_that_row() -> None:
    turn = (
        "    train, test = df.iloc[:i], df.iloc[[i]]\n    model = Ridge().fit(train[['a']], train['y'])\n"
        "    print(mean_absolute_error(test['y'], model.predict(test[['a']])))\n"
    )
    assert kinds(LOAD + COUNTING + turn) == set()


def test_a_function_that_trains_is_followed_for_it() -> None:
    function = "def next_value(rows, answers, row):\n    return Ridge().fit(rows, answers).predict(row)\n"
    loop = "found = []\nfor i in range(100, len(X)):\n    found.append(next_value(X[:i], y[:i], X[i:i + h]))\n"
    assert kinds(function + LOAD + loop + "print(mean_absolute_error(y[100:], found))\n") == set()


def test_what_is_learned_before_is_told_all_the_same() -> None:
    scaled = "X = StandardScaler().fit_transform(X)\n"
    assert kinds(LOAD + scaled + COUNTING + TURN.format(train=":i", test="i:i + h")) == {Kind.PREPROCESSING}


def test_windows_that_samples_are_made_of_stay_rows_of_the_whole() -> None:
    windows = (
        "series = MinMaxScaler().fit_transform(df[['a']])\nX, y = [], []\nfor i in range(len(series) - 9):\n"
        "    end = i + 9\n    X.append(series[i:end])\n    y.append(series[end])\n"
        "X, y = np.array(X), np.array(y)\nmodel = Ridge().fit(X[:800], y[:800])\nprint(model.score(X[800:], y[800:]))\n"
    )
    assert kinds(LOAD + windows) == {Kind.PREPROCESSING}


@pytest.mark.parametrize(("row", "column"), [("i", "j"), ("i - 1", "j - 1")])
def test_an_array_that_is_filled_cell_by_cell_holds_what_is_written(row: str, column: str) -> None:
    cells = (
        "means = np.zeros((3, 4))\nfor i in range(3):\n    for j in range(4):\n"
        f"        means[{row}][{column}] = df.loc[(df.a == i) & (df.b == j), 'c'].median()\n"
        f"        df.loc[df.c.isnull() & (df.a == i), 'c'] = means[{row}][{column}]\n"
    )
    split = "a, b, c, d = train_test_split(df.drop(columns='y'), df['y'])\nprint(SVC().fit(a, c).score(b, d))\n"
    assert kinds(LOAD + cells + split) == {Kind.PREPROCESSING}
