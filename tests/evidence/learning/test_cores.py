"""Algorithms written by hand, and those that only wrap a library's."""

import pytest

from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.cores import cores_of

KNN = "from sklearn.neighbors import KNeighborsClassifier\n"
TREE = "from sklearn.tree import DecisionTreeClassifier\n"


def cores(code: str) -> list[tuple[str, str, int]]:
    return [(core.name, core.borrowed, core.borrowed_at) for core in cores_of(Source("a.py", [(None, code)]))]


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("class KNN:\n    def fit(self, x):\n        self.x = x\n", [("KNN", "", 0)]),
        (
            KNN + "class KNN:\n    def fit(self, x):\n        self.m = KNeighborsClassifier()\n",
            [("KNN", "KNeighborsClassifier", 4)],
        ),
        (
            TREE + "class AdaBoost:\n    def fit(self, x):\n        self.stump = DecisionTreeClassifier()\n",
            [("AdaBoost", "", 0)],
        ),
        (
            KNN + "class KNN:\n    def fit(self):\n        1\n    def compare(self):\n        KNeighborsClassifier()\n",
            [("KNN", "", 0)],
        ),
        (KNN + "class KNN:\n    def fit(self, x):\n        pass\n\nKNeighborsClassifier()\n", [("KNN", "", 0)]),
        (
            TREE + "def build_tree(x):\n    return DecisionTreeClassifier()\n",
            [("build_tree", "DecisionTreeClassifier", 3)],
        ),
        (
            KNN + "class SemiSupervisedKNN:\n    def fit(self):\n        KNeighborsClassifier()\n",
            [("SemiSupervisedKNN", "", 0)],
        ),
        ("class Table:\n    def rows(self):\n        pass\n", []),
    ],
)
def test_cores(code: str, found: list[tuple[str, str, int]]) -> None:
    assert cores(code) == found
