"""Competitions, which hold rows for the last test, and models that are kept and tested elsewhere."""

from pathlib import Path

import pytest
import repositories
from evidence.dataflow.programs import FIT, LOAD, SPLIT

from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.repo import Repo

COMPARED = (
    "import pandas as pd\nfrom sklearn.model_selection import train_test_split\n"
    f"from sklearn.naive_bayes import GaussianNB\nfrom sklearn.svm import SVC\n"
    f"{LOAD}{SPLIT}{FIT.replace('LogisticRegression', 'SVC')}"
    f"{FIT.replace('LogisticRegression', 'GaussianNB')}"
)
SUBMIT = "import pandas as pd\n\nsubmission = pd.DataFrame(answers)\nsubmission.to_csv(path, index=False)\n"


@pytest.mark.parametrize(
    ("path", "count"), [("predict.py", 0), ("titanic/src/predict.py", 0), ("houses/predict.py", 1)]
)
def test_a_competition_holds_rows_for_the_last_test(tmp_path: Path, path: str, count: int) -> None:
    files = {"titanic/src/train.py": COMPARED, path: SUBMIT}
    assert len(Repo(repositories.make(tmp_path, files)).dataflow.findings(Kind.MULTI_TEST)) == count


COURSE = (
    "import pandas as pd\nfrom sklearn.linear_model import Ridge\n"
    "from sklearn.model_selection import train_test_split\nfrom sklearn.svm import SVR\n"
    + LOAD
    + SPLIT
    + "for model in (Ridge(), SVR()):\n"
    "    model.fit(X_train, y_train)\n    print(model.score(X_test, y_test))\n"
)
COURSE_ENTRY = "import pandas as pd\n\npd.DataFrame(answers).to_csv('submission.csv')\n"


@pytest.mark.parametrize(
    ("entry", "count"),
    [("part1/entry.py", 0), ("entry.py", 0), ("part2/entry.py", 1), ("part2/deep/entry.py", 1), ("src/entry.py", 0)],
)
def test_an_entry_of_another_part_of_a_course_settles_nothing(tmp_path: Path, entry: str, count: int) -> None:
    repo = Repo(repositories.make(tmp_path, {"part1/compare.py": COURSE, entry: COURSE_ENTRY}))
    assert len(repo.dataflow.findings(Kind.MULTI_TEST)) == count


IMPORTS = "import pandas as pd\nfrom sklearn.metrics import mean_squared_error\nfrom xgboost import XGBRegressor\n"
REFIT = IMPORTS + (
    "train, test = pd.read_csv('train.csv'), pd.read_csv('test.csv')\nX, y = train.drop(columns='y'), train['y']\n"
    "model = XGBRegressor().fit(X, y)\nprint('error', mean_squared_error(y, model.predict(X)))\n"
)
ENTRY = "pd.DataFrame({'id': test['id'], 'y': model.predict(test)}).to_csv('submission.csv', index=False)\n"
RIVAL = "test = pd.read_csv('test.csv')\nmodel = XGBRegressor().fit(train.drop(columns='y'), train['y'])\n"
RIDGE = "from sklearn.linear_model import Ridge\n" + RIVAL.replace("XGBRegressor", "Ridge")
KEPT = "import joblib\n\njoblib.dump(model, 'model.pkl')\n"
BARE_ENTRY = "np.savetxt('mine.csv', np.c_[ids, model.predict(test)], delimiter=',', header='id,y')\n"
TURNS = IMPORTS + (
    "import numpy as np\nfrom sklearn.svm import SVR\n\n\n"
    "def turn(rows, number, of):\n    size = len(rows) // of\n    first, last = number * size, (number + 1) * size\n"
    "    return np.concatenate([rows[:first], rows[last:]]), rows[first:last]\n\n\n"
    "rows = pd.read_csv('train.csv').to_numpy()\nfor number in range(5):\n"
    "    mine, held = turn(rows, number, 5)\n    model = XGBRegressor().fit(mine[:, 1:], mine[:, 0])\n"
    "    print('error', mean_squared_error(held[:, 0], model.predict(held[:, 1:])))\n"
)
FOLDS = IMPORTS + (
    "from sklearn.model_selection import cross_val_score\n\n"
    "train = pd.read_csv('train.csv')\n{model}print(cross_val_score({name}(), train.drop(columns='y'), train['y']))\n"
)
OTHER = FOLDS.format(model="from sklearn.linear_model import Ridge\n", name="Ridge")
SAME = FOLDS.format(model="", name="XGBRegressor")


@pytest.mark.parametrize(
    ("files", "count"),
    [
        ({"predict.py": REFIT + ENTRY}, 1),
        ({"predict.py": REFIT + ENTRY, "folds.py": SAME}, 0),
        ({"predict.py": REFIT + ENTRY, "folds.py": OTHER}, 1),
        ({"predict.py": REFIT + ENTRY, "folds.py": SAME + RIVAL + ENTRY}, 1),
        ({"predict.py": REFIT + ENTRY, "folds.py": SAME + RIDGE + ENTRY}, 0),
        ({"predict.py": REFIT + BARE_ENTRY, "folds.py": TURNS}, 0),
        ({"predict.py": REFIT + BARE_ENTRY, "folds.py": TURNS.replace("XGBRegressor", "SVR")}, 1),
        ({"predict.py": REFIT, "folds.py": SAME}, 1),
        ({"fit.py": REFIT + KEPT, "folds.py": SAME}, 0),
        ({"fit.py": REFIT + KEPT, "folds.py": OTHER}, 1),
        ({"fit.py": REFIT + KEPT}, 1),
        ({"fit.py": REFIT + "model.save_model('model.json')\n", "folds.py": SAME}, 0),
        (
            {"a/src/predict.py": REFIT + ENTRY, "a/README.md": "# A\n", "b/src/folds.py": SAME, "b/README.md": "# B\n"},
            1,
        ),
    ],
)
def test_the_last_fit_for_a_competition_may_be_shown_elsewhere(
    tmp_path: Path, files: dict[str, str], count: int
) -> None:
    assert len(Repo(repositories.make(tmp_path, files)).dataflow.findings(Kind.TRAINING_SCORE)) == count


SAVED = (
    f"import joblib\nimport pandas as pd\nfrom sklearn.svm import SVC\n{LOAD}model = SVC().fit(X, y)\n"
    "print(model.score(X, y))\njoblib.dump(model, f'{name}.joblib')\n"
)
LOADED = "import joblib\nmodel = joblib.load(path)\nprint({})\n"


@pytest.mark.parametrize(("call", "count"), [("model.score(X_new, y_new)", 0), ("model.predict(X_new)", 1)])
def test_a_saved_model_may_be_tested_where_it_is_loaded(tmp_path: Path, call: str, count: int) -> None:
    files = {"notebooks/train.ipynb": [SAVED], "notebooks/test.ipynb": [LOADED.format(call)]}
    assert len(Repo(repositories.make(tmp_path, files)).dataflow.findings(Kind.TRAINING_SCORE)) == count
