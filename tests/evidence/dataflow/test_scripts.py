"""Scripts and notebooks that only call what trains in other modules."""

from pathlib import Path

import pytest
import repositories

from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.repo import Repo

PREPARE = (
    "import pandas as pd\nfrom sklearn.model_selection import train_test_split\nfrom sklearn.preprocessing import scale"
    "\n\n\ndef parts(path):\n    rows = pd.read_csv(path)\n    return train_test_split(scale(rows), rows['y'])\n"
)
TRAIN = (
    "from sklearn.svm import SVC\n\n\ndef train(X, y):\n    return SVC().fit(X, y)\n\n\n"
    "def test(model, X, y):\n    return model.score(X, y)\n"
)
MAIN = (
    "from prepare import parts\nfrom train import test, train\n\n\ndef main():\n"
    "    X_train, X_test, y_train, y_test = parts('a.csv')\n    print(test(train(X_train, y_train), X_test, y_test))\n"
)


@pytest.mark.parametrize("start", ["\n\nif __name__ == '__main__':\n    main()\n", "\n\nprint(main())\n"])
def test_a_script_that_only_calls_what_trains_is_followed(tmp_path: Path, start: str) -> None:
    files = {"prepare.py": PREPARE, "train.py": TRAIN, "main.py": MAIN + start}
    (finding,) = Repo(repositories.make(tmp_path, files)).dataflow.findings(Kind.PREPROCESSING)
    assert (finding.path, finding.line) == ("prepare.py", 8)


def test_a_module_that_nothing_runs_is_no_start(tmp_path: Path) -> None:
    files = {"prepare.py": PREPARE, "train.py": TRAIN, "main.py": MAIN}
    assert set(Repo(repositories.make(tmp_path, files)).dataflow.flows) == {"train.py"}


def test_a_notebook_that_brings_its_training_in_is_followed(tmp_path: Path) -> None:
    files = {"prepare.py": PREPARE, "train.py": TRAIN, "main.py": MAIN, "a.ipynb": ["from main import main\nmain()"]}
    (finding,) = Repo(repositories.make(tmp_path, files)).dataflow.findings(Kind.PREPROCESSING)
    assert finding.path == "prepare.py"
