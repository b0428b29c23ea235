"""No row that a model is trained on is among the rows it is tested on."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.dataflow.flows import INSIDE, Dataflow
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.examples import Example
from mlfolio.verdicts import Verdict, graded, not_seen

_DATA = (
    "import numpy as np\nfrom sklearn.model_selection import train_test_split\n"
    "from sklearn.neighbors import KNeighborsClassifier\nfrom sklearn.utils import resample\n\n"
    "rng = np.random.default_rng(0)\nX = rng.normal(size=(200, 5))\ny = rng.integers(0, 2, size=200)\n"
)
_TEST = (
    'model = KNeighborsClassifier(n_neighbors=1).fit(X_train, y_train)\nprint("score", model.score(X_test, y_test))\n'
)
_RESAMPLES_FIRST = _DATA + (
    "X, y = resample(X, y, n_samples=1000, random_state=0)  <-- bad\n"
    "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n" + _TEST
)
_RESAMPLES_TRAINING = _DATA + (
    "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"
    "X_train, y_train = resample(X_train, y_train, n_samples=1000, random_state=0)\n" + _TEST
)


@check(
    title="No row is trained and tested on",
    how=(
        "The analysis behind no-preprocessing-leakage follows rows through loads, splits, slices, masks and folds. A "
        "finding is a test whose rows are partly those of the training: a model fitted on all rows and tested on a "
        "part, two splits that disagree, rows that were oversampled, repeated or augmented before the split. Models "
        "that are tested on their very training rows belong to evaluated-on-unseen-data. A mistake in a "
        "function whose name or docstring says that it is made on purpose is left out. Graded by the share of "
        "sources with a test that are free of it; passes where all are. Copies of training rows alone, which only a "
        "validation among them sees, take a fifth of a source's part, and it passes, where a test follows on the rows "
        "set apart before. Not applicable where nothing is tested."
    ),
    fix="Split first, and resample or augment the training rows alone. Fit on the training part, test on the other.",
    # A score on rows that the model has seen measures memory.
    weight=2,
    source=Citation("C", "Statistical Analysis and Probability Skills", "how well a model generalises"),
    bad=[
        Example(
            {"train.py": _RESAMPLES_FIRST}, note="the target is noise: this prints 1.00, the honest twin below 0.44"
        ),
        Example(
            {
                "train.py": (
                    "import pandas as pd\nfrom sklearn.model_selection import train_test_split\n"
                    "from sklearn.tree import DecisionTreeClassifier\n\ntable = pd.read_csv('wine.csv')\n"
                    "X, y = table.drop(columns='quality'), table['quality']\n"
                    "X_train, X_test, y_train, y_test = train_test_split(X, y)\n"
                    "model = DecisionTreeClassifier()\nmodel.fit(X, y)\n"
                    "print(model.score(X_test, y_test))  <-- bad\n"
                )
            }
        ),
    ],
    good=[Example({"train.py": _RESAMPLES_TRAINING})],
)
def no_overlap_leakage(dataflow: Dataflow) -> Verdict:
    """A model that has seen a row can remember its answer; a test on that row says nothing of new ones.

    Copies made before the split end up on both sides of it.
    """
    judged = dataflow.held_out
    if not judged:
        return not_seen(dataflow.problem, "no model is tested on rows held out for it")
    passes_at = 1 - INSIDE if dataflow.stays_inside(Kind.OVERLAP) else 1.0
    share = dataflow.share_without(Kind.OVERLAP, judged, inside=INSIDE)
    return graded(share, dataflow.findings(Kind.OVERLAP), passes_at=passes_at)
