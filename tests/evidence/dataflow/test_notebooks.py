"""Cells of notebooks that are no plain Python: magics, also of exported ones, and Python 2."""

import json
from pathlib import Path

import pytest
import repositories
from evidence.dataflow.programs import FIT, LOAD, SPLIT, kinds

from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.repo import Repo


@pytest.mark.parametrize(
    "scaling",
    [
        "get_ipython().run_line_magic('time', 'X = StandardScaler().fit_transform(X)')\n",
        "get_ipython().run_cell_magic('time', '', 'scaler = StandardScaler()\\nX = scaler.fit_transform(X)\\n')\n",
    ],
)
def test_magics_of_exported_notebooks_run(scaling: str) -> None:
    assert kinds(LOAD + scaling + SPLIT + FIT) == {Kind.PREPROCESSING}


def test_what_other_magics_hold_is_no_python() -> None:
    other = "get_ipython().run_cell_magic('bash', '', 'X = StandardScaler().fit_transform(X)')\n"
    assert kinds(LOAD + other + SPLIT + FIT) == set()


def test_cells_that_print_as_python_2_did_are_read(tmp_path: Path) -> None:
    cells = [
        "import pandas as pd\nfrom sklearn.cross_validation import cross_val_score\n"
        "from sklearn.preprocessing import scale\nfrom sklearn.svm import SVC\n"
        "df = pd.read_csv('a.csv')\nprint df.shape,",
        "try:\n    X = scale(df)\nexcept ValueError, problem:\n    print 'no', problem",
        "scores = cross_val_score(SVC(), X, df['y'])\nprint 'mean %0.4f ' % (scores.mean())",
    ]
    written = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": one} for one in cells]
    notebook = json.dumps({"cells": written, "metadata": {}, "nbformat": 4, "nbformat_minor": 4})
    repo = Repo(repositories.make(tmp_path, {"a.ipynb": notebook}))
    (finding,) = repo.dataflow.findings(Kind.PREPROCESSING)
    assert (finding.cell, finding.line) == (2, 2)
