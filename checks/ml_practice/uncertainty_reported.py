"""The result comes with how sure it is."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.learning.experiments import Experiment
from mlfolio.evidence.learning.learning import Learning
from mlfolio.examples import Example, Markdown
from mlfolio.verdicts import Finding, Verdict, averaged, not_applicable

_FOLDS = 0.5
"""The scores of several folds show a spread to whoever looks at them, even where nobody computes it."""

_PASSES_AT = 0.5

_CV = "from sklearn.model_selection import cross_val_score\nfrom sklearn.svm import SVC\n\n"


@check(
    title="The result comes with its uncertainty",
    how="A project that trains is granted all for an interval, a test or a spread of its scores: `scores.std()`, a"
    " bootstrap, scipy's and statsmodels' tests and intervals, calibration, error bars, texts with ± or a"
    " confidence interval; half for cross-validation without any of it; nothing for a single number. The mean"
    " over several projects is granted; half passes.",
    fix="Report the mean and standard deviation over folds or seeds (`scores.mean()`, `scores.std()`), or bootstrap the"
    " test set.",
    # Asked of careful work; few do it, and a single split of much data may be enough.
    weight=2,
    source=Citation(
        "C", "Statistical Analysis and Probability Skills", "integrate uncertainty estimates into predictions"
    ),
    # What shows an algorithm or a library at work says how it is used, not how well a task is solved.
    kinds=("kaggle", "deployed", "portfolio", "general"),
    bad=[
        Example(
            {
                "train.py": "from sklearn.svm import SVC\n\nmodel = SVC()\nmodel.fit(X_train, y_train)  <-- bad\n"
                "print(model.score(X_test, y_test))\n"
            }
        )
    ],
    good=[
        Example({"train.py": _CV + "scores = cross_val_score(SVC(), X, y)\nprint(scores.mean(), scores.std())\n"}),
        Example({"a.ipynb": [_CV + "cross_val_score(SVC(), X, y)", Markdown("Accuracy is 0.81 ± 0.02.")]}),
    ],
)
def uncertainty_reported(learning: Learning) -> Verdict:
    """The third decimal of a score is often chance: another split would have given another.

    A spread says which differences are real.
    """
    if not learning:
        return not_applicable("nothing is trained here")
    return averaged((_judged(one) for one in learning.experiments), passes_at=_PASSES_AT)


def _judged(experiment: Experiment) -> tuple[float, Finding | None]:
    if experiment.shows("uncertainty", "said uncertainty"):
        return 1.0, None
    if experiment.shows("cross-validation"):
        return _FOLDS, experiment.signs("cross-validation")[0].finding(
            "the folds are scored, and their spread is not told"
        )
    return 0.0, experiment.training.finding("no spread, interval or test says how sure the result is")
