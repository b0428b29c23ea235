"""Cells run again at the end of the day stand where they ran first."""

import ast
import json
from pathlib import Path

import repositories

from mlfolio.evidence.dataflow.cell_order import as_run_first, cell_of
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.repo import Repo

LOAD = "import pandas as pd\ndf = pd.read_csv('a.csv')"
FILL = "df['age'] = df['age'].fillna(df['age'].mean())"
SPLIT = (
    "from sklearn.model_selection import train_test_split\n"
    "X_train, X_test, y_train, y_test = train_test_split(df.drop(columns='y'), df['y'])"
)
TEST = "from sklearn.svm import SVC\nprint(SVC().fit(X_train, y_train).score(X_test, y_test))"


def order(*cells: tuple[int, str]) -> list[int]:
    """Return the order of cells that are given in that of their counts, each by its number and its code."""
    return as_run_first([cell_of(number, ast.parse(code).body) for number, code in cells])


def test_a_load_that_ran_again_stands_before_what_needs_it() -> None:
    assert order((2, "df['a'] = 1"), (3, "print(df)"), (1, "df = read()")) == [1, 2, 3]
    assert order((3, "y = f(x)"), (1, "raw = read()"), (2, "x = raw")) == [1, 2, 3]


def test_what_a_cell_binds_itself_it_asks_nobody_for() -> None:
    assert order((2, "df = read()\nprint(df)"), (1, "df = other()")) == [2, 1]
    assert order((2, "rows = [x for x in range(9)]"), (1, "x = 1")) == [2, 1]
    assert order((2, "for x in range(9):\n    print(x)"), (1, "x = 1")) == [2, 1]


def test_what_stands_below_ran_later() -> None:
    assert order((1, "print(df)"), (2, "df = read()")) == [1, 2]


def test_a_story_names_the_load_of_a_cell_that_ran_again(tmp_path: Path) -> None:
    cells = [
        {"cell_type": "code", "metadata": {}, "outputs": [], "source": source, "execution_count": count}
        for source, count in ((LOAD, 9), (FILL, 2), (SPLIT, 3), (TEST, 4))
    ]
    notebook = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    (found,) = Repo(repositories.make(tmp_path, {"a.ipynb": notebook})).dataflow.findings(Kind.PREPROCESSING)
    assert next((place.role, place.cell) for place in found.related) == ("loaded", 1)
    assert "from the rows of a.csv" in found.message
