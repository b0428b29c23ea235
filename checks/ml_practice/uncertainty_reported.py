"""The result comes with how sure it is."""

from mlfolio.catalogue import ANY_OTHER, check
from mlfolio.documents import Citation
from mlfolio.evidence.kinds.kind import Kind
from mlfolio.evidence.learning.experiments import MEASURES, Experiment
from mlfolio.evidence.learning.learning import Learning
from mlfolio.evidence.learning.signs import Sign
from mlfolio.evidence.prose.readme import Readme
from mlfolio.evidence.prose.stand_ins import has_no_result_of_its_own
from mlfolio.examples import Example, Markdown
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, averaged, not_applicable

_FOLDS = 0.5
"""The scores of several folds show a spread to whoever looks at them, even where nobody computes it."""

_TELL_SPREADS = frozenset({"cv", "xgb.cv", "lgb.cv"})
"""The cross-validation of boosters, which prints and returns the deviation of each score beside it."""

_OWN_FOLDS = lazy_pattern(r"(?i)cross_?val|k_?folds?(?:_|$)|(?:^|_)folds_|^_?(?:split_cv|cv_split)")
"""How a function of the project's own is called that parts rows for scores of their own."""

_EXAMPLE = lazy_pattern(r"(?i)(?<![a-z])(?:examples?|tutorials?)(?![a-z])[^/]*$")
"""Files in which somebody tries what a library shows, beside the work itself."""

_PASSES_AT = 0.5

_CV = "from sklearn.model_selection import cross_val_score\nfrom sklearn.svm import SVC\n\n"


@check(
    title="The result comes with its uncertainty",
    how="A project that trains is granted all for an interval, a test or a spread of its scores: `scores.std()`, a"
    " bootstrap, scipy's and statsmodels' tests and intervals, calibration, error bars, the confusion matrix that"
    " caret prints with its interval, texts with ± or a confidence interval; half for cross-validation without any of"
    " it, by a library, the project's own function or a loop over folds, or a search's score over its folds; nothing"
    " for a single number. Exercises and what its own file calls a toy or dummy model are left out; what is a template"
    " or a walkthrough, or shows how a model is served, is not judged, nor what nothing measures but an example"
    " beside it. The mean over several projects is granted; half passes.",
    fix="Report the mean and standard deviation over folds or seeds (`scores.mean()`, `scores.std()`), or bootstrap the"
    " test set.",
    fix_in={
        "R": (
            "Report the mean and standard deviation over folds or seeds (`collect_metrics` gives both), or"
            " bootstrap the test set."
        ),
        ANY_OTHER: "Report the mean and standard deviation over folds or seeds, or bootstrap the test set.",
    },
    # Asked of careful work; few do it, and a single split of much data may be enough: a low weight.
    weight=1.5,
    source=Citation(
        "C", "Statistical Analysis and Probability Skills", "integrate uncertainty estimates into predictions"
    ),
    # What shows an algorithm or a library at work says how it is used, not how well a task is solved.
    kinds=("kaggle", "deployed", "portfolio", "general"),
    # Works side by side and explorations claim less: 30 of 49 findings there were true, of entries and services 82 of
    # 92.
    advice_for=("portfolio", "general"),
    bad=[
        Example(
            {
                "train.py": "from sklearn.svm import SVC\n\nmodel = SVC()\nmodel.fit(X_train, y_train)\n"
                "print(model.score(X_test, y_test))  <-- bad\n"
            }
        )
    ],
    good=[
        Example({"train.py": _CV + "scores = cross_val_score(SVC(), X, y)\nprint(scores.mean(), scores.std())\n"}),
        Example({"a.ipynb": [_CV + "cross_val_score(SVC(), X, y)", Markdown("Accuracy is 0.81 ± 0.02.")]}),
        Example(
            {
                "train.py": "from darts.models import TCNModel\n"
                "from darts.utils.likelihood_models import QuantileRegression\n\n"
                "model = TCNModel(24, 12, likelihood=QuantileRegression([0.05, 0.5, 0.95]))\n"
                "model.fit(series, epochs=10)\n"
            },
            note="a band of quantiles",
        ),
        Example(
            {
                "a.ipynb": [
                    "from sklearn.svm import SVR\nSVR().fit(X, y)",
                    "print(forecast[['ds', 'yhat_lower', 'yhat_upper']])",
                ]
            },
            note="Prophet's interval",
        ),
        Example(
            {
                "train.R": "library(caret)\nforest <- train(y ~ ., rows, trControl = trainControl('cv'))\n",
                "compare.R": "library(caret)\nvalues <- resamples(list(a = forest, b = net))\ndotplot(values)\n",
            },
            note="caret plots the folds with their intervals",
        ),
    ],
)
def uncertainty_reported(learning: Learning, kind: Kind, readme: Readme | None) -> Verdict:
    """The third decimal of a score is often chance: another split would have given another.

    A spread says which differences are real.
    """
    if not learning:
        return not_applicable("nothing is trained here")
    if not learning.results:
        return not_applicable("only a toy, by the name of its file, or an exercise is trained here")
    if has_no_result_of_its_own(readme, kind.name):
        return not_applicable("what is a template, or shows how a model is served, has no result of its own")
    judged = [(one, _judged(one)) for one in learning.results]
    # What nothing measures has no result to be sure of.
    measured = [(share, finding) for one, (share, finding) in judged if share or _is_measured(one)]
    if not measured:
        return not_applicable("nothing is measured that could be unsure")
    return averaged(measured, passes_at=_PASSES_AT, partly="scores of folds are shown, and no spread or interval")


def _is_measured(experiment: Experiment) -> bool:
    """Whether anything measures what is trained, outside an example beside it."""
    measures = experiment.signs(*MEASURES, "cross-validation", "search")
    if measures and all(_EXAMPLE.search(sign.path) for sign in measures):
        return _EXAMPLE.search(experiment.training.path) is not None
    return bool(measures)


def _judged(experiment: Experiment) -> tuple[float, Finding | None]:
    if experiment.shows("uncertainty", "said uncertainty"):
        return 1.0, None
    folds = experiment.signs("cross-validation") or _scores_of_searches(experiment) or _own_folds(experiment)
    if folds:
        shown = all(sign.detail in _TELL_SPREADS for sign in folds)
        return _FOLDS, None if shown else folds[0].finding("the folds are scored, and their spread is not told")
    return 0.0, _measured_at(experiment).finding("no spread, interval or test says how sure the result is")


def _measured_at(experiment: Experiment) -> Sign:
    """Return where the result is measured; where something is trained if that is all there is to see."""
    measures = experiment.signs(*MEASURES)
    return next((sign for sign in measures if not _EXAMPLE.search(sign.path)), experiment.training)


def _own_folds(experiment: Experiment) -> list[Sign]:
    """Return where a function of the project's own scores several splits, by its name."""
    return [sign for sign in experiment.signs("split") if _OWN_FOLDS.search(sign.detail)]


def _scores_of_searches(experiment: Experiment) -> list[Sign]:
    """Return where the score that a search reached over its folds is asked for: its best, or that of each setting.

    A booster's own `best_score_` is none where nothing searches.
    """
    searches = any(name.endswith("CV") for name in experiment.details("search"))
    return experiment.signs("score of folds") if searches else []
