"""Clusters: models of them are not tested, and what is learned of test rows by them is."""

import ast

import pytest
from evidence.dataflow.programs import LOAD, SCALED_COLUMNS, SPLIT, TEST, kinds

from mlfolio.evidence.dataflow.analysis import analyse
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of


def test_what_stands_for_a_clusterer_is_one() -> None:
    code = (
        "class KMeansScratch:\n    def fit(self, X): ...\n\n    def predict(self, X): ...\n\n\n"
        "rows = pd.read_csv('rows.csv')\nX, y = rows.drop(columns='y'), rows['y']\nmodel = KMeansScratch()\n"
        "model.fit(X, y)\nprint(accuracy_score(y, model.predict(X)))\n"
    )
    assert not {leak.kind for leak in leaks_of(analyse("a.py", ast.parse(code).body))}
    assert {leak.kind for leak in leaks_of(analyse("a.py", ast.parse(code.replace("KMeans", "Tree")).body))}


def test_a_clusterer_that_others_hold_is_one() -> None:
    code = SCALED_COLUMNS + SPLIT + "model = Pipeline([('whole', make_pipeline(PCA(2), {}))])\nmodel.fit(X_train)\n"
    code += "print(accuracy_score(y_test, model.predict(X_test)))\n"
    assert kinds(code.format("KMeans(3)")) == set()
    assert kinds(code.format("SVC()")) == {Kind.PREPROCESSING}


@pytest.mark.parametrize(
    "found",
    [
        "y = KMeans(3).fit_predict(X)",
        "y = KMeans(3).fit(X).predict(X)",
        "groups = KMeans(3)\ngroups.fit(X)\ny = groups.labels_",
        "groups = KMeans(3)\ngroups.fit(X)\ndf['group'] = groups.labels_\ny = df['group']",
        "y = df['cluster']",
    ],
)
def test_a_model_that_is_to_give_back_clusters_is_not_tested(found: str) -> None:
    folds = "print(cross_val_score(SVC(), X, y))\n"
    for test in (SPLIT + TEST, folds):
        assert kinds(SCALED_COLUMNS + test) == {Kind.PREPROCESSING}
        assert kinds(SCALED_COLUMNS + found + "\n" + test) == set()


def test_clusters_of_all_rows_are_learned_from_test_rows() -> None:
    clustered = "groups = KMeans(3)\ngroups.fit(X)\nX['group'] = groups.labels_\n"
    assert kinds(LOAD + clustered + SPLIT + TEST) == {Kind.PREPROCESSING}
    honest = "groups = KMeans(3)\ngroups.fit(X_train)\nX_train['group'] = groups.labels_\n"
    assert kinds(LOAD + SPLIT + honest + TEST) == set()


@pytest.mark.parametrize(
    ("measure", "leaks"), [("adjusted_rand_score", set()), ("accuracy_score", {Kind.PREPROCESSING})]
)
def test_how_alike_two_groupings_are_is_no_test(measure: str, leaks: set[Kind]) -> None:
    again = (
        "def alike(model):\n    again = clone(model)\n    again.fit(X_train)\n"
        f"    return {measure}(y_test, again.predict(X_test))\n"
    )
    assert kinds(SCALED_COLUMNS + SPLIT + again + "print(alike(pickle.load(file)))\n") == leaks
