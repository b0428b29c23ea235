"""What calls are given: by name, through a pool of processes, or by a tool, and which of it are rows."""

import ast

import pytest
from evidence.dataflow.programs import FIT, LOAD, SPLIT, kinds

from mlfolio.evidence.dataflow.analysis import analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.pairs import evaluations


def test_the_rows_come_before_a_target_given_by_name() -> None:
    code = SPLIT + "model = SVC()\nmodel.fit(X_train, y=y_train)\nprint(model.score(X_test, y=y_test))\n"
    assert kinds(LOAD + "X = minmax_scale(X)\n" + code) == {Kind.PREPROCESSING}


def test_a_table_made_with_an_index_holds_the_data_it_is_given() -> None:
    code = "X = pd.DataFrame(StandardScaler().fit_transform(X), columns=['a'], index=df.index)\n"
    assert kinds(LOAD + code + SPLIT + FIT) == {Kind.PREPROCESSING}


def test_a_tool_gives_the_rows_it_is_put_to() -> None:
    code = "tokenizer = load_my_tokenizer('base')\nX = tokenizer.encode(df['text'])\nother = pd.read_csv('b.csv')\n"
    code += "model = SVC().fit(X, y)\nprint(model.score(tokenizer.encode(other['text']), other['y']))\n"
    assert kinds(LOAD + code) == set()


def test_a_name_bound_by_a_loops_first_turn_is_no_source_of_rows() -> None:
    code = (
        "def gathered(rows):\n    for number, name in enumerate(names):\n        part = rows[rows['name'] == name]\n"
        "        if number != 0:\n            merged = pd.concat([merged, part])\n"
        "        else:\n            merged = part\n    return merged\n"
        "df = pd.read_csv('a.csv')\n"
        "train, test = gathered(df[df['day'] < 9]), gathered(df[df['day'] >= 9])\n"
        "mean = train['x'].mean()\nX_train, X_test = train[['x']] - mean, test[['x']] - mean\n"
        "y_train, y_test = train['y'], test['y']\n"
    )
    analysis = analyse("a.py", ast.parse(code + FIT).body)
    assert [pair.shares_rows for pair in evaluations(analysis)] == [False]


FITS = (
    "def fits(both, answers):\n    mine, others = both\n    model = SVC().fit(mine, answers)\n"
    "    return model.predict(others)\n"
    "scaler = StandardScaler()\nmine, others = scaler.fit_transform(X_train), scaler.transform(X_test)\n"
)


@pytest.mark.parametrize(
    "call",
    [
        "pool.imap(partial(fits, answers=y_train), [[mine, others], [mine, others]])",
        "pool.starmap(fits, [([mine, others], y_train)])",
        "list(map(functools.partial(fits, answers=y_train), [[mine, others]]))",
    ],
)
def test_a_function_waits_for_all_that_it_is_given(call: str) -> None:
    with_pool = (
        "import functools, multiprocessing\nfrom functools import partial\npool = multiprocessing.Pool()\n"
        + LOAD
        + SPLIT
    )
    score = f"shown = {call}\nprint(accuracy_score(y_test, shown[0]))\n"
    assert kinds(with_pool + FITS + score) == set()
    assert kinds(with_pool + FITS + score.replace(".imap", ".map")) == set()
    leaking = FITS.replace("fit_transform(X_train)", "fit(X).transform(X_train)")
    assert kinds(with_pool + leaking + score) == {Kind.PREPROCESSING}
