"""Nothing is fitted, selected or imputed on data that is later tested on."""

from mlfolio.catalogue import ANY_OTHER, check
from mlfolio.documents import Citation
from mlfolio.evidence.dataflow.flows import INSIDE, Dataflow
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.examples import Example
from mlfolio.verdicts import Verdict, graded, not_seen

_DATA = (
    "import numpy as np\nfrom sklearn.feature_selection import SelectKBest\n"
    "from sklearn.linear_model import LogisticRegression\n{imports}\n"
    "rng = np.random.default_rng(0)\nX = rng.normal(size=(100, 5000))\ny = rng.integers(0, 2, size=100)\n"
)
_SELECTS_FIRST = _DATA.format(imports="from sklearn.model_selection import train_test_split\n") + (
    "X = SelectKBest(k=20).fit_transform(X, y)  <-- bad\n"
    "X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.5, random_state=0)\n"
    "model = LogisticRegression().fit(X_train, y_train)\n"
    'print("score", model.score(X_test, y_test))\n'
)
_SELECTS_INSIDE = _DATA.format(
    imports="from sklearn.model_selection import train_test_split\nfrom sklearn.pipeline import make_pipeline\n"
) + (
    "X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.5, random_state=0)\n"
    "model = make_pipeline(SelectKBest(k=20), LogisticRegression()).fit(X_train, y_train)\n"
    'print("score", model.score(X_test, y_test))\n'
)
_SPLIT = "X_train, X_test, y_train, y_test = train_test_split(table[['age']], table['survived'])"
_SCORE = "model = LogisticRegression().fit(X_train, y_train)\nprint(model.score(X_test, y_test))"
_IMPORTS = (
    "import pandas as pd\nfrom sklearn.linear_model import LogisticRegression\n"
    "from sklearn.model_selection import train_test_split\ntable = pd.read_csv('titanic.csv')"
)


@check(
    title="Nothing is learned from test rows before the test",
    how=(
        "An analysis that reads the code without running it follows which rows each value comes from, through tables "
        "that one source writes and another reads, too, and what was learned from which rows: scalers, imputers, "
        "feature selection, vectorisers, resampling, statistics that fill, scale or bin, by library and by hand. A "
        "finding names a call that learned from rows which a model is tested on later. Codes for categories (one-hot,"
        " labels) do not count, nor do statistics of a group that is one row of the table that is split, those of "
        "groups that no test parts (whose rows are listed by them, or are folds that a split of groups made, be it in "
        "another source of the project), those of an earlier period, filters of whole groups, fills where no gap is "
        "left, what is learned without answers over "
        "rows that are only predicted as well, rows that are only watched beside a test on others, or predictions and "
        "scores that nothing is computed from or reads, nor a scale of columns that only trees are trained on, as it "
        "changes no tree, nor a mistake in a function whose name or docstring says that it is made on purpose, or "
        "that this causes a leak. Where a column's largest value stands says nothing of others, either. "
        "Graded by the share of sources with a test that are free of it; passes where all are. What is learned from "
        "training rows alone, and only a validation among them sees, takes a fifth of a source's part, and it passes, "
        "where a test follows on the rows set apart before. Not applicable where no model is trained and tested."
    ),
    fix=(
        "Split first. Put what learns into a pipeline with the model (`make_pipeline(StandardScaler(), model)`), so "
        "that each training fits it on its own rows."
    ),
    fix_in={
        "R": (
            "Split first. Put what learns into a `recipe` in a `workflow` with the model (or into `preProcess` of"
            " caret's `train`), so that each training fits it on its own rows."
        ),
        ANY_OTHER: (
            "Split first. Let what learns from the data (scaling, selection, filling gaps) learn from the training rows"
            " alone, and apply it to the others as it is."
        ),
    },
    # A score that says too much voids the project's main claim.
    weight=2,
    source=Citation("C", "Statistical Analysis and Probability Skills", "how well a model generalises"),
    bad=[
        Example(
            {"train.py": _SELECTS_FIRST},
            note="features and target are noise: this prints 0.86, the honest twin below 0.50",
        ),
        Example(
            {
                "eda.ipynb": [
                    _IMPORTS,
                    "table['age'] = table['age'].fillna(table['age'].mean())  <-- bad",
                    _SPLIT,
                    _SCORE,
                ]
            }
        ),
    ],
    good=[
        Example({"train.py": _SELECTS_INSIDE}),
        Example(
            {
                "eda.ipynb": [
                    _IMPORTS,
                    _SPLIT,
                    "mean = X_train['age'].mean()\nX_train = X_train.fillna(mean)\nX_test = X_test.fillna(mean)",
                    _SCORE,
                ]
            }
        ),
    ],
)
def no_preprocessing_leakage(dataflow: Dataflow) -> Verdict:
    """What was learned from test rows tells the model about them, and the test score comes out higher than it should.

    Nobody has the mean, the vocabulary or the best features of data that is yet to come.
    """
    judged = dataflow.held_out
    if not judged:
        return not_seen(dataflow.problem, "no model is tested on rows held out for it")
    passes_at = 1 - INSIDE if dataflow.stays_inside(Kind.PREPROCESSING) else 1.0
    share = dataflow.share_without(Kind.PREPROCESSING, judged, inside=INSIDE)
    return graded(share, dataflow.findings(Kind.PREPROCESSING), passes_at=passes_at)
