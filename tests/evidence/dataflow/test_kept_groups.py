"""Statistics of groups that no test parts: by the column that picks its rows, or by the folds of another source."""

from pathlib import Path

import pytest
import repositories

from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.repo import Repo

_STATISTIC = (
    "import pandas as pd\nfrom sklearn.svm import SVC\n\ndf = pd.read_csv('folds.csv')\n"
    "df['mean'] = df.groupby('{key}')['x'].transform('mean')\n"
)
_TEST = "model = SVC().fit(train[['mean']], train['y'])\nprint(model.score(test[['mean']], test['y']))\n"
_BY_NUMBER = "train, test = df[df['kfold'] != 0], df[df['kfold'] == 0]\n"
_BY_KEY = "train, test = df[~df['guest'].isin(late)], df[df['guest'].isin(late)]\n"
_BY_MASKS = (
    "early, late = df['guest'] <= 80, df['guest'] > 80\nclipped = df.clip(upper=125)\n"
    "train, test = clipped.loc[early], clipped.loc[late]\n"
)
_AT_RANDOM = "from sklearn.model_selection import train_test_split\ntrain, test = train_test_split(df)\n"
_FOLDS = (
    "import pandas as pd\nfrom sklearn.model_selection import {splitter}\n\ndf = pd.read_csv('all.csv')\n"
    "for fold, (_, rows) in enumerate({splitter}(5).split(df, df['y'], {groups})):\n    df.loc[rows, 'kfold'] = fold\n"
)


@pytest.mark.parametrize(
    ("key", "split", "folds", "leaks"),
    [
        ("guest", _BY_NUMBER, _FOLDS.format(splitter="GroupKFold", groups="df['guest']"), False),
        ("guest", _BY_NUMBER, _FOLDS.format(splitter="StratifiedGroupKFold", groups="groups=df.guest.values"), False),
        ("guest", _BY_NUMBER, _FOLDS.format(splitter="GroupKFold", groups="df['hotel']"), True),
        ("guest", _BY_NUMBER, _FOLDS.format(splitter="KFold", groups="df['guest']"), True),
        ("guest", _AT_RANDOM, _FOLDS.format(splitter="GroupKFold", groups="df['guest']"), True),
        ("guest", _BY_KEY, "", False),
        ("hotel", _BY_KEY, "", True),
        ("guest", _BY_MASKS, "", False),
        ("hotel", _BY_MASKS, "", True),
    ],
)
def test_groups_that_folds_keep_whole_hold_nothing_of_other_rows(
    key: str, split: str, folds: str, leaks: bool, tmp_path: Path
) -> None:
    files = {"train.py": _STATISTIC.format(key=key) + split + _TEST, "folds.py": folds}
    dataflow = Repo(repositories.make(tmp_path, files)).dataflow
    assert bool(dataflow.findings(Kind.PREPROCESSING)) is leaks
