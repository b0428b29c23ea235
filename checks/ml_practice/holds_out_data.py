"""Part of the data is kept away from training, to measure on."""

from mlfolio.catalogue import ANY_OTHER, check
from mlfolio.documents import Citation
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.kinds.kind import Kind
from mlfolio.evidence.learning.apart import answered_files, has_rows_apart, kept_back_by_settings
from mlfolio.evidence.learning.experiments import MEASURES, Experiment
from mlfolio.evidence.learning.learning import Learning
from mlfolio.evidence.learning.never_called import never_called
from mlfolio.evidence.learning.nothing_to_hold_out import finds_what_is_known, learns_what_is_written, only_defines
from mlfolio.evidence.learning.overlapping_bounds import overlapping
from mlfolio.evidence.learning.signs import Sign
from mlfolio.evidence.learning.traces import GENERATED, TEST_PART
from mlfolio.evidence.learning.unmeasured import measured_elsewhere, put_forward_unmeasured
from mlfolio.evidence.prose.readme import Readme
from mlfolio.evidence.prose.templates import is_called_a_template
from mlfolio.evidence.prose.told_tests import tells_of_a_test
from mlfolio.evidence.trials import explores
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, averaged_where_told, failed, not_applicable, unknown

_ONE_PART = 0.8
"""One part that is held out serves to choose and to report; folds, or a part for each, keep the two apart."""

_LACKING = (0.0, None)
"""Trained, and nothing held out, before it is told where."""

_PRACTISED = 3
"""Projects that hold data out for one that seems not to: there it was done, or not needed, in a way that was not seen.

Of five such lone ones that two readers each opened on fresh repositories (docs/precision.md), none was true.
"""
_PASSES_AT = 0.2
"""A quarter of several projects, with one part held out in each; the points follow the share."""


@check(
    title="Data is held out to measure on",
    how="Wherever a model is trained (a `fit`, a training loop, a function of the project's own that trains) a split is"
    " looked for in the same project: a split or cross-validation of a library, a validation set given to the"
    " training, a data set that comes with a test part, or a hold-out made by hand (functions, names and slices such"
    " as `y_val` or `rows[:n]` beside `rows[n:]`, the rows before and after a date, those of a year"
    " in R, shares that MATLAB's `divideParam` names), or a forest in R that is printed"
    " or plotted, or whose error out of bag is read. A competition's test set without answers is none. Where a name"
    " in the code may be of such a part, a test file or folder lies beside that of the training or is named"
    " elsewhere, or a file to validate on or with the answers lies there under the training file's name,"
    " settings keep a share back, all that trains is called an exploration, a notebook cannot be read, or"
    " the README gives a result of such a part or of a leaderboard, the project is left out, and so is what makes"
    " things up (GANs, autoencoders) or only draws how a plane is parted."
    " Grouping without answers (mixtures, a fit to one value) and reinforcement"
    " learning are not judged, nor the descent of a formula,"
    " methods that train and that nothing calls, what learns a few rows or a truth table that stand in its file,"
    " fits to answers that are drawn at random or are the groups of a clustering, descents to parameters of which the"
    " answers were made, where nothing is measured on rows, and functions called so that only write down what stands in"
    " them. All"
    " is granted for cross-validation, a search that does it, or a validation and a test part; 80 % for one part held"
    " out; the mean over several projects, without those that seem to hold nothing out where three times as many do."
    " A quarter passes. A competition entry that hands in predictions of"
    " no trained model must measure them too; and where a service answers with a model from a file, the code that"
    " trained it must be there, as must be a model where one is to be served: unknown where the README or a page"
    " tells of its test and the result, or the model comes"
    " ready from elsewhere, not applicable where the README's title or opening calls all a template or starter app; a"
    " source that gives such a figure beside the model it loads is left out.",
    fix="Split before anything is learned (`train_test_split(X, y, random_state=0)`, or `cross_val_score`) and measure"
    " only on what the model has not seen. Where the training is kept elsewhere, commit it with its split.",
    fix_in={
        "R": (
            "Split before anything is learned (`rsample::initial_split`, `caret::createDataPartition`, or"
            " `vfold_cv`) and measure only on what the model has not seen. Where the training is kept elsewhere,"
            " commit it with its split."
        ),
        "MATLAB": "Split before anything is learned (`cvpartition`) and measure only on what the model has not seen.",
        ANY_OTHER: (
            "Keep a part of the data back before anything is learned, and measure only on what the model has not seen."
        ),
    },
    # Without it no number in the repository means anything: a judge gives nothing where it is missing, whatever else is
    # there, so it weighs twice what any other practice here does. In four of five sets of marks the category
    # agrees better for it.
    weight=6,
    source=Citation("B", "Technical Foundations", "model evaluation and validation"),
    # A library's examples show how it is used: whoever uses it has the result.
    kinds=("kaggle", "from-scratch", "deployed", "portfolio", "general"),
    # What shows how an algorithm learns seldom claims how well: 6 of 16 findings there were true, 15 of 20 of services.
    advice_for=("from-scratch",),
    bad=[
        Example(
            {
                "train.py": "import pandas as pd\nfrom sklearn.ensemble import RandomForestClassifier\n\n"
                "rows = pd.read_csv('rows.csv')\nmodel = RandomForestClassifier()\n"
                "model.fit(rows.drop(columns='y'), rows['y'])  <-- bad\n"
            },
        ),
        Example(
            {
                "titanic.ipynb": [
                    "import pandas as pd\ntrain = pd.read_csv('train.csv')\ntest = pd.read_csv('test.csv')",
                    "from sklearn.linear_model import LogisticRegression\nmodel = LogisticRegression()",
                    "model.fit(train, train.pop('Survived'))  <-- bad\nmodel.predict(test)",
                ]
            },
            note="nobody has the answers of the competition's test set",
        ),
        Example(
            {
                "app.py": "import joblib\nfrom flask import Flask\n\napp = Flask(__name__)\n"
                "model = joblib.load('model.pkl')  <-- bad\n\n\ndef answer(row):\n    return model.predict([row])\n",
            },
            note="a model from elsewhere: nobody can see on what it was tested",
        ),
        Example(
            {
                "README.md": "# Credit risk API\n\nScores applications for a loan with a machine-learning model.\n",
                "app.py": "from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.post('/score')\n"
                "def score(income: float):\n    return {'risk': 'high' if income < 2000 else 'low'}\n",
            },
            note="rules in place of the model that is to be served",
        ),
    ],
    good=[
        Example(
            {
                "train.py": "from sklearn.model_selection import train_test_split as tts\nfrom sklearn.svm import SVC\n"
                "\nX_train, X_test, y_train, y_test = tts(X, y)\nmodel = SVC().fit(X_train, y_train)\n"
                "print(model.score(X_test, y_test))\n"
            },
        ),
        Example(
            {
                "net.py": "def train(rows):\n    return sum(rows)\n\n\nn = 800\nmodel = train(rows[:n])\n"
                "print(model - rows[n:])\n"
            },
            note="by hand",
        ),
        Example(
            {
                "app.py": "import joblib\nfrom flask import Flask\n\napp = Flask(__name__)\n"
                "model = joblib.load('model.pkl')\n",
                "train.py": "from sklearn.model_selection import cross_val_score\nfrom sklearn.svm import SVC\n\n"
                "print(cross_val_score(SVC(), X, y))\n",
            },
            note="a service, and how its model was tested",
        ),
        Example({"train.R": "fit <- train(y ~ ., rows, method = 'rf', trControl = trainControl('cv', 5))\n"}),
    ],
)
def holds_out_data(learning: Learning, kind: Kind, sources: Sources, files: Files, readme: Readme | None) -> Verdict:
    """A model that is measured on the data it learned from looks good whatever it learned.

    Data it has never seen is the only way to know how it will do.
    """
    if not learning:
        return _judged_by_its_results(learning, kind, sources, files, readme)
    judged = [(one, _judged(one, kind)) for one in learning.experiments]
    if any(each == _LACKING for _, each in judged):
        told = readme is not None and tells_of_a_test(readme.document)
        answered = answered_files(files)
        judged = [
            (one, None if each == _LACKING and (told or _is_open(one, kind, files, answered)) else each)
            for one, each in judged
        ]
    lacking = [one for one, verdict in judged if verdict == _LACKING]
    idle = never_called(sources.code) if lacking else frozenset()
    by_path = {source.path: source for source in sources.code} if lacking else {}
    asked = [(one, verdict) for one, verdict in judged if verdict != _LACKING or not only_defines(one, idle)]
    if not asked:
        return not_applicable("the methods that train are only defined here: nothing calls them")
    if _is_practised([verdict for _, verdict in asked]):
        asked = [(one, None if verdict == _LACKING else verdict) for one, verdict in asked]
    return averaged_where_told(
        ((0.0, _finding(one, by_path)) if verdict == _LACKING else verdict for one, verdict in asked),
        "a part may be held out by its name",
        passes_at=_PASSES_AT,
        partly="one part is held out: folds, or a part to choose by beside the one to test on, earn everything",
    )


def _judged_by_its_results(
    learning: Learning, kind: Kind, sources: Sources, files: Files, readme: Readme | None
) -> Verdict:
    """Return the verdict where nothing is trained: whether a result is put forward that nothing measures."""
    unmeasured = put_forward_unmeasured(learning, kind, sources, files)
    if unmeasured is None:
        return not_applicable("nothing is trained on data here")
    if kind.name == "deployed" and readme and is_called_a_template(readme.document):
        return not_applicable("who begins with this template puts a model of their own in")
    doubt = measured_elsewhere(learning, kind, sources, files, readme)
    return unknown(doubt) if doubt else failed(unmeasured)


def _is_practised(verdicts: list[tuple[float, Finding | None] | None]) -> bool:
    """Whether so many projects hold data out that the others are more likely misread than at fault."""
    lacking = verdicts.count(_LACKING)
    return len(verdicts) - lacking - verdicts.count(None) >= _PRACTISED * lacking > 0


def _is_open(experiment: Experiment, kind: Kind, files: Files, answered: frozenset[str]) -> bool:
    """Whether rows may lie apart, or all that trains looks at the data by its name: a line through them is a look."""
    if explores(experiment.training.path) or kept_back_by_settings(files):
        return True
    # The rows of a competition that lie apart have no answers.
    return not _competes(experiment, kind) and has_rows_apart(experiment, files, answered)


def _competes(experiment: Experiment, kind: Kind) -> bool:
    return kind.name == "kaggle" or experiment.shows("submission")


def _judged(experiment: Experiment, kind: Kind) -> tuple[float, Finding | None] | None:
    splits = experiment.signs("split")
    if experiment.shows("cross-validation", "search") or _has_two_parts(splits):
        return 1.0, None
    if splits or (kind.name != "kaggle" and _has_test_set(experiment)):
        return _ONE_PART, None
    doubts = {"holdout", GENERATED} if _competes(experiment, kind) else {"holdout", TEST_PART, GENERATED}
    if not doubts.isdisjoint(experiment.traces):
        return None
    if not experiment.is_measured and "contourf" in experiment.details("plot"):
        # How kernels part a plane is drawn, and no score claimed.
        return None
    if not experiment.is_measured and finds_what_is_known(experiment):
        return None
    return None if learns_what_is_written(experiment) else _LACKING


def _finding(experiment: Experiment, by_path: dict[str, Source]) -> Finding:
    for source in filter(None, (by_path.get(reading.path) for reading in experiment.own)):
        if (line := overlapping(source)) is not None:
            return source.finding("the rows tested on overlap the trained ones by the bounds of the two slices", line)
    return experiment.training.finding("trained here, and no part of the data is held out in this project")


def _has_two_parts(splits: list[Sign]) -> bool:
    names = [sign.detail.lower() for sign in splits]
    return any("val" in name or "dev" in name for name in names) and any("test" in name for name in names)


def _has_test_set(experiment: Experiment) -> bool:
    # Where nothing is measured on it, it may be for an answer that nobody has, like a competition's.
    return experiment.shows("test set") and experiment.shows(*MEASURES)
