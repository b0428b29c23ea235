"""Parts that masks, queries, ids and row numbers pick of a table."""

import pytest
from evidence.dataflow.programs import FIT, LOAD, kinds

from mlfolio.evidence.dataflow.leak import Kind


def test_masks_may_be_joined() -> None:
    code = (
        "train = df.loc[(df.fold != 1) & (df.kind == 0)]\ntest = df.loc[(df.fold == 1) | (df.kind == 1)]\n"
        "model = SVC().fit(train[['x']], train['y'])\nprint(model.score(test[['x']], test['y']))\n"
    )
    assert kinds(LOAD + code) == set()


def test_queries_tell_parts_apart() -> None:
    code = "train, test = df.query('fold != 0'), df.query('fold == 0')\nX_train, y_train = train[['x']], train['y']\n"
    assert kinds(LOAD + code + "X_test, y_test = test[['x']], test['y']\n" + FIT) == set()


PARTS = [
    ("df[df['part'].eq('first')]", "df[df['part'].eq('last')]"),
    ("df[df.part.eq('first')]", "df[df.part.ne('first')]"),
    ("df[df['day'].le(9)]", "df[df['day'] > 9]"),
    ("df[late == False]", "df[late]"),
    ("df[np.logical_not(late)]", "df[late]"),
    ("df.iloc[np.flatnonzero(late)]", "df.iloc[np.flatnonzero(~late)]"),
    ("df.iloc[np.argwhere(late).flatten()]", "df.iloc[np.argwhere(~late)[:, 0]]"),
    ("np.take(df, np.where(late)[0], axis=0)", "np.take(df, np.where(~late)[0], axis=0)"),
    ("df.iloc[np.where(late)[0][:90]]", "df.iloc[np.where(late)[0][90:]]"),
    ("np.compress(late, df, axis=0)", "np.compress(~late, df, axis=0)"),
    ("np.delete(df, np.where(late)[0], axis=0)", "df.iloc[np.where(late)[0]]"),
    ("df[~np.isin(df['id'], names)]", "df[np.isin(df['id'], names)]"),
    ("df[np.isin(df['id'], names, invert=True)]", "df[np.isin(df['id'], names)]"),
    ("df.loc[np.setdiff1d(df.index, drawn)]", "df.loc[drawn]"),
    ("df.drop(drawn)", "df.loc[drawn]"),
    ("df.loc[df.index.difference(some.index)]", "some"),
    ("df[~chosen]", "df[chosen]"),
    ("df[df['id'].map(is_late)]", "df[~df['id'].map(is_late)]"),
    ("df.groupby('part').get_group('first')", "df.groupby('part').get_group('last')"),
    ("df.xs('first')", "df.xs('last')"),
    ("df.truncate(after='2015')", "df.truncate(before='2016')"),
    ("[row for row in df.values if row[0] < 9]", "[row for row in df.values if row[0] >= 9]"),
    ("list(filter(lambda row: row[0] < 9, df.values))", "list(filter(lambda row: row[0] >= 9, df.values))"),
]
MASKS = (
    "df = pd.read_csv('a.csv')\nlate = df['day'] > 9\nchosen = choose(df)\nsome = df.sample(frac=0.2)\n"
    "drawn = np.random.choice(df.index, 90, replace=False)\n"
)
MODEL = "model = SVC().fit({}, answers)\nprint(accuracy_score(others, model.predict({})))\n"


@pytest.mark.parametrize(("train", "test"), PARTS)
def test_parts_that_leave_each_other_out_share_no_row(train: str, test: str) -> None:
    assert kinds(MASKS + MODEL.format(train, test)) == set()


@pytest.mark.parametrize("part", [part for pair in PARTS for part in pair if not part.startswith(("[", "list"))])
def test_the_same_part_twice_is_the_same_rows(part: str) -> None:
    assert kinds(MASKS + MODEL.format(part, part)) == {Kind.TRAINING_SCORE}


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


def test_a_column_written_anew_between_two_conditions_tells_nothing() -> None:
    code = (
        "known = df[df['part'] == {first}]\nknown.loc[known['day'] > 15, 'part'] = 0\n"
        "train, rest = known[known['part'] == {first}], known[known['part'] == {second}]\n"
        "model = SVC().fit(train[['a']], train['y'])\nprint(model.score(rest[['a']], rest['y']))\n"
    )
    assert kinds("df = pd.read_csv('a.csv')\n" + code.format(first=-1, second=0)) == set()


@pytest.mark.parametrize("picking", ["X.iloc[{part}, :]", "X.values[{part}_idx]"])
def test_rows_that_a_list_picks_are_not_the_others(picking: str) -> None:
    code = "train = train_idx = [n for n in range(9) if n % 2]\ntest = test_idx = [n for n in range(9) if not n % 2]\n"
    code += f"A = {picking.format(part='train')}\nB = {picking.format(part='test')}\n"
    code += "model = SVC().fit(A, y)\nprint(model.score(A, y), model.score(B, y))\n"
    assert kinds(LOAD + code) == set()


def test_counted_row_numbers_pick_parts() -> None:
    code = (
        "def parts(n):\n    cut = int(n * 0.8)\n    return np.arange(0, cut), np.arange(cut, n)\n"
        "train, test = parts(len(df))\nmodel = SVC().fit(X.iloc[train], y.iloc[train])\n"
        "print(model.score(X.iloc[{tested}], y.iloc[{tested}]))\n"
    )
    assert kinds(LOAD + code.format(tested="test")) == set()
    assert kinds(LOAD + code.format(tested="train")) == {Kind.TRAINING_SCORE}


FOLDS = "fold = np.array(pd.read_csv('folds.csv').fold)\n"
NUMBERED = FOLDS + (
    "first, second = np.where(fold {relation} 0){end}, np.where(fold == 0){end}\n"
    "model = SVC().fit(table[first{columns}], y.values[first])\n"
    "print(model.score(table[second{columns}], y.values[second]))\n"
)


@pytest.mark.parametrize(("relation", "leaks"), [("!=", set()), ("==", {Kind.TRAINING_SCORE})])
@pytest.mark.parametrize("end", ["", "[0]", "[0].tolist()"])
@pytest.mark.parametrize("columns", ["", ", :"])
def test_row_numbers_of_a_condition_pick_the_rows_that_its_mask_does(
    relation: str, leaks: set[Kind], end: str, columns: str
) -> None:
    assert kinds(LOAD + "table = X.values\n" + NUMBERED.format(relation=relation, end=end, columns=columns)) == leaks


SLICED = FOLDS + (
    "for turn in range(5):\n"
    "    first = np.where(fold {relation} turn)[0].tolist()\n"
    "    second = np.where(fold == turn)[0].tolist()\n"
    "    part, rest = whole.slice(first), whole.slice(second)\n"
    "    model = xgb.train({{}}, part, 10)\n"
    "    print(roc_auc_score(rest.get_label(), model.predict(rest)))\n"
)


@pytest.mark.parametrize(("relation", "leaks"), [("!=", set()), ("==", {Kind.TRAINING_SCORE})])
def test_a_matrix_of_xgboost_is_sliced_by_row_numbers(relation: str, leaks: set[Kind]) -> None:
    assert kinds(LOAD + "whole = xgb.DMatrix(X, label=y)\n" + SLICED.format(relation=relation)) == leaks
