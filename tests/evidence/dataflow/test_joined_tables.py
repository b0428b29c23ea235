"""Tables and parts that are set together, and come apart again."""

import ast

import pytest
from evidence.dataflow.programs import LOAD, kinds

from mlfolio.evidence.dataflow.analysis import analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of


def test_three_tables_set_together_come_apart_again() -> None:
    code = (
        "a, b, c = pd.read_csv('a.csv'), pd.read_csv('b.csv'), pd.read_csv('c.csv')\n"
        "whole = pd.concat([pd.concat([a, b]), c])\nX_train, X_val, X_test = whole[:9], whole[9:12], whole[12:]\n"
        "model = Sequential()\nmodel.fit(X_train, y, validation_data=(X_val, z))\n"
        "print(r2_score(z, model.predict(X_val)))\nguesses = model.predict(X_test)\n"
    )
    assert kinds(code) == set()


@pytest.mark.parametrize(
    ("train", "test"),
    [
        ("both.xs('old')", "both.xs('new')"),
        ("both.loc['old']", "both.loc['new']"),
        ("both.xs('old')", "both.xs('old')"),
    ],
)
def test_tables_set_together_under_keys_are_taken_apart_by_them(train: str, test: str) -> None:
    code = (
        "old, new = pd.read_csv('old.csv'), pd.read_csv('new.csv')\nboth = pd.concat([old, new], keys=['old', 'new'])\n"
        "both['a'] -= both['a'].mean()\nrows, others = {}, {}\nmodel = Ridge().fit(rows[['a']], rows['y'])\n"
        "print(model.score(others[['a']], others['y']))\n"
    )
    expected = {Kind.TRAINING_SCORE} if train == test else {Kind.PREPROCESSING}
    assert {leak.kind for leak in leaks_of(analyse("a.py", ast.parse(code.format(train, test)).body))} == expected


TOGETHER = (
    "train, test = {cut}\ndf = pd.concat([{parts}])\n"
    "again, held = {cut}\nmodel = SVC().fit({of}[['a', 'b']], {of}['y'])\n"
    "print(model.score(held[['a', 'b']], held['y']))\n"
)
CUTS = [
    "train_test_split(df, random_state=0)",
    "df[~df['quarter'].isin(['q3', 'q4'])], df[df['quarter'].isin(['q3', 'q4'])]",
    "df[:900], df[900:]",
]


@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize("of", ["train", "again"])
def test_parts_that_are_together_again_are_the_whole(cut: str, of: str) -> None:
    load = "df = pd.read_csv('a.csv')\n"
    assert kinds(load + TOGETHER.format(cut=cut, parts="train, test", of=of)) == set()


def test_some_parts_together_are_not_the_whole() -> None:
    load = "df = pd.read_csv('a.csv')\n"
    cut = "train_test_split(df, random_state=0)"
    assert kinds(load + TOGETHER.format(cut=cut, parts="train, pd.read_csv('b.csv')", of="train")) == {Kind.OVERLAP}


WINDOWS = (
    "def windows(X, y, back):\n    Xs, ys = [], []\n    for i in range(back, len(X)):\n"
    "        Xs.append(X[i - back:i])\n        ys.append(y[i])\n    return np.asarray(Xs), np.asarray(ys)\n\n\n"
)
PARTS = (
    "X, y = X.to_numpy(), y.to_numpy()\nscaler = StandardScaler().fit({fitted})\n"
    "first, middle, end = scaler.transform(X[:low]), scaler.transform(X[low:high]), scaler.transform(X[{last}:])\n"
    "seen, answers = windows(np.vstack([first, middle, end]), y, back)\n"
    "model = SVC().fit(seen[:low - back], answers[:low - back])\n"
    "print(model.score(seen[low - back:], answers[low - back:]))\n"
)


@pytest.mark.parametrize(
    ("fitted", "last", "leaks"),
    [("X[:low]", "high", set()), ("X", "high", {Kind.PREPROCESSING}), ("X[:low]", "other", set())],
)
def test_slices_that_follow_on_one_another_are_the_whole_again(fitted: str, last: str, leaks: set[Kind]) -> None:
    assert kinds(WINDOWS + LOAD + PARTS.format(fitted=fitted, last=last)) == leaks
