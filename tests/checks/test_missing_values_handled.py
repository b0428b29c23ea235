"""Where missing-values-handled is named: at a table that something is trained on."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask, places


@pytest.fixture
def handled(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "missing-values-handled")


def test_the_table_that_is_trained_on_is_named_before_one_that_is_only_shown(handled: Check, tmp_path: Path) -> None:
    read = "import pandas as pd\nrows = pd.read_csv('a.csv')\n"
    train = "from sklearn.svm import SVC\nSVC().fit(rows.drop(columns='y'), rows['y'])\n"
    folder = make(tmp_path, {"dashboard.py": read + "show(rows)\n", "train.py": read + train})
    assert places(ask(handled, folder)) == {("train.py", 2, None)}


def test_a_description_of_the_data_may_say_that_nothing_is_missing(handled: Check, tmp_path: Path) -> None:
    train = (
        "import pandas as pd\nfrom sklearn.svm import SVC\n\nrows = pd.read_csv('a.csv')\nSVC().fit(rows, rows['y'])\n"
    )
    told = {"train.py": train, "data/a.names": "8. Missing Attribute Values: None\n"}
    assert ask(handled, make(tmp_path / "none", told)).share == 0.7
    told = {"train.py": train, "data/a.names": "8. Missing Attribute Values: 16\n"}
    assert ask(handled, make(tmp_path / "some", told)).share == 0
