"""The result is measured by something that fits the task."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.learning.experiments import Experiment
from mlfolio.evidence.learning.learning import Learning
from mlfolio.evidence.learning.traces import BALANCED
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, averaged_where_told, not_applicable

_ONE_MEASURE = 0.8
_ACCURACY_ALONE = 0.5
_PASSES_AT = 0.5
_REGRESSORS = ("Regressor", "Regression", "SVR", "Lasso", "Ridge")

_FITTED = "from sklearn.svm import SVC\nfrom sklearn.metrics import {}\n\nmodel = SVC({}).fit(X_train, y_train)\n"


@check(
    title="The measure fits the task",
    how="A project that trains is granted all for measures that tell the classes apart (precision, recall, F1, ROC"
    " AUC, log loss, a confusion matrix, a report), one of regression or ranking, or one of the project's own by"
    " its name, 80 % for one of these alone, or for accuracy beside the"
    " loss on validation rows or of classes that are known to be balanced or judged by it (MNIST, generated data, the"
    " Titanic); half for accuracy alone otherwise; nothing for accuracy alone where the code"
    " itself treats the classes as unbalanced (class weights, over- or undersampling). Training loops whose own loss"
    " is all there is are not judged, nor is a project in which no measure is known or a word may be another one. The"
    " mean over several projects is granted; half passes.",
    fix="Print a classification report beside the accuracy, and choose by the measure that the task is about"
    " (recall where a miss is costly, ROC AUC for a ranking, the competition's own).",
    # A result in the wrong unit misleads; accuracy alone is the commonest of them.
    weight=2,
    source=Citation("B", "Technical Foundations", "model evaluation and validation"),
    # A library's examples show how it is used: whoever uses it has the result.
    kinds=("kaggle", "from-scratch", "deployed", "portfolio", "general"),
    bad=[
        Example(
            {
                "train.py": _FITTED.format("accuracy_score", "class_weight='balanced'")
                + "print(accuracy_score(y_test, model.predict(X_test)))  <-- bad\n"
            },
            note="the classes are unbalanced, the code says so itself",
        ),
    ],
    good=[
        Example({"train.py": _FITTED.format("f1_score", "") + "print(f1_score(y_test, model.predict(X_test)))\n"}),
        Example(
            {
                "train.py": "import torch\n\n\ndef macro_f1(a, b):\n    return a - b\n\n\nloss.backward()\n"
                "print(macro_f1(y_val, net(x_val)))\n"
            },
            note="a measure of the project's own",
        ),
        Example(
            {
                "train.py": "import numpy as np\n"
                + _FITTED.format("accuracy_score", "")
                + "seen = model.predict(X_test)\nprint(accuracy_score(y_test, seen))\n"
                "wrong = np.bincount(y_test[seen != y_test])\n"
            },
            note="errors counted by class",
        ),
    ],
)
def metric_fits_task(learning: Learning) -> Verdict:
    """On a task where one class is rare, always saying the other scores high and is worth nothing.

    The measure decides which model wins, so it has to be the one that somebody cares about.
    """
    judged = [one for one in learning.works if not one.is_stand_in and (one.is_measured or not one.only_steps)]
    if not judged:
        return not_applicable("nothing is trained here that needs a measure beside its loss")
    return averaged_where_told(
        (_judged(one) for one in judged), "what is called like a measure may be one", passes_at=_PASSES_AT
    )


def _judged(experiment: Experiment) -> tuple[float, Finding | None] | None:
    measures = experiment.details("metric classification", "metric regression", "metric other", "own metric")
    measures |= {name for name in experiment.details("errors") if "confusion" in name.lower() or "by class" in name}
    if not measures and _predicts_numbers(experiment):
        measures = experiment.details("metric accuracy")
    if measures:
        return (1.0 if len(measures) > 1 else _ONE_MEASURE), None
    accuracy = experiment.signs("metric accuracy", "own accuracy")
    if not accuracy and experiment.shows("cross-validation", "search"):
        # Folds are scored by what suits the kind of model, which for classifiers is accuracy.
        return _ACCURACY_ALONE, None
    if not accuracy or "class measure" in experiment.traces:
        # What is called otherwise than any measure that is known here, or done by a script of another folder.
        return None
    if experiment.shows("imbalance"):
        return 0.0, accuracy[0].finding("accuracy is the only measure, of classes that the code treats as unbalanced")
    if experiment.shows("held-out loss") or BALANCED in experiment.traces:
        # The cross-entropy of rows that were kept apart tells how sure the wrong answers are; where all classes are as
        # frequent, accuracy hides none.
        return _ONE_MEASURE, None
    return _ACCURACY_ALONE, accuracy[0].finding("accuracy (or `score`) is the only measure")


def _predicts_numbers(experiment: Experiment) -> bool:
    """Whether all models are regressors, whose `score` is R²."""
    models = experiment.details("model", "simple model")
    return bool(models) and all(name.endswith(_REGRESSORS) and name != "LogisticRegression" for name in models)
