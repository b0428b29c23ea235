"""What prepares data for a model, and what only looks like it."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

_STEMMED = (
    "from sklearn.feature_extraction.text import TfidfVectorizer\n\n\ndef shortened(text):\n    return {made}\n\n\n"
    "rows['text'] = rows['text'].apply(shortened)\nX = TfidfVectorizer().fit_transform(rows['text'])\n"
)
_FITS = "from sklearn.svm import SVC\n\nSVC().fit(X, y)\n"


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        # The target, which no prediction repeats.
        (
            {
                "train.py": "from keras.utils import to_categorical\nfrom keras.models import Sequential\n\n"
                "model = Sequential()\ny = to_categorical(y)\nmodel.fit(X, y)\n"
            },
            Outcome.NOT_APPLICABLE,
        ),
        # Texts compared with one another, in a script beside one that trains.
        (
            {
                "train.py": _FITS,
                "similar.py": "from sklearn.feature_extraction.text import TfidfVectorizer\n"
                "from sklearn.metrics.pairwise import linear_kernel\n\n"
                "words = TfidfVectorizer().fit_transform(texts)\nprint(linear_kernel(words, words))\n",
            },
            Outcome.NOT_APPLICABLE,
        ),
        # A plane that is drawn beside a model.
        (
            {
                "train.py": _FITS + "from sklearn.decomposition import PCA\nflat = PCA(2).fit_transform(X)\n"
                "plt.scatter(flat[:, 0], flat[:, 1])\n"
            },
            Outcome.NOT_APPLICABLE,
        ),
        # An exercise, whose model nobody asks again.
        ({"chapter-8/q10.R": "x <- model.matrix(~ ., rows)\nrandomForest(x, y)\n"}, Outcome.NOT_APPLICABLE),
        # Words that a function stems, whatever it is called.
        ({"train.py": _FITS + _STEMMED.format(made="[stemmer.stem(one) for one in text.split()]")}, Outcome.PASS),
        ({"train.py": _FITS + _STEMMED.format(made="text[:1]")}, Outcome.FAIL),
        # Functions in R.
        (
            {"train.R": "fit <- function(rows) {\n  x <- model.matrix(~ ., rows)\n  randomForest(x, y)\n}\n"},
            Outcome.PASS,
        ),
        ({"train.R": "x <- model.matrix(~ ., rows)\nrandomForest(x, y)\n"}, Outcome.FAIL),
        # A statistic and groups of rows that are described, beside what predicts.
        (
            {
                "train.R": "fit <- randomForest(y ~ ., rows)\n",
                "describe.R": "rows <- scale(rows)\ngeom_smooth(method = 'lm')\nfit <- lm(y ~ x, rows)\nsummary(fit)\n",
                "groups.R": "fit <- hclust(dist(scale(rows)))\nplot(fit)\n",
            },
            Outcome.NOT_APPLICABLE,
        ),
        ({"train.R": "rows <- scale(rows)\nfit <- randomForest(y ~ ., rows)\nhclust(rows)\n"}, Outcome.FAIL),
        # What is put away.
        (
            {"train.py": _FITS, "deprecated/ideas.py": "import pandas as pd\nrows = pd.get_dummies(rows)\n"},
            Outcome.NOT_APPLICABLE,
        ),
        ({"train.py": _FITS, "ideas.py": "import pandas as pd\nrows = pd.get_dummies(rows)\n"}, Outcome.FAIL),
        # Texts that a model is trained on.
        (
            {
                "train.py": "from sklearn.feature_extraction.text import TfidfVectorizer\n"
                "from sklearn.svm import SVC\n\nX = TfidfVectorizer().fit_transform(texts)\nSVC().fit(X, y)\n"
            },
            Outcome.FAIL,
        ),
    ],
)
def test_what_prepares_for_a_model(
    files: dict[str, str], outcome: Outcome, checks: tuple[Check, ...], tmp_path: Path
) -> None:
    pipeline = next(one for one in checks if one.id == "preprocessing-in-pipeline")
    assert ask(pipeline, make(tmp_path / "r", files)).outcome is outcome


@pytest.mark.parametrize(
    ("call", "finds"), [("rows.groupby('a')['a'].transform('count')", False), ("pack.transform(rows)", True)]
)
def test_what_pandas_computes_for_each_row_is_no_transformer(
    call: str, finds: bool, checks: tuple[Check, ...], tmp_path: Path
) -> None:
    pipeline = next(one for one in checks if one.id == "preprocessing-in-pipeline")
    code = f"import pandas as pd\n{_FITS}rows = pd.get_dummies(rows)\nrows['n'] = {call}\n"
    findings = ask(pipeline, make(tmp_path / "r", {"train.py": code})).findings
    assert any("one by one" in one.message for one in findings) is finds


def test_a_function_of_ones_own_is_told_what_would_earn_the_rest(checks: tuple[Check, ...], tmp_path: Path) -> None:
    check = next(one for one in checks if one.id == "preprocessing-in-pipeline")
    prepared = (
        "from sklearn.preprocessing import StandardScaler\n\n\ndef preprocess(rows):\n    return rows.fillna(0)\n\n\n"
    )
    prepared += "X = StandardScaler().fit_transform(preprocess(rows))\n"
    verdict = ask(check, make(tmp_path, {"train.py": prepared + _FITS}))
    assert (verdict.outcome, verdict.share, verdict.findings) == (Outcome.PASS, 0.8, ())
    assert verdict.reason == "a function of the project's own prepares the data: a pipeline would go with the model"
