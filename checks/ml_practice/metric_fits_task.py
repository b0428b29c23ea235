"""The result is measured by something that fits the task."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.files import Files
from mlfolio.evidence.kinds.kind import Kind
from mlfolio.evidence.learning.answers import predicts_numbers
from mlfolio.evidence.learning.balanced_classes import are_kept_evenly, are_named_for_even_data
from mlfolio.evidence.learning.experiments import Experiment
from mlfolio.evidence.learning.learning import Learning
from mlfolio.evidence.learning.signs import Sign
from mlfolio.evidence.learning.traces import BALANCED, NEXT_WORD
from mlfolio.evidence.prose.readme import Readme
from mlfolio.evidence.prose.stand_ins import has_no_result_of_its_own
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Outcome, Verdict, advised, averaged_where_told, not_applicable

_ONE_MEASURE = 0.8
_ACCURACY_ALONE = 0.5
_PASSES_AT = 0.5

_SCORED_BY_IT = lazy_pattern(
    r"(?i)\b(?:evaluat\w{1,4}|scored|judged|ranked|metric|measured?)\b[^.\n]{0,60}\baccuracy\b"
    r"|\baccuracy\b[^.\n]{0,40}\b(?:is|as|was) the (?:\w+ )?(?:metric|measure|score)\b"
)
"""How the text of a competition says that accuracy decides."""

_KNOWN_TO_BE = lazy_pattern(
    r"(?i)forest[-_ ]?cover|cover[-_ ]?type|digit[-_ ]?recogni|spaceship|what'?s[-_ ]?cooking|cassava|ghouls"
    r"|dogs?[-_ ](?:vs|and)[-_ ]cats?|contradictory"
)
"""Competitions that are."""

_BY_ITS_NAME = lazy_pattern(r"(?i)\bdigit[-_ ]recogni[sz]er\b")
"""The one on MNIST, whose name is told of nothing else, wherever an entry's README has it."""

_FITTED = "from sklearn.svm import SVC\nfrom sklearn.metrics import {}\n\nmodel = SVC({}).fit(X_train, y_train)\n"


@check(
    title="The measure fits the task",
    how="A project that trains is granted all for measures that tell the classes apart (precision, recall, F1, ROC AUC,"
    " log loss, a confusion matrix, a report), one of regression or ranking, or one of the project's own by its name,"
    " 80 % for one of these alone, or for accuracy beside the loss on validation rows (read, computed by a function"
    " that evaluates them, or what a callback or a booster's early stopping keeps the best moment by) or of classes"
    " that are known to be balanced or"
    " judged by it (MNIST, CIFAR, Speech Commands and their like, by the code, its path or the README beside it, Iris,"
    " generated data, sets known to hold as many of each class, labels written out or repeated"
    " as often as each other, or last in each row of the table that is read, the Titanic, a competition whose README"
    " says so); half for accuracy alone otherwise; nothing for accuracy alone where the code itself treats the classes"
    " as unbalanced"
    " (class weights, over- or undersampling). Training loops whose own loss is all there is are not judged, nor is a"
    " project in which no measure is known or a word may be another one, or that takes its measure from its caller,"
    " nor what predicts the next word or character, whose loss says how well,"
    " nor an algorithm from scratch that no file"
    " which trains it reads data for, or whose labels are drawn at random. Nor are exercises, templates,"
    " walkthroughs and what shows how a model is served. The mean over several projects is granted; half passes,"
    " and what a pass lacks is advice.",
    fix="Print a classification report beside the accuracy, and choose by the measure that the task is about"
    " (recall where a miss is costly, ROC AUC for a ranking, the competition's own).",
    fix_in={
        "R": (
            "Show `caret::confusionMatrix` or yardstick's metrics beside the accuracy, and choose by the measure"
            " that the task is about (recall where a miss is costly, ROC AUC for a ranking, the competition's"
            " own)."
        ),
    },
    # A result in the wrong unit misleads; accuracy alone is the commonest of them. It weighs half of what holding rows
    # out does: a score that can be believed comes before the one that fits best.
    weight=3,
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
                "train.py": "import torch\n\n\ndef macro_f1(a, b):\n    return a - b\n\n\n"
                "loss.backward()\noptimizer.step()\nprint(macro_f1(y_val, net(x_val)))\n"
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
def metric_fits_task(learning: Learning, kind: Kind, readme: Readme | None, files: Files) -> Verdict:
    """On a task where one class is rare, always saying the other scores high and is worth nothing.

    The measure decides which model wins, so it has to be the one that somebody cares about.
    """
    if has_no_result_of_its_own(readme, kind.name):
        return not_applicable("what is a template, or shows how a model is served, has no result of its own")
    judged = [one for one in learning.works if not one.is_stand_in and (one.is_measured or not one.only_steps)]
    if not judged:
        return not_applicable("nothing is trained here that needs a measure beside its loss")
    is_decided = kind.name == "kaggle" and readme is not None and _is_decided_by_accuracy(readme)
    verdict = averaged_where_told(
        (_judged(one, files, kind, is_decided=is_decided) for one in judged),
        "what is called like a measure may be one, or the data is made up",
        passes_at=_PASSES_AT,
        partly="one measure alone is taken: a second would show what it hides",
    )
    # That accuracy is all there is was true, as a lack, of 16 of 29: nobody sees in code how rare each class is.
    return advised(verdict) if verdict.outcome is Outcome.PASS else verdict


def _is_decided_by_accuracy(readme: Readme) -> bool:
    """Whether the README of an entry names a competition whose entries are ranked by accuracy, or says so."""
    titles = (one.text for one in readme.document.headings[:1])
    said = _SCORED_BY_IT.search(readme.text) or _BY_ITS_NAME.search(readme.text)
    return said is not None or any(map(_KNOWN_TO_BE.search, titles))


def _are_even(experiment: Experiment, files: Files) -> bool:
    """Whether the classes are known to be as frequent as each other, by the code, its path or the table read."""
    training = [one.path for one in experiment.own if one.trains]
    return BALANCED in experiment.traces or are_named_for_even_data(training) or are_kept_evenly(training, files)


def _makes_up_labels(experiment: Experiment) -> bool:
    """Whether labels are drawn at random in it: it shows that a network runs, whatever it answers."""
    return any(sign.role == "labels made up" for reading in experiment.own for sign in reading.signs)


def _predicts_the_next_word(experiment: Experiment, accuracy: list[Sign]) -> bool:
    """Whether all whose accuracy is taken continues a text: of a whole vocabulary no word is a class to report on."""
    measured = {sign.path for sign in accuracy}
    told = {one.path for one in experiment.readings if one.path in measured and NEXT_WORD in one.trace()}
    return told == measured


def _judged(
    experiment: Experiment, files: Files, kind: Kind, *, is_decided: bool
) -> tuple[float, Finding | None] | None:
    measures = experiment.details("metric classification", "metric regression", "metric other", "own metric")
    measures |= {name for name in experiment.details("errors") if "confusion" in name.lower() or "by class" in name}
    if not measures and predicts_numbers(experiment):
        measures = experiment.details("metric accuracy")
    if measures:
        return (1.0 if len(measures) > 1 else _ONE_MEASURE), None
    accuracy = experiment.signs("metric accuracy", "own accuracy")
    if not accuracy and experiment.shows("cross-validation", "search"):
        # Folds are scored by what suits the kind of model, which for classifiers is accuracy.
        return _ACCURACY_ALONE, None
    if not accuracy or "class measure" in experiment.traces or _predicts_the_next_word(experiment, accuracy):
        # What is called otherwise than any measure that is known here, or done by a script of another folder.
        return None
    if experiment.shows("imbalance"):
        return 0.0, accuracy[0].finding("accuracy is the only measure, of classes that the code treats as unbalanced")
    if is_decided or experiment.shows("held-out loss") or _are_even(experiment, files):
        # The cross-entropy of rows that were kept apart tells how sure the wrong answers are; where all classes are as
        # frequent, accuracy hides none.
        return _ONE_MEASURE, None
    if kind.name == "from-scratch" and (experiment.reads_no_data or _makes_up_labels(experiment)):
        return None
    return _ACCURACY_ALONE, accuracy[0].finding("accuracy (or `score`) is the only measure")
