"""Leaks that only reach a validation inside the training rows, while a test follows on rows that were set apart."""

import ast
from pathlib import Path

import pytest
import repositories

from mlfolio.evidence.dataflow.analysis import analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of
from mlfolio.evidence.dataflow.spared import HERE
from mlfolio.repo import Repo

LOAD = (
    "import pandas as pd\nfrom imblearn.over_sampling import SMOTE\nfrom keras.models import Sequential\n"
    "from sklearn.model_selection import KFold, cross_val_score, train_test_split\n"
    "from sklearn.preprocessing import StandardScaler\nfrom sklearn.svm import SVC\n\n"
    "df = pd.read_csv('a.csv')\nX, y = df.drop(columns='y').values, df['y'].values\n"
)
LAST_FOLD = (
    "for train, test in KFold(5).split(X, y):\n    X_train, X_test = X[train], X[test]\n"
    "    y_train, y_test = y[train], y[test]\n"
)
HALVES = "X_train, X_test, y_train, y_test = X[:300], X[300:], y[:300], y[300:]\n"
COPY = "X_more, y_more = SMOTE().fit_resample(X_train, y_train)\n"
WATCH = "model = Sequential()\nmodel.fit(X_more, y_more, validation_split=0.2)\n"
TEST = "print(model.evaluate(X_test, y_test))\n"
SCALE = "scaler = StandardScaler()\nX_train = scaler.fit_transform(X_train)\nX_test = scaler.transform(X_test)\n"
TUNE = "print(cross_val_score(SVC(), X_train, y_train))\n"
FIT = "model = SVC().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"


def spared(code: str) -> list[tuple[Kind, tuple[str, ...]]]:
    """Return the leaks in `code`, each with where rows are tested on that it leaves clean."""
    return [(leak.kind, leak.spares) for leak in leaks_of(analyse("a.py", ast.parse(code).body))]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (LAST_FOLD + COPY + WATCH + TEST, (HERE,)),
        # What is set apart is left alone: another source may test on it.
        (LAST_FOLD + COPY + WATCH, ("a.csv",)),
        ("X_more, y_more = SMOTE().fit_resample(X, y)\n" + WATCH, ()),
        # Copies of all rows are on both sides of whatever is taken from them.
        ("X, y = SMOTE().fit_resample(X, y)\n" + LAST_FOLD + COPY.replace("SMOTE", "other") + WATCH + TEST, ()),
    ],
)
def test_copies_that_only_a_validation_sees(code: str, expected: tuple[str, ...]) -> None:
    assert (Kind.OVERLAP, expected) in spared(LOAD + code)


def test_rows_are_tested_on_that_come_from_another_file() -> None:
    code = "rest = pd.read_csv('b.csv')\nX_train, y_train, X_test, y_test = X, y, rest.drop(columns='y'), rest['y']\n"
    assert spared(LOAD + code + SCALE + TUNE + FIT) == [(Kind.PREPROCESSING, (HERE,))]
    assert spared(LOAD + code + SCALE + TUNE) == [(Kind.PREPROCESSING, ())]


def verdict(tmp_path: Path, **sources: str) -> tuple[float, bool, list[str]]:
    """Return the share of sources without learning before the split, whether all stays inside, and what is told."""
    files = {f"{name}.py": LOAD + code for name, code in sources.items()}
    found = Repo(repositories.make(tmp_path, files)).dataflow
    share = found.share_without(Kind.PREPROCESSING, found.held_out, inside=0.25)
    return share, found.stays_inside(Kind.PREPROCESSING), [one.message for one in found.findings(Kind.PREPROCESSING)]


def test_another_source_may_test_on_what_one_sets_apart(tmp_path: Path) -> None:
    share, inside, (told,) = verdict(tmp_path, search=HALVES + SCALE + TUNE, final=HALVES + SCALE + FIT)
    assert (share, inside) == (0.875, True)
    assert "`cross_val_score` validates on" in told
    assert "the rows set apart for the test stay clean" in told


def test_what_is_set_apart_and_never_tested_on_is_no_test(tmp_path: Path) -> None:
    share, inside, _ = verdict(tmp_path, search=HALVES + SCALE + TUNE)
    assert (share, inside) == (0, False)


def test_what_stays_inside_in_one_source_may_spoil_the_test_of_another(tmp_path: Path) -> None:
    shared = "from sklearn.preprocessing import scale\n\n\ndef scaled(rows):\n    return scale(rows)\n"
    search = "from shared import scaled\n" + LAST_FOLD + "X_train = scaled(X_train)\n" + TUNE + FIT
    final = "from shared import scaled\nX = scaled(X)\n" + HALVES + FIT
    share, inside, (told,) = verdict(tmp_path, a_search=search, b_final=final, shared=shared)
    assert (share, inside) == (0.5, False)
    assert "`score` tests on" in told
