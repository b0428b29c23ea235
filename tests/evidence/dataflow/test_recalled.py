"""What is found beyond the statements of one source in order: other modules, own steps, files written and read."""

from pathlib import Path

import pytest
import repositories

from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.repo import Repo

DATA = (
    "import pandas as pd\nfrom sklearn.model_selection import train_test_split\n\nprices = pd.read_csv('prices.csv')\n"
    "{filled}\nX, y = prices.drop(columns='price'), prices['price']\n"
    "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)\n{more}"
)
FILLED = "prices['age'] = prices['age'].fillna(prices['age'].mean())"
USED = (
    "{imports}\nfrom sklearn.linear_model import Ridge\n\n"
    "model = Ridge().fit({of}X_train, {of}y_train)\nprint(model.score({of}X_test, {of}y_test))\n"
)
NAMES = "from data import X_train, X_test, y_train, y_test"


def lines_found(tmp_path: Path, files: dict[str, str], kind: Kind = Kind.PREPROCESSING) -> list[tuple[str, int | None]]:
    """Return the path and line of each finding in a repository of these files."""
    found = Repo(repositories.make(tmp_path, files)).dataflow.findings(kind)
    return [(finding.path, finding.line) for finding in found]


@pytest.mark.parametrize(
    ("imports", "of"), [(NAMES, ""), ("from data import *", ""), ("import data", "data."), ("import data as d", "d.")]
)
def test_what_a_module_splits_is_known_to_who_imports_it(tmp_path: Path, imports: str, of: str) -> None:
    files = {"data.py": DATA.format(filled=FILLED, more=""), "train.py": USED.format(imports=imports, of=of)}
    assert lines_found(tmp_path, files) == [("data.py", 5)]


@pytest.mark.parametrize(
    ("filled", "expected"),
    [
        ("prices['age'].fillna(prices['age'].mean(), inplace=True)", [("data.py", 5)]),
        ("for name in ['age', 'size']:\n    prices[name] = prices[name] / prices[name].max()", [("data.py", 6)]),
        ("if prices.isna().any():\n    prices.age = prices.age.fillna(prices.age.mean())", [("data.py", 6)]),
        ("prices = prices.fillna(prices.mean())", [("data.py", 5)]),
        ("prices['age'] = prices['age'].fillna(0)", []),
        ("if __name__ == '__main__':\n    prices['age'] = prices['age'].fillna(prices['age'].mean())", []),
    ],
)
def test_all_that_leads_to_a_name_is_executed(tmp_path: Path, filled: str, expected: list[tuple[str, int]]) -> None:
    files = {"data.py": DATA.format(filled=filled, more=""), "train.py": USED.format(imports=NAMES, of="")}
    assert lines_found(tmp_path, files) == expected


def test_what_follows_in_a_module_changes_nothing_before_it(tmp_path: Path) -> None:
    more = "prices = prices.fillna(prices.mean())\n"
    files = {"data.py": DATA.format(filled="", more=more), "train.py": USED.format(imports=NAMES, of="")}
    assert lines_found(tmp_path, files) == []
    late = "from data import prices as rows\n" + USED.format(imports=NAMES, of="")
    late = late.replace("fit(X_train, y_train)", "fit(rows[['age']], rows['price'])")
    late = late.replace("score(X_test, y_test)", "score(rows[['age']][:9], rows['price'][:9])")
    assert lines_found(tmp_path / "late", {**files, "train.py": late}, Kind.OVERLAP) == [("train.py", 6)]


OWN = (
    "import pandas as pd\nfrom sklearn.base import BaseEstimator, TransformerMixin\n"
    "from sklearn.linear_model import Ridge\nfrom sklearn.model_selection import train_test_split\n"
    "from sklearn.pipeline import Pipeline\n\n\nclass Filler(BaseEstimator, TransformerMixin):\n"
    "    def fit(self, X, y=None):\n        self.value = {value}\n        return self\n\n"
    "    def transform(self, X):\n        return X.fillna(self.value)\n\n\n"
    "prices = pd.read_csv('prices.csv')\nX, y = prices.drop(columns='price'), prices['price']\n"
    "steps = Pipeline([('fill', Filler()), ('rest', {rest})])\n"
)
FIRST = "X = steps.fit_transform(X)\nX_train, X_test, y_train, y_test = train_test_split(X, y)\n"
TESTED = "model = Ridge().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"


def test_a_step_of_the_codes_own_learns_what_its_fit_computes(tmp_path: Path) -> None:
    rest = "Pipeline([('again', Filler())])"
    learning = OWN.format(value="X.median()", rest=rest) + FIRST + TESTED
    assert lines_found(tmp_path / "a", {"train.py": learning}) == [("train.py", 10)]
    assert lines_found(tmp_path / "b", {"train.py": learning.replace("X.median()", "0")}) == []
    after = "X_train, X_test, y_train, y_test = train_test_split(X, y)\nX_train = steps.fit_transform(X_train)\n"
    after += "X_test = steps.transform(X_test)\n"
    assert lines_found(tmp_path / "c", {"train.py": learning.replace(FIRST, after)}) == []


@pytest.mark.parametrize("step", ["steps['rest']", "steps.named_steps['rest']", "steps.named_steps.rest", "steps[-1]"])
def test_a_step_tests_what_its_pipeline_was_trained_on(tmp_path: Path, step: str) -> None:
    code = OWN.format(value=0, rest="Ridge()") + f"steps.fit(X, y)\nprint({step}.score(X, y))\n"
    assert lines_found(tmp_path, {"train.py": code}, Kind.TRAINING_SCORE) == [("train.py", 21)]


def test_a_step_that_is_trained_alone_does_what_it_does_and_no_more(tmp_path: Path) -> None:
    scaled = OWN.format(value=0, rest="Ridge()").replace("Filler())", "StandardScaler())")
    alone = "{step}.fit(X, y)\nX_train, X_test, y_train, y_test = train_test_split({step}.transform(X), y)\n"
    model = scaled + "steps['rest'].fit(X, y)\nX_train, X_test, y_train, y_test = train_test_split(X, y)\n" + TESTED
    assert lines_found(tmp_path / "a", {"train.py": model}) == []
    assert lines_found(tmp_path / "b", {"train.py": scaled + alone.format(step="steps['fill']") + TESTED}) != []
    assert lines_found(tmp_path / "c", {"train.py": scaled + alone.format(step="steps[name]") + TESTED}) == []


@pytest.mark.parametrize(("ending", "kind"), [("csv", "csv"), ("parquet", "parquet"), ("xlsx", "excel")])
def test_what_is_written_to_a_path_is_read_there(tmp_path: Path, ending: str, kind: str) -> None:
    code = (
        "import pandas as pd\nfrom sklearn.linear_model import Ridge\n"
        "from sklearn.model_selection import train_test_split\n\nprices = pd.read_csv('prices.csv')\n"
        f"{FILLED}\nprices.to_{kind}('clean.{ending}')\n"
        f"clean = pd.read_{kind}('{{read}}.{ending}')\nX, y = clean[['age']], clean['price']\n"
        "X_train, X_test, y_train, y_test = train_test_split(X, y)\n"
    )
    assert lines_found(tmp_path / "a", {"train.py": code.format(read="clean") + TESTED}) == [("train.py", 6)]
    assert lines_found(tmp_path / "b", {"train.py": code.format(read="other") + TESTED}) == []


def test_rows_that_are_moved_to_a_device_stay_these_rows(tmp_path: Path) -> None:
    settings = "import torch\n\nif torch.cuda.is_available():\n    device = torch.device('cuda')\n"
    code = (
        "import torch\nfrom torch import nn\nfrom sklearn.metrics import accuracy_score\n"
        "from sklearn.model_selection import train_test_split\n\nfrom settings import device\n\n\n"
        "class Net(nn.Module):\n    def forward(self, x):\n        return x\n\n\n"
        "X, y = torch.load('x.pt'), torch.load('y.pt')\n"
        "X = (X - X.mean()).to(device)\nX_train, X_test, y_train, y_test = train_test_split(X, y)\n"
        "net = Net().to(device)\n"
        "nn.MSELoss()(net(X_train.to(device)), y_train).backward()\n"
        "print(accuracy_score(y_test, net(X_test.to(device))))\n"
    )
    assert lines_found(tmp_path, {"settings.py": settings, "train.py": code}) == [("train.py", 15)]


@pytest.mark.parametrize(
    ("tested", "expected"),
    [("pd.DataFrame(scaled)", [("train.py", 9)]), ("pd.DataFrame(scaler.transform(test[['age']]))", [])],
    ids=["made of the training rows", "made of the others"],
)
def test_a_test_set_that_is_the_training_part_of_a_split_is_none(
    tmp_path: Path, tested: str, expected: list[tuple[str, int]]
) -> None:
    code = (
        "import pandas as pd\nfrom sklearn.model_selection import train_test_split\nfrom sklearn.svm import SVC\n"
        "from sklearn.preprocessing import StandardScaler\n"
        "train, test = train_test_split(pd.read_csv('a.csv'), random_state=0)\nscaler = StandardScaler()\n"
        f"scaled = scaler.fit_transform(train[['age']])\nX_test = {tested}\n"
        "print(SVC().fit(pd.DataFrame(scaled), train['y']).score(X_test, test['y']))\n"
    )
    assert lines_found(tmp_path, {"train.py": code}, Kind.TRAINING_SCORE) == expected
