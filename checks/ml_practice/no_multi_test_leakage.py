"""The test set is not used again and again to choose."""

from mlfolio.catalogue import ANY_OTHER, check
from mlfolio.documents import Citation
from mlfolio.evidence.dataflow.flows import Dataflow
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.examples import Example
from mlfolio.verdicts import Verdict, graded, not_seen

_DATA = (
    "import numpy as np\n{imports}\n"
    "from sklearn.tree import DecisionTreeClassifier\n\n"
    "rng = np.random.default_rng(0)\nX = rng.normal(size=(200, 20))\ny = rng.integers(0, 2, size=200)\n"
    "X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)\n"
)
_CHOOSES_BY_TEST = _DATA.format(imports="from sklearn.model_selection import train_test_split") + (
    "best = 0.0\nfor seed in range(200):\n"
    "    model = DecisionTreeClassifier(max_features=1, random_state=seed).fit(X_train, y_train)\n"
    "    best = max(best, model.score(X_test, y_test))  <-- bad\n"
    'print("score", best)\n'
)
_CHOOSES_BY_FOLDS = _DATA.format(imports="from sklearn.model_selection import GridSearchCV, train_test_split") + (
    "settings = {'random_state': range(200)}\n"
    "search = GridSearchCV(DecisionTreeClassifier(max_features=1), settings).fit(X_train, y_train)\n"
    'print("score", search.score(X_test, y_test))\n'
)


@check(
    title="The test set is kept for the last",
    how=(
        "The analysis behind no-preprocessing-leakage sees which models are scored on which rows. A finding is a "
        "set of held-out rows on which several models, or the settings that a loop or a search tries, are scored, "
        "where no other part of the data is kept for a last test; or rows tested on that the training was watched "
        "on. Folds of a cross-validation are made for that and do not count; nor do a set that is called a "
        "validation set (unless a test set was set apart and is never tested on), a baseline (by its name, a "
        "heading or a comment), models written by hand beside others, one model before and after a search on the "
        "training rows, models of other targets, models of branches that exclude each other, kinds of models shown "
        "on made-up data, runs that only differ by chance, a network whose score "
        "a loop only prints, two settings of one kind, and the validation part of a "
        "competition's data, where the project makes a submission. Graded by the share of sources with a test that "
        "are free of it; passes where all are. Not applicable where nothing is tested."
    ),
    fix=(
        "Choose between models and settings by cross-validation on the training rows (`cross_val_score`, "
        "`GridSearchCV`), or on a validation set. Then test the chosen one once."
    ),
    fix_in={
        ANY_OTHER: (
            "Choose between models and settings by cross-validation on the training rows, or on a validation set. Then"
            " test the chosen one once."
        ),
    },
    # Advice: it costs a score its meaning by degrees, and whether two scores on the same rows were a choice is often
    # a matter of opinion (docs/precision.md).
    weight=0,
    advice=True,
    source=Citation("C", "Statistical Analysis and Probability Skills", "how well a model generalises"),
    bad=[
        Example(
            {"train.py": _CHOOSES_BY_TEST},
            note="noise again: the luckiest of 200 settings scores 0.73, the honest twin below 0.45",
        )
    ],
    good=[Example({"train.py": _CHOOSES_BY_FOLDS})],
)
def no_multi_test_leakage(dataflow: Dataflow) -> Verdict:
    """The best of many on one test set is partly the luckiest: its score there is not what new data will show.

    A test set that took part in the choice has become a validation set.
    """
    judged = dataflow.held_out
    if not judged:
        return not_seen(dataflow.problem, "no model is tested on rows held out for it")
    return graded(dataflow.share_without(Kind.MULTI_TEST, judged), dataflow.findings(Kind.MULTI_TEST))
