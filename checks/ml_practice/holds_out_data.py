"""Part of the data is kept away from training, to measure on."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.learning.experiments import Experiment
from mlfolio.evidence.learning.learning import Learning
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, averaged, not_applicable

_PASSES_AT = 0.5
"""Of several projects in one repository, half."""


@check(
    title="Data is held out to measure on",
    how="Wherever a model is trained (a `fit`, a training loop, a function of the project's own that trains) a split is"
    " looked for in the same project: a split or cross-validation of a library, a validation set given to the"
    " training, a data set that comes with a test part, or a hold-out made by hand (functions, names and slices such as"
    " `y_val` or `rows[:n]` beside `rows[n:]`). A competition's test set without answers is none. Grouping without"
    " answers and reinforcement learning are not judged. Of several projects the share that has one is granted; half"
    " of them passes.",
    fix="Split before anything is learned (`train_test_split(X, y, random_state=0)`, or `cross_val_score`) and measure"
    " only on what the model has not seen.",
    # Without it no number in the repository means anything: the heaviest of the category.
    weight=3,
    source=Citation("B", "Technical Foundations", "model evaluation and validation"),
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
        Example({"train.R": "fit <- train(y ~ ., rows, method = 'rf', trControl = trainControl('cv', 5))\n"}),
    ],
)
def holds_out_data(learning: Learning) -> Verdict:
    """A model that is measured on the data it learned from looks good whatever it learned.

    Data it has never seen is the only way to know how it will do.
    """
    judged = [one for one in learning.experiments if not one.shows("reinforcement")]
    if not judged:
        return not_applicable("nothing is trained on data here")
    return averaged(((float(not lack), lack) for one in judged for lack in [_lack(one)]), passes_at=_PASSES_AT)


def _lack(experiment: Experiment) -> Finding | None:
    if experiment.shows("split", "cross-validation") or _has_test_set(experiment):
        return None
    return experiment.training.finding("trained here, and no part of the data is held out in this project")


def _has_test_set(experiment: Experiment) -> bool:
    # A test set that nothing is measured on may well be a competition's, whose answers nobody has.
    measured = ("metric accuracy", "metric classification", "metric regression", "metric other")
    return experiment.shows("test set") and experiment.shows(*measured)
