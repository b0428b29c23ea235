"""The result is compared with something simpler."""

from mlfolio.catalogue import ANY_OTHER, check
from mlfolio.documents import Citation
from mlfolio.evidence.kinds.kind import Kind
from mlfolio.evidence.learning.experiments import Experiment
from mlfolio.evidence.learning.learning import Learning
from mlfolio.evidence.learning.traces import KINDS
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, averaged_where_told, not_applicable, passed

_ONLY_COMPLEX = 0.6
"""Several models, none of them simple, say which is best but not whether any of them was needed."""

_PASSES_AT = 0.5
_MODELS = ("model", "simple model")

_FOREST = "from sklearn.ensemble import RandomForestClassifier\n"


@check(
    title="The result is compared with a baseline",
    how="A project that trains is granted all for a baseline (DummyClassifier, a naive forecast, names and texts"
    " that say baseline) or for a simple model (linear, naive Bayes, one tree, neighbours) beside another one;"
    " 60 % for several models of which none is simple; nothing for one model alone. An algorithm written by"
    " hand, or a library, is compared where another library is used in the same project or in the tests."
    " Projects whose architectures are classes of their own are judged only where they have a baseline. The mean"
    " over several projects is granted; half passes. Where the code names a second kind of model, of which nothing is"
    " known, or a text says that something is compared, the project is left out, and so is one whose"
    " only library models are of clusters.",
    fix="Score the simplest thing that could work on the same split: DummyClassifier, the mean, last week's value, a"
    " logistic regression. Report both numbers.",
    fix_in={
        ANY_OTHER: (
            "Score the simplest thing that could work on the same split: the most frequent class, the mean, last"
            " week's value, a logistic regression. Report both numbers."
        ),
    },
    # What a result is compared with has too many names for its absence to cost much (docs/precision.md). Where it is
    # found it is there, and judges see it: on four sets of repositories the category agrees better with what it earns.
    weight=1.5,
    advice=True,
    source=Citation("A", "Machine Learning Frameworks", "rapid prototyping and baseline model development"),
    bad=[
        Example({"train.py": _FOREST + "\nmodel = RandomForestClassifier()\nmodel.fit(X_train, y_train)  <-- bad\n"}),
        Example(
            {
                "train.py": _FOREST
                + "\n\ndef train_model(x, y):\n    return RandomForestClassifier().fit(x, y)  <-- bad\n"
                "\n\nmodel = train_model(X_train, y_train)\n"
            },
            note="a function that trains the one model",
        ),
    ],
    good=[
        Example(
            {
                "train.py": _FOREST + "from sklearn.dummy import DummyClassifier\n\n"
                "for model in (DummyClassifier(), RandomForestClassifier()):\n    model.fit(X_train, y_train)\n"
            }
        ),
        Example(
            {
                "train.py": _FOREST + "from sklearn.linear_model import LogisticRegression\n\n"
                "for model in (LogisticRegression(), RandomForestClassifier()):\n    model.fit(X_train, y_train)\n"
            },
            note="a simple model beside a complex one",
        ),
        Example(
            {
                "README.md": "# Nearest neighbours from scratch\n",
                "knn.py": "from sklearn.neighbors import KNeighborsClassifier\n\n\ndef train(x, y):\n    return x\n\n\n"
                "mine = train(X_train, y_train)\nother = KNeighborsClassifier().fit(X_train, y_train)\n",
            },
            note="written by hand, beside the library's",
        ),
        Example(
            {
                "README.md": "# Lines from scratch\n",
                "model.py": "class LinearRegression:\n    def fit(self, x, y):\n        return self\n",
                "work.ipynb": [
                    "from model import LinearRegression\nmine = LinearRegression()\nmine.fit(X_train, y_train)",
                    "from sklearn.linear_model import LinearRegression\nLinearRegression().fit(X_train, y_train)",
                ],
            },
            note="beside the library's class of the same name",
        ),
    ],
)
def baseline_compared(learning: Learning, kind: Kind) -> Verdict:
    """An accuracy of 90 % is poor where nine rows in ten are alike.

    Only something simpler, measured on the same data, shows what the model adds.
    """
    if learning.has_reference and kind.name in ("from-scratch", "library"):
        return passed("the tests use a library that does the same")
    if kind.name == "library":
        return not_applicable("a library's examples show how it is used")
    judged = [one for one in learning.works if not (_has_unknown_architectures(one) or _only_groups(one))]
    if not judged:
        return not_applicable("nothing is trained here that can be told apart from a baseline")
    return averaged_where_told(
        (_judged(one, kind) for one in judged), "several kinds of models are named in the code", passes_at=_PASSES_AT
    )


def _judged(experiment: Experiment, kind: Kind) -> tuple[float, Finding | None] | None:
    share = _share(experiment, kind)
    if share == 1:
        return share, None
    if not share and (len(KINDS.keys() & experiment.traces) > 1 or experiment.shows("said compared")):
        return None
    return share, experiment.training.finding(_lack(experiment, share))


def _lack(experiment: Experiment, share: float) -> str:
    if share:
        return "several kinds of model are trained, and none of them is simple"
    if experiment.details(*_MODELS):
        return "one kind of model is trained, and no baseline"
    return "what is trained here is set beside no library's model and no baseline"


def _share(experiment: Experiment, kind: Kind) -> float:
    models = {name.removesuffix("Classifier").removesuffix("Regressor") for name in experiment.details(*_MODELS)}
    if _has_baseline(experiment) or (models and _is_by_hand(experiment, kind)) or _has_twins(experiment):
        return 1.0
    if len(models) > 1:
        return 1.0 if experiment.shows("simple model") else _ONLY_COMPLEX
    return 0.0


def _has_twins(experiment: Experiment) -> bool:
    """Whether a class of the project's own stands beside the library's of the same name."""
    return bool(experiment.details("own model") & experiment.details(*_MODELS))


def _is_by_hand(experiment: Experiment, kind: Kind) -> bool:
    """Whether an algorithm or a network is written by hand; a function that trains may be what fits the library's."""
    if kind.name in ("from-scratch", "library"):
        return experiment.shows("own training")
    wanted = {"own training"} if kind.name == "portfolio" else {"own training", "own architecture"}
    roles = ({sign.role for sign in reading.signs} for reading in experiment.readings)
    return any(wanted <= one and not one & set(_MODELS) for one in roles)


def _only_groups(experiment: Experiment) -> bool:
    """Whether all of a library's models are of clusters, which have no answers that something simpler comes near to."""
    groups = experiment.shows("clustered", "clusterer") and not experiment.details(*_MODELS)
    return groups and not _has_baseline(experiment)


def _has_baseline(experiment: Experiment) -> bool:
    return experiment.shows("baseline", "said baseline")


def _has_unknown_architectures(experiment: Experiment) -> bool:
    own = len(experiment.details("own architecture")) > 1
    return own and not _has_baseline(experiment) and len(experiment.details(*_MODELS)) < 2
