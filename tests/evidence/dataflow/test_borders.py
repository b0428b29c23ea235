"""Tables that are set below each other, changed together, and cut apart again where one ends."""

import ast

import pytest

from mlfolio.evidence.dataflow.analysis import analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of

THREE = (
    "train, val, test = pd.read_csv('train.csv'), pd.read_csv('val.csv'), pd.read_csv('test.csv')\n"
    "n, m = len(train), len(test)\nevery = pd.concat([train, val, test])\n"
)
NETWORK = "model = Model(inputs=[a, b], outputs=c)\n"
FIT = "model.fit([train, first], train['y'], validation_data=([val, middle], val['y']))\n"
SCORE = "print(log_loss(val['y'], model.predict([val, middle])))\n"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("first, middle = every[:n], every[n:-m]\n" + NETWORK + FIT + SCORE, set()),
        ("first, middle = every[:n], every[n : n + len(val)]\n" + NETWORK + FIT + SCORE, set()),
        (
            "first, last = every[:n], every[-m:]\nmodel = SVC().fit(first, first['y'])\n"
            "print(model.score(test, test['y']), model.score(last, last['y']))\n",
            set(),
        ),
        (
            "first, middle = every[:-m], every[n:-m]\nmodel = SVC().fit(first, first['y'])\n"
            "print(model.score(middle, middle['y']))\n",
            {Kind.OVERLAP},
        ),
        (
            "every['x'] = StandardScaler().fit_transform(every[['x']])\n"
            "first, last = every[:n], every[n + len(val) :]\n"
            "model = SVC().fit(first, first['y'])\nprint(model.score(last, last['y']))\n",
            {Kind.PREPROCESSING},
        ),
    ],
)
def test_three_tables_are_cut_where_one_ends(code: str, expected: set[Kind]) -> None:
    assert {leak.kind for leak in leaks_of(analyse("a.py", ast.parse(THREE + code).body))} == expected


def test_of_more_tables_nobody_knows_whose_rows_a_slice_between_takes() -> None:
    four = THREE.replace("val, test])", "val, more, test])") + "more = pd.read_csv('more.csv')\n"
    lines = four.splitlines(keepends=True)
    code = "".join([lines[0], lines[3], *lines[1:3]]) + (
        "rows = every[n : n + len(val)]\nmodel = SVC().fit(rows, rows['y'])\nprint(model.score(more, more['y']))\n"
    )
    assert leaks_of(analyse("a.py", ast.parse(code).body)) == []


def test_a_table_that_is_set_below_itself_is_cut_as_one() -> None:
    code = THREE.replace("val, test]", "train, train]") + (
        "model = SVC().fit(every[:n], every[:n]['y'])\nprint(model.score(every[n:], every[n:]['y']))\n"
    )
    assert Kind.TRAINING_SCORE not in {leak.kind for leak in leaks_of(analyse("a.py", ast.parse(code).body))}
