"""Somebody looked at where the model is wrong, and why."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.coursework.declared import says_it_is_coursework
from mlfolio.evidence.coursework.practice import is_a_learners
from mlfolio.evidence.files import Files
from mlfolio.evidence.kinds.kind import Kind
from mlfolio.evidence.learning.answers import predicts_numbers
from mlfolio.evidence.learning.experiments import Experiment
from mlfolio.evidence.learning.learning import Learning
from mlfolio.evidence.learning.traces import GENERATED, LOOKED, UNLABELLED
from mlfolio.evidence.prose.document import Document
from mlfolio.evidence.prose.readme import Readme
from mlfolio.evidence.prose.shown_elsewhere import dashboard, shown_elsewhere, wiki
from mlfolio.evidence.prose.stand_ins import has_no_result_of_its_own
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, averaged_where_told, not_applicable

_ONE_LOOK = 0.8
_RATES = 0.6
"""Rates by class or threshold say how often it is wrong; not on what."""

_BY_CLASS = {"precision_score", "recall_score"}
_SAID = 0.5
_PASSES_AT = 0.5

_SCORES = ("metric accuracy", "metric classification", "metric regression", "own metric", "own accuracy")
_FOLDS = ("cross-validation", "search")
_LEARNERS = ("model", "simple model", "wrapper")
_PUT_FORWARD = ("submission", "saved")
_GROUPS = ("clusterer", "clustered")
_OF_GROUPS = frozenset({"silhouette_score", "silhouette_samples", "davies_bouldin_score", "calinski_harabasz_score"})
"""Measures of how well groups are apart."""

_OPEN = frozenset({"errors", GENERATED, UNLABELLED})
_Judged = tuple[float, Finding | None] | None
"""The share of one project, and what costs it; None where nobody can tell."""

_NOTHING: _Judged = (0.0, None)
"""Scored, and not looked at, before it is told where."""

_SCORED = (
    "from sklearn.metrics import {0}\nfrom sklearn.svm import SVC\n\nmodel = SVC()\nmodel.fit(X_train, y_train){1}\n"
    "print({0}(y_test, model.predict(X_test)))\n"
)


@check(
    title="Errors are analysed",
    how="A project that trains is granted all for two looks at the errors or at what decides them: a confusion matrix,"
    " residuals, importances, SHAP, LIME, partial dependence, misclassified rows, scores of one slice of the rows"
    " after the other, a decision boundary, a tree that is drawn; 80 % for one of them, 60 % for rates alone (a"
    " report by class, precision with recall, ROC or precision-recall curves), half where only a text mentions them."
    " The mean over several projects is granted; half passes. Plots that DVC declares count. It lacks only where"
    " labelled answers score what is trained, or a library's model is saved or handed in, and where neither a word or"
    " line in any code, a text, page, table or picture by its name, a notebook or report that is not read (PDF, Word,"
    " slides, packed results), nor a wiki, talk, article or dashboard that the README leads to may be such a look;"
    " otherwise the project is left out, and so is what is trained without answers (groups and what only probes their"
    " columns, generators, trial and reward, likeness, language). Exercises of a course or book, practice, notes and"
    " tutorials followed, by the README's opening, or lessons in five numbered folders named for a technique each, are"
    " not judged, nor what is a template or a walkthrough, or shows how a model is served.",
    fix="Plot the confusion matrix or the residuals, and read twenty of the worst errors: they say what to mend next.",
    # What tells a model that was understood from one that was run. A look may stand in more words and places than can
    # be known, so that its absence costs little (docs/precision.md); where it is found it earns.
    weight=2,
    advice=True,
    source=Citation("B", "Technical Foundations", "model evaluation and validation"),
    # What shows an algorithm or a library at work says how it is used, not how well a task is solved.
    kinds=("kaggle", "deployed", "portfolio", "general"),
    bad=[Example({"train.py": _SCORED.format("accuracy_score", "  <-- bad")})],
    good=[
        Example({"train.py": _SCORED.format("confusion_matrix", "")}),
        Example(
            {"train.py": _SCORED.format("accuracy_score", "") + "compute_slice_metrics(model, test)\n"},
            note="how well it does on one part of the rows after the other",
        ),
        Example({"train.R": "fit <- randomForest(y ~ ., rows)\nvarImpPlot(fit)\n"}),
    ],
)
def errors_analysed(learning: Learning, kind: Kind, readme: Readme | None, files: Files) -> Verdict:
    """One number says how often the model is wrong, not on whom or why.

    Looking at the errors finds wrong labels, leaks and groups that the model fails.
    """
    if readme and says_it_is_coursework(readme.document):
        return not_applicable("exercises of a course or book claim no result")
    if readme and is_a_learners(readme.document, files.own):
        return not_applicable("what somebody practised, noted or followed to learn claims no result")
    if has_no_result_of_its_own(readme, kind.name):
        return not_applicable("what is a template, or shows how a model is served, has no result of its own")
    works = [one for one in learning.works if not one.is_stand_in and (one.is_measured or not one.only_steps)]
    if not works:
        return not_applicable("nothing is trained here whose errors could be told")
    judged = [(one, _judged(one)) for one in works]
    is_looked_at = any(verdict != _NOTHING for _, verdict in judged)
    is_lacking = any(verdict == _NOTHING for _, verdict in judged)
    is_told = is_lacking and readme is not None and _may_be_told(readme.document)
    # What one stage of numbered ones looks at is the model that another serves.
    told = (
        _placed(work, verdict, is_open=is_told or (is_looked_at and work.name[:1].isdigit()))
        for work, verdict in judged
    )
    return averaged_where_told(
        told,
        "a look at errors may stand where nobody can tell",
        passes_at=_PASSES_AT,
        partly="the errors are shown in one way alone, or only told of",
    )


def _placed(work: Experiment, verdict: _Judged, *, is_open: bool) -> _Judged:
    """Return a verdict with its place where nothing looks at errors; None where that is open all the same."""
    if verdict != _NOTHING:
        return verdict
    return None if is_open else (0.0, work.training.finding("nothing here looks at the errors of what is trained"))


def _may_be_told(document: Document) -> bool:
    """Whether a README leads to a report, a talk, a picture or a page elsewhere that may show the errors."""
    return bool(shown_elsewhere(document) or wiki(document) or dashboard(document))


def _judged(experiment: Experiment) -> _Judged:
    looks = experiment.details("errors")
    if looks:
        return (1.0 if len(looks) > 1 or experiment.shows("error rates") else _ONE_LOOK), None
    if experiment.shows("error rates"):
        return _RATES, _unless_looked(experiment, "errors are counted by class or threshold, and not looked at")
    if experiment.details("metric classification") >= _BY_CLASS and not predicts_numbers(experiment):
        return _RATES, _unless_looked(experiment, "precision and recall are counted, and the errors are not looked at")
    if experiment.shows("said errors"):
        return _SAID, None
    if experiment.shows("may show errors") or not _has_answers(experiment) or _OPEN & experiment.traces:
        return None
    return _NOTHING


def _unless_looked(experiment: Experiment, message: str) -> Finding | None:
    """Return where rates are counted; None where a word or line in the code may be a look at the errors besides."""
    if experiment.shows("may show errors") or LOOKED in experiment.traces:
        return None
    return experiment.signs("error rates", "metric classification")[0].finding(message)


def _has_answers(experiment: Experiment) -> bool:
    """Whether what is trained is scored by answers that it could have got right, which groups do not have.

    A library's model that is handed in or saved has them, too, though nothing scores it. A model that only probes which
    columns follow from the others, before groups are sought, is nobody's result.
    """
    if experiment.shows(*_GROUPS) and not experiment.shows(*_LEARNERS):
        return False
    if experiment.shows(*_LEARNERS) and experiment.shows(*_PUT_FORWARD):
        return True
    if _only_probes(experiment):
        return False
    return experiment.shows(*_SCORES, *_FOLDS) or "evaluate" in experiment.details("metric other")


def _only_probes(experiment: Experiment) -> bool:
    """Whether groups are measured, and the one model beside them gives its `score` alone: it probes the columns."""
    if not _OF_GROUPS & experiment.details("metric other") or len(experiment.signs("trained")) > 1:
        return False
    return experiment.details(*_SCORES) <= {"score"} and not experiment.shows(*_FOLDS)
