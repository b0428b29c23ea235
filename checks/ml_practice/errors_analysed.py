"""Somebody looked at where the model is wrong, and why."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.coursework.declared import says_it_is_coursework
from mlfolio.evidence.files import Files
from mlfolio.evidence.learning.experiments import Experiment
from mlfolio.evidence.learning.handfuls import fits_a_handful
from mlfolio.evidence.learning.learning import Learning
from mlfolio.evidence.prose.readme import Readme
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, averaged_where_told, not_applicable

_ONE_LOOK = 0.8
_RATES = 0.6
"""Rates by class or threshold say how often it is wrong; not on what."""

_BY_CLASS = {"precision_score", "recall_score"}
_SAID = 0.5
_PASSES_AT = 0.5

_SCORED = (
    "from sklearn.metrics import {0}\nfrom sklearn.svm import SVC\n\nmodel = SVC()\nmodel.fit(X_train, y_train){1}\n"
    "print({0}(y_test, model.predict(X_test)))\n"
)


@check(
    title="Errors are analysed",
    how="A project that trains is granted all for two looks at the errors or at what decides them: a confusion"
    " matrix, residuals, importances, SHAP, LIME, partial dependence, misclassified rows, scores of one slice of the"
    " rows after the other, a decision boundary, a tree that is drawn; 80 % for one of them,"
    " 60 % for rates alone (a report by class, precision with recall, ROC or precision-recall curves), half where"
    " only a text mentions them. The mean over several projects is granted; half passes. Plots that DVC declares count."
    " Where a word in the code, a plot of what is predicted over what is given (a page's too), a label or mask"
    " drawn beside an"
    " output in one function or cell, a picture by its name,"
    " or a report that is not read (PDF, Word), may be such a look, the project is left out; exercises of a course or"
    " book, by the README's opening or in five numbered folders named for a technique each, and fits to a table of"
    " under 30 lines that nothing measures, are not judged.",
    fix="Plot the confusion matrix or the residuals, and read twenty of the worst errors: they say what to mend next.",
    # What tells a model that was understood from one that was run.
    weight=2,
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
def errors_analysed(learning: Learning, readme: Readme | None, files: Files) -> Verdict:
    """One number says how often the model is wrong, not on whom or why.

    Looking at the errors finds wrong labels, leaks and groups that the model fails.
    """
    if readme and says_it_is_coursework(readme.document):
        return not_applicable("exercises of a course or book claim no result")
    works = [one for one in learning.works if one.is_measured or not one.only_steps]
    judged = [one for one in works if not fits_a_handful(one, files)]
    if not judged:
        return not_applicable("nothing is trained here whose errors could be told")
    return averaged_where_told(
        (_judged(one) for one in judged), "what is named like a look at errors may be one", passes_at=_PASSES_AT
    )


def _judged(experiment: Experiment) -> tuple[float, Finding | None] | None:
    looks = experiment.details("errors")
    if looks:
        return (1.0 if len(looks) > 1 or experiment.shows("error rates") else _ONE_LOOK), None
    if experiment.shows("error rates"):
        return _RATES, experiment.signs("error rates")[0].finding(
            "errors are counted by class or threshold, and not looked at"
        )
    if experiment.details("metric classification") >= _BY_CLASS:
        return _RATES, experiment.signs("metric classification")[0].finding(
            "precision and recall are counted, and the errors are not looked at"
        )
    if experiment.shows("said errors"):
        return _SAID, None
    if experiment.shows("may show errors") or "errors" in experiment.traces:
        return None
    return 0.0, experiment.training.finding("nothing here looks at the errors of what is trained")
