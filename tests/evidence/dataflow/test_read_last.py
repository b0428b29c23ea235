"""Findings of the last draws that readers called wrong or arguable, and what they saw beside: programs of our own."""

import ast

import pytest

from mlfolio.evidence.dataflow.analysis import analyse
from mlfolio.evidence.dataflow.leaks import Kind, leaks_of

LOAD = "df = pd.read_csv('a.csv')\nX, y = df.drop(columns='y'), df['y']\n"
SPLIT = "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"
TEST = "model = SVC().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"


def kinds(code: str) -> set[Kind]:
    """Return the kinds of leak in `code`, whose imports stand elsewhere."""
    return {leak.kind for leak in leaks_of(analyse("a.py", ast.parse(code).body))}


FILLED = (
    "def filled(X, fill{default}):\n    if {asked}:\n        return X.fillna(X.mean())\n"
    "    return X.fillna(0 if fill is None else fill)\n"
)


@pytest.mark.parametrize(
    ("default", "asked", "given", "leaks"),
    [
        ("=-1", "fill == 'mean'", "", set()),
        ("=-1", "fill == 'mean'", ", 'mean'", {Kind.PREPROCESSING}),
        ("=-1", "fill == 'mean'", ", way", {Kind.PREPROCESSING}),
        ("=1", "fill == 2", "", set()),
        ("=2", "fill == 2", "", {Kind.PREPROCESSING}),
        ("=2", "fill != 2 or fill == 'mean'", "", set()),
        ("=2", "fill != 2 or unknown(X)", "", {Kind.PREPROCESSING}),
        ("=1", "fill in ('mean', 'average')", "", set()),
        ("='mean'", "fill in ('mean', 'average')", "", {Kind.PREPROCESSING}),
        ("=1", "fill not in ['zero']", "", {Kind.PREPROCESSING}),
        ("=1", "fill == 'mean' and len(X) > 9", "", set()),
    ],
)
def test_a_branch_is_taken_by_what_callers_really_pass(default: str, asked: str, given: str, leaks: set[Kind]) -> None:
    function = FILLED.format(default=default, asked=asked)
    assert kinds(function + LOAD + f"X = filled(X{given})\n" + SPLIT + TEST) == leaks


def test_what_a_loop_counts_up_decides_nothing() -> None:
    counted = "tries = 0\nfor name in names:\n    tries += 1\n{}if tries == 3:\n{}    X = X.fillna(X.mean())\n"
    for indents in (("    ", "    "), ("", "")):
        assert kinds(LOAD + counted.format(*indents) + SPLIT + TEST) == {Kind.PREPROCESSING}


IDS = (
    "train_ids, held = train_test_split(df['id'], random_state=0)\n"
    "val_ids, test_ids = train_test_split(held, random_state=0)\n"
)
POLARS = "df.filter({})"
PANDAS = "df[{}]"


@pytest.mark.parametrize(
    ("pick", "train", "test", "leaks"),
    [
        (POLARS, "pl.col('id').is_in(train_ids)", "pl.col('id').is_in(held)", set()),
        (POLARS, "pl.col('id').is_in(train_ids)", "~pl.col('id').is_in(train_ids)", set()),
        (POLARS, "pl.col('id').is_in(train_ids)", "pl.col('id').is_in(test_ids)", set()),
        (POLARS, "~pl.col('id').is_in(test_ids)", "pl.col('id').is_in(held)", {Kind.OVERLAP}),
        (POLARS, "pl.col('fold') != 1", "pl.col('fold') == 1", set()),
        (POLARS, "pl.col('fold') != 1", "pl.col('id').is_in(held)", {Kind.OVERLAP}),
        (PANDAS, "df['id'].isin(train_ids)", "df['id'].isin(test_ids)", set()),
        (PANDAS, "df['id'].isin(train_ids)", "~df['id'].isin(train_ids)", set()),
        (PANDAS, "df['fold'] != 1", "df['id'].isin(test_ids)", {Kind.OVERLAP}),
    ],
)
def test_rows_are_picked_by_the_ids_of_a_split(pick: str, train: str, test: str, leaks: set[Kind]) -> None:
    code = (
        "df = pl.read_csv('a.csv')\n" + IDS + f"train, test = {pick.format(train)}, {pick.format(test)}\n"
        "model = SVC().fit(train[['a', 'b']], train['y'])\nprint(model.score(test[['a', 'b']], test['y']))\n"
    )
    assert kinds(code) == leaks


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


INFLATION = (
    "df = pd.read_csv('a.csv')\nfor name in df.columns:\n    X, y = df.drop(columns=[name]), df[name]\n"
    "    r = LinearRegression().fit(X, y).score(X, y)\n    print(name, {})\n"
)


def test_r_squared_in_a_variance_inflation_factor_is_no_score() -> None:
    assert kinds(INFLATION.format("r")) == {Kind.TRAINING_SCORE}
    assert kinds(INFLATION.format("1 / (1 - r) if r < 1 else np.inf")) == set()
    assert kinds(INFLATION.format("1 / (2 - r)")) == {Kind.TRAINING_SCORE}
