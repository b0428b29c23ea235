"""Rows that are there twice: tables below a copy or a part of themselves, rows drawn again, appended, or made up."""

import pytest
from evidence.dataflow.programs import FIT, LOAD, SPLIT, TEST, kinds

from mlfolio.evidence.dataflow.leak import Kind

PAIRS = "df = pd.read_csv('pairs.csv')\n"
MIRRORED = "other = {table}.copy()\nother['left'], other['right'] = {table}['right'], {table}['left']\n"
PAIRS_TEST = (
    "train, test = train_test_split(df, random_state=0)\n"
    "model = SVC().fit(train.drop(columns='y'), train['y'])\nprint(model.score(test.drop(columns='y'), test['y']))\n"
)


@pytest.mark.parametrize("both", ["[df, other]", "[other, df]", "(df, other), axis=0, ignore_index=True"])
def test_mirrored_rows_overlap_where_they_are_split_afterwards(both: str) -> None:
    assert kinds(PAIRS + MIRRORED.format(table="df") + f"df = pd.concat({both})\n" + PAIRS_TEST) == {Kind.OVERLAP}


def test_mirrored_rows_of_the_training_part_alone_do_not() -> None:
    split, rest = PAIRS_TEST.split("\n", 1)
    more = MIRRORED.format(table="train") + "train = pd.concat([train, other])\n"
    assert kinds(PAIRS + split + "\n" + more + rest) == set()


@pytest.mark.parametrize(
    "lines",
    [
        "other = df[['left', 'y']].copy()\nfirst = df[['right', 'y']]\ndf = pd.concat([first, other])\n",
        "other = df.copy()\ndf = pd.concat([df, other], axis=1)\n",
        "other = df.copy()\ndf = pd.concat([df, other], 1)\n",
        "other = df.copy()\nother = other[other['y'] == 0]\ndf = pd.concat([df[df['y'] == 1], other])\n",
        "first, other = df['left'].copy(), df['right'].copy()\ndf = pd.concat([first, other]).to_frame('y')\n",
    ],
)
def test_parts_of_a_table_and_columns_beside_it_are_no_copies(lines: str) -> None:
    assert kinds(PAIRS + lines + PAIRS_TEST) == set()


@pytest.mark.parametrize(
    "more",
    [
        "rare = df[df['y'] == 1]\ndf = pd.concat([df, rare.sample(99, replace=False)])\n",
        "df = pd.concat([df, df[df['y'] == 1]])\n",
        "for n in range(99):\n    df = df.append(df.loc[df['y'] == 1].sample())\n",
    ],
)
def test_a_part_of_a_table_below_it_is_there_twice(more: str) -> None:
    load = "df = pd.read_csv('a.csv')\n"
    picked = "X, y = df.drop(columns='y'), df['y']\n"
    assert kinds(load + more + picked + SPLIT + TEST) == {Kind.OVERLAP}
    apart = more.replace("[df, ", "[df[df['y'] == 0], ").replace("df = df.append(", "df = old.append(")
    assert kinds(load + apart + picked + SPLIT + TEST) == set()


APPENDED = (
    "df = pd.read_csv('a.csv')\nfolds = pd.read_csv('folds.csv')\nn = len(df)\ndf['fold'] = folds['fold']\n"
    "more = pd.read_csv('back_translated.csv')\nmore = df[['id', 'fold']].merge(more, on='id')\n"
    "more = more[{picked}]\ndf = df.append(more)\n"
    "X, y = df[['a']].values[:{end}], df['y'].values[:{end}]\n"
    "train, held_out = folds['fold'] != k, folds['fold'] == k\n"
    "model = SVC().fit(X[train], y[train])\nprint(model.score(X[held_out], y[held_out]))\n"
)


def test_rows_appended_of_the_other_folds_are_no_copies_of_tested_ones() -> None:
    assert kinds(APPENDED.format(picked="more['fold'] != k", end="")) == set()
    assert kinds(APPENDED.format(picked="more['fold'] != k + 1", end="")) == {Kind.OVERLAP}


def test_rows_appended_and_cut_off_again_are_no_copies() -> None:
    appended = APPENDED.format(picked="more['length'] > 9", end="{end}")
    assert kinds(appended.format(end="")) == {Kind.OVERLAP}
    assert kinds(appended.format(end="n")) == set()


def test_a_signal_resampled_is_no_row_drawn_again() -> None:
    code = "from scipy import signal\nX = signal.resample(X, 8000)\n"
    assert kinds(LOAD + code + SPLIT + FIT) == set()
    assert kinds(LOAD + "X, y = resample(X, y)\n" + SPLIT + FIT) == {Kind.OVERLAP}


def test_columns_repeated_beside_others_make_new_rows() -> None:
    code = "X = pd.DataFrame({{'cost': df['cost'], 'from': np.repeat(towns, 9){rest}}})\n"
    assert kinds("towns = pd.read_csv('t.csv')\n" + LOAD + code.format(rest="") + SPLIT + FIT) == set()
    copied = "X, y = np.repeat(X, 9), np.repeat(y, 9)\nX = pd.DataFrame({'a': X})\n"
    assert kinds(LOAD + copied + SPLIT + FIT) == {Kind.OVERLAP}


def test_copies_inside_the_training_rows_do_no_harm_to_an_honest_test() -> None:
    code = "X_more, y_more = SMOTE().fit_resample(X_train, y_train)\nmodel = Sequential()\n"
    code += "model.fit(X_more, y_more, validation_split=0.1)\n"
    assert kinds(LOAD + SPLIT + code) == {Kind.OVERLAP}
    assert kinds(LOAD + SPLIT + code + "print(model.evaluate(X_test, y_test))\n") == set()
