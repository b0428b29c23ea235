"""Tables that are set below a copy of themselves: rows with some values changed are as good as copies."""

import ast

import pytest

from mlfolio.evidence.dataflow.analysis import analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of

LOAD = "df = pd.read_csv('pairs.csv')\n"
MIRRORED = "other = {table}.copy()\nother['left'], other['right'] = {table}['right'], {table}['left']\n"
FIT = (
    "train, test = train_test_split(df, random_state=0)\n"
    "model = SVC().fit(train.drop(columns='y'), train['y'])\nprint(model.score(test.drop(columns='y'), test['y']))\n"
)


def kinds(code: str) -> set[Kind]:
    """Return the kinds of leak in `code`."""
    return {leak.kind for leak in leaks_of(analyse("a.py", ast.parse(code).body))}


@pytest.mark.parametrize("both", ["[df, other]", "[other, df]", "(df, other), axis=0, ignore_index=True"])
def test_mirrored_rows_overlap_where_they_are_split_afterwards(both: str) -> None:
    assert kinds(LOAD + MIRRORED.format(table="df") + f"df = pd.concat({both})\n" + FIT) == {Kind.OVERLAP}


def test_mirrored_rows_of_the_training_part_alone_do_not() -> None:
    split, rest = FIT.split("\n", 1)
    more = MIRRORED.format(table="train") + "train = pd.concat([train, other])\n"
    assert kinds(LOAD + split + "\n" + more + rest) == set()


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
    assert kinds(LOAD + lines + FIT) == set()
