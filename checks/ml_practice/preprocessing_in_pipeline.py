"""Cleaning and features serve training and prediction alike."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.facts import fact, when_asked
from mlfolio.evidence.code.retired import is_put_away
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.kinds.kind import Kind
from mlfolio.evidence.learning.experiments import Experiment, Reading
from mlfolio.evidence.learning.learning import Learning
from mlfolio.evidence.learning.signs import Sign
from mlfolio.evidence.packages.r_packages import R_SUFFIXES
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, averaged, not_applicable

_FITTED_ONCE = 0.6
_OWN_FUNCTION = 0.8
_PASSES_AT = 0.5

_OF_LABELS = frozenset({"to_categorical", "label_binarize", "LabelBinarizer"})
"""What prepares the target: no prediction has to repeat it."""

"""Where every prediction is a call of its own, which is seen."""

_DESCRIBES = frozenset({"inference", "clusterer"})
_PREDICTS = frozenset({"trained", "own training", "predicted", "record", "written", "submission"})

_COMPARES = lazy_pattern(r"\b(?:cosine_similarity|linear_kernel|cosine_distances)\(")
"""What recommends by comparing rows with one another, with no model that is trained."""

_SVC = "from sklearn.svm import SVC\n"


@check(
    title="Preprocessing serves training and prediction alike",
    how="A project that trains and prepares its data is granted all for a pipeline (scikit-learn's and imblearn's, a"
    " ColumnTransformer, transformers of its own, recipes, torchvision's Compose, layers of keras that prepare data);"
    " 80 % for functions of its own that prepare data, or transformers of its own that it writes out from scratch; 60"
    " % for transformers that are fitted on one part and applied to the other with `transform`; nothing for steps"
    " that are written out in the script. The mean over several projects is granted; half passes. Not applicable"
    " where no data is prepared but the target, or to be drawn on a plane (PCA, t-SNE), or compared with itself"
    " (cosine similarity), or by a script in R that fits a statistic or groups rows and predicts nothing; exercises and"
    " what is put away (`deprecated`, `archive`) are not judged. The `preProcess` of caret's `train` is a pipeline.",
    fix="Put the steps into one `Pipeline` with the model, or into a function that training and prediction both call.",
    fix_in={
        "R": (
            "Put the steps into one `recipe` in a `workflow` with the model, or into a function that training"
            " and prediction both call."
        ),
    },
    # It keeps leaks out and makes serving possible; small studies do without, and readers found it not to be asked in
    # three of ten that lack it: that costs little (docs/precision.md).
    weight=2,
    advice=True,
    source=Citation("B", "Technical Foundations", "data preprocessing and cleaning, feature engineering"),
    bad=[
        Example(
            {
                "train.py": "import pandas as pd\n" + _SVC + "\nrows['age'] = rows['age'].fillna(rows['age'].mean())\n"
                "rows = pd.get_dummies(rows)  <-- bad\nSVC().fit(rows, y)\n"
            }
        )
    ],
    good=[
        Example(
            {
                "train.py": _SVC + "from sklearn.pipeline import make_pipeline\nfrom sklearn.preprocessing import"
                " StandardScaler\n\nmake_pipeline(StandardScaler(), SVC()).fit(X_train, y_train)\n"
            }
        ),
    ],
)
def preprocessing_in_pipeline(learning: Learning, sources: Sources, kind: Kind) -> Verdict:
    """A step that is done by hand before training is forgotten, or done otherwise, before prediction.

    A pipeline learns its steps from the training data alone and repeats them exactly.
    """
    trains = {one.path for one in learning.readings if one.trains}
    prepares = {
        sign.path for one in learning.experiments for sign in one.signs("preprocessing", "transformer")
    } - trains
    aside = {one.path for one in sources.code if one.path in prepares and _compares(one)}
    aside.update(one.path for one in learning.readings if is_put_away(one.path) or _only_describes(one))
    judged = [one for one in learning.works if _prepares(one, aside)]
    if kind.name == "library":
        # Its examples show how it is used: whoever uses it prepares the data.
        judged = [one for one in judged if one.shows("pipeline")]
    if not judged:
        return not_applicable("no data is prepared for training here")
    is_written_out = kind.name == "from-scratch"
    return averaged(
        (_judged(one, aside, is_written_out=is_written_out) for one in judged),
        passes_at=_PASSES_AT,
        partly="a function of the project's own prepares the data: a pipeline would go with the model",
    )


def _only_describes(reading: Reading) -> bool:
    """Whether a script in R fits a statistic or groups rows, and neither trains a model besides nor predicts."""
    roles = {sign.role for sign in reading.signs}
    in_r = reading.path.lower().endswith(R_SUFFIXES)
    return in_r and bool(roles & _DESCRIBES) and not roles & _PREDICTS


@fact(when_asked)
def _compares(source: Source) -> bool:
    return _COMPARES.search(source.text) is not None


def _prepares(experiment: Experiment, aside: set[str]) -> bool:
    if experiment.shows("pipeline") or _steps(experiment, aside):
        return True
    named = experiment.shows("own preprocessing") or _transformed(experiment, aside)
    return bool(named) and experiment.shows("preprocessing", "transformer")


def _steps(experiment: Experiment, aside: set[str]) -> list[Sign]:
    """Return the places that prepare what a model is given."""
    signs = experiment.signs("preprocessing", "transformer")
    return [one for one in signs if one.detail not in _OF_LABELS and one.path not in aside]


def _transformed(experiment: Experiment, aside: set[str]) -> list[Sign]:
    """Return where a transformer that was fitted on one part is applied to the other."""
    return [one for one in experiment.signs("transformed") if one.path not in aside]


def _judged(experiment: Experiment, aside: set[str], *, is_written_out: bool) -> tuple[float, Finding | None]:
    if experiment.shows("pipeline"):
        return 1.0, None
    if experiment.shows("own preprocessing"):
        return _OWN_FUNCTION, None
    transformed = _transformed(experiment, aside)
    if transformed and not experiment.shows("transformer") and is_written_out:
        # Transformers that no library has are the project's own.
        return _OWN_FUNCTION, None
    if transformed:
        return _FITTED_ONCE, transformed[0].finding("transformers are applied one by one, outside a pipeline")
    first = _steps(experiment, aside)[0]
    return 0.0, first.finding("data is prepared step by step in the script: prediction would have to repeat it by hand")
