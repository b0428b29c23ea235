"""Somebody looked whether the model overfits."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.kinds.kind import Kind
from mlfolio.evidence.learning.experiments import Experiment
from mlfolio.evidence.learning.learning import Learning
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, averaged_where_told, not_applicable

_HELD_OFF = 0.6
"""Limits on a model, or a search among them, hold overfitting off; whether it is there stays unseen."""

_PASSES_AT = 0.5
_SHOWN_BY_KERAS = frozenset({"validation_data", "validation_split"})

_TREE = (
    "from sklearn.tree import DecisionTreeClassifier\n\nmodel = DecisionTreeClassifier({})\nmodel.fit(X_train, y_train)"
)


@check(
    title="Overfitting is looked for",
    how="A project that trains is granted all for scores on the training data beside others (names such as"
    " `train_loss`, a measure of `X_train`), learning or validation curves, a validation loss, validation data"
    " given to keras, or early stopping; 60 % where it is only held off or talked about: cross-validation, a"
    " search over settings, dropout, penalties, limits of depth, a text that mentions it. The mean over several"
    " projects is granted; half passes. Where words in the code may be scores of two parts, or limits, the project is"
    " left out, and so is an algorithm from scratch that is shown on made-up data.",
    fix="Print the score on the training data beside that on the held-out data, or plot both over time; where they"
    " part, make the model simpler.",
    # It is seen in the code only in part, too little for its absence to cost much (docs/precision.md); what is seen
    # earns as a baseline does.
    weight=1.5,
    advice=True,
    source=Citation("A", "Understanding Algorithms", "the bias-variance tradeoff, and recognizing overfitting"),
    # A library's examples show how it is used: whoever uses it has the result.
    kinds=("kaggle", "from-scratch", "deployed", "portfolio", "general"),
    bad=[Example({"train.py": _TREE.format("") + "  <-- bad\nprint(model.score(X_test, y_test))\n"})],
    good=[
        Example(
            {"train.py": _TREE.format("") + "\nprint(model.score(X_train, y_train), model.score(X_test, y_test))\n"}
        ),
        Example(
            {
                "net.py": "from keras import Sequential\n\nmodel = Sequential()\n"
                "past = model.fit(x, y, validation_split=0.2)\nprint(past.history['val_loss'])\n"
            }
        ),
    ],
)
def overfitting_examined(learning: Learning, kind: Kind) -> Verdict:
    """A model that knows its training data by heart fails on the next day's.

    The gap between the two scores is the first thing to look at, and tells what to try next.
    """
    if not learning.works:
        return not_applicable("nothing is trained here but exercises" if learning else "nothing is trained here")
    return averaged_where_told(
        (_judged(one, kind) for one in learning.works),
        "scores of two parts may be compared, or the data is made up",
        passes_at=_PASSES_AT,
    )


def _judged(experiment: Experiment, kind: Kind) -> tuple[float, Finding | None] | None:
    # Keras prints the loss on both for every epoch.
    if experiment.shows("train score", "curves") or experiment.details("split") & _SHOWN_BY_KERAS:
        return 1.0, None
    if {"training score", "other score"} <= experiment.traces or "train scored" in experiment.traces:
        return None
    if experiment.shows("cross-validation", "search", "regularisation", "said overfitting"):
        return _HELD_OFF, experiment.training.finding("the score on the training data is not compared with another")
    shows_an_algorithm = kind.name == "from-scratch" and "data" not in experiment.traces
    if "overfitting" in experiment.traces or shows_an_algorithm:
        return None
    return 0.0, experiment.training.finding(
        "no score on the training data is looked at, and nothing is set that holds overfitting off"
    )
