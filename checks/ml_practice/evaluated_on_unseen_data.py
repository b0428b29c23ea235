"""The score that is reported is not the training score."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.dataflow.flows import Dataflow
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.examples import Example
from mlfolio.verdicts import Verdict, graded, not_seen

_DATA = (
    "from sklearn.datasets import make_classification\n{imports}from sklearn.tree import DecisionTreeClassifier\n\n"
    "X, y = make_classification(n_samples=200, flip_y=1.0, random_state=0)\n"
)
_ON_TRAINING = _DATA.format(imports="") + (
    'model = DecisionTreeClassifier(random_state=0).fit(X, y)\nprint("score", model.score(X, y))  <-- bad\n'
)
_ON_TEST = _DATA.format(imports="from sklearn.model_selection import train_test_split\n") + (
    "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n"
    "model = DecisionTreeClassifier(random_state=0).fit(X_train, y_train)\n"
    'print("training score", model.score(X_train, y_train))\n'
    'print("score", model.score(X_test, y_test))\n'
)


@check(
    title="Models are scored on data they have not seen",
    how=(
        "The analysis behind no-preprocessing-leakage sees on which rows a model is trained and scored. A finding is a "
        "model that is scored on its very training rows, and nowhere on others. A training score beside a test score "
        "is good practice, and residuals that are only drawn are no score; a model that is saved may be scored where "
        "it is loaded; shapes made to be drawn (moons, blobs), a baseline, a model written by hand beside the "
        "library's of its name, and what a module that others import tries when it is run itself claim nothing, nor "
        "does a score that is shown as a training score, or after text that says that nothing is held out, or a "
        "heading that says that the training data is judged on, or a list of scores that a script drops, or a line "
        "whose coefficients are read and that predicts nothing else, or the last fit on all rows for a competition's "
        "entry, or for a model that is saved, where another source holds rows out for that kind of model. "
        "Clustering has no target to be tested against and does not count. Graded by the share of sources with a test "
        "that are free of it; passes where all are. Not applicable where nothing is tested."
    ),
    fix="Hold rows out before training (`train_test_split`, `cross_val_score`) and report the score on those.",
    after=("holds-out-data",),
    # Which of several scores is the result, readers tell by more than the code: ten of the last eighteen findings
    # were refuted, so that one costs next to nothing. holds-out-data weighs whether there are rows to be scored on.
    weight=0.5,
    advice=True,
    source=Citation("B", "Technical Foundations", "evaluating and validating models"),
    bad=[Example({"train.py": _ON_TRAINING}, note="the target is noise: this prints 1.0, the honest twin below 0.52")],
    good=[Example({"train.py": _ON_TEST})],
)
def evaluated_on_unseen_data(dataflow: Dataflow) -> Verdict:
    """A model can know its training rows by heart. Only rows that it has not seen show what it has learned."""
    judged = dataflow.evaluated
    if not judged:
        return not_seen(dataflow.problem, "no model is trained and scored")
    return graded(dataflow.share_without(Kind.TRAINING_SCORE, judged), dataflow.findings(Kind.TRAINING_SCORE))
