"""The algorithm is written by hand: it does not call the library that it reimplements."""

from mlfolio.catalogue import ANY_OTHER, check
from mlfolio.documents import Citation
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.learning.cores import cores_of
from mlfolio.examples import Example
from mlfolio.verdicts import Verdict, graded, not_applicable

_PASSES_AT = 0.8


@check(
    title="The algorithm is written by hand",
    how="In a repository that writes algorithms from scratch, the classes that fit or predict, and the functions"
    " that train by their name, are looked at. The share is the part of them that makes no model of scikit-learn"
    " of the very kind that they are named for; 0.8 passes. A library's model beside them, to compare with, is"
    " welcome. Not applicable where no such class or function is found.",
    fix="Write the step with numpy, and keep the library's version in a test that compares the two.",
    fix_in={
        ANY_OTHER: "Write the step yourself, and keep the library's version in a test that compares the two.",
    },
    # It is what such a repository promises, and nearly all of them keep it.
    weight=0.5,
    source=Citation("B", "Building Your Portfolio", "implement classic ML algorithms from scratch"),
    kinds=("from-scratch",),
    bad=[
        Example(
            {
                "knn.py": "from sklearn.neighbors import KNeighborsClassifier\n\n\nclass KNN:\n"
                "    def fit(self, x, y):\n        self.model = KNeighborsClassifier(3)  <-- bad\n"
            }
        )
    ],
    good=[
        Example(
            {
                "knn.py": "class KNN:\n    def fit(self, x, y):\n        self.x, self.y = x, y\n",
                "demo.py": "from sklearn.neighbors import KNeighborsClassifier\nfrom knn import KNN\n\n"
                "mine, other = KNN().fit(x, y), KNeighborsClassifier(3).fit(x, y)\n",
            },
            note="the library is there to compare with",
        )
    ],
)
def core_written_by_hand(sources: Sources) -> Verdict:
    """An algorithm from scratch shows that its author knows how it works; a wrapper shows that they know its name."""
    cores = [(source, core) for source in sources.code for core in cores_of(source)]
    if not cores:
        return not_applicable("no class or function that is an algorithm was found")
    borrowed = [(source, core) for source, core in cores if core.borrowed]
    findings = [
        source.finding(f"`{core.name}` calls {core.borrowed}, which it stands for", core.borrowed_at)
        for source, core in borrowed
    ]
    return graded(1 - len(borrowed) / len(cores), findings, passes_at=_PASSES_AT)
