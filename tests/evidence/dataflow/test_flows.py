"""The dataflow of whole repositories: modules that import each other, notebooks as they ran, what is skipped."""

import ast
from pathlib import Path

import pytest
import repositories

from mlfolio.evidence.dataflow.analysis import Others, analyse
from mlfolio.evidence.dataflow.flows import _share
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.dataflow.leaks import leaks_of
from mlfolio.evidence.dataflow.module_slices import Layout
from mlfolio.evidence.dataflow.run import BUDGET, ELSEWHERE
from mlfolio.examples import Ran
from mlfolio.repo import Repo
from mlfolio.verdicts import Place

PREPARE = (
    "import pandas as pd\nfrom sklearn.preprocessing import scale\n\n\n"
    "def rows(path):\n    return scale(pd.read_csv(path))\n"
)
TRAIN = (
    "from sklearn.model_selection import train_test_split\nfrom sklearn.svm import SVC\n\nfrom prepare import rows\n\n"
    "X = rows('a.csv')\ny = rows('b.csv')\nX_train, X_test, y_train, y_test = train_test_split(X, y)\n"
    "model = SVC().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"
)


def test_a_leak_is_followed_into_the_module_that_makes_it(tmp_path: Path) -> None:
    dataflow = Repo(repositories.make(tmp_path, {"prepare.py": PREPARE, "train.py": TRAIN})).dataflow
    (finding,) = dataflow.findings(Kind.PREPROCESSING)
    assert (finding.path, finding.line) == ("prepare.py", 6)
    assert "tests on (train.py, line 10)" in finding.message or "tests on (line 10)" in finding.message
    assert finding.related == (
        Place("loaded", "prepare.py", 6),
        Place("split", "train.py", 8),
        Place("learned", "prepare.py", 6),
        Place("trained", "train.py", 9),
        Place("tested", "train.py", 10),
    )


def test_cells_are_executed_in_the_order_in_which_they_ran(tmp_path: Path) -> None:
    cells = [
        Ran("import pandas as pd\nfrom sklearn.svm import SVC\nfrom sklearn.preprocessing import scale", 1),
        Ran(
            "from sklearn.model_selection import train_test_split\nX, y = pd.read_csv('a.csv'), pd.read_csv('b.csv')", 2
        ),
        Ran("X_train, X_test, y_train, y_test = train_test_split(X, y)", 4),
        Ran("X = scale(X)", 3),
        Ran("model = SVC().fit(X_train, y_train)\nmodel.score(X_test, y_test)", 5),
    ]
    (finding,) = Repo(repositories.make(tmp_path, {"a.ipynb": cells})).dataflow.findings(Kind.PREPROCESSING)
    assert (finding.line, finding.cell) == (1, 4)


def test_what_trains_nothing_is_not_analysed(tmp_path: Path) -> None:
    dataflow = Repo(
        repositories.make(tmp_path, {"a.py": "import pandas as pd\n\nprint(pd.read_csv('a.csv'))\n"})
    ).dataflow
    assert dataflow.flows == {}
    assert not dataflow.evaluated


def test_the_share_counts_sources(tmp_path: Path) -> None:
    honest = TRAIN.replace("rows('", "load('")
    dataflow = Repo(repositories.make(tmp_path, {"prepare.py": PREPARE, "a.py": TRAIN, "b.py": honest})).dataflow
    assert dataflow.held_out == {"a.py", "b.py"}
    assert dataflow.share_without(Kind.PREPROCESSING, dataflow.held_out) == 0.5


def test_what_lies_in_other_modules_is_followed_as_far_as_the_share_of_a_source_goes() -> None:
    modules = {"prepare": ("prepare.py", Layout(ast.parse(PREPARE).body))}

    def resolve(name: str, level: int, path: str) -> tuple[str, Layout] | None:
        return modules.get(name)

    statements = ast.parse(TRAIN).body
    followed, apart = (analyse("train.py", statements, Others(resolve, steps=steps)) for steps in (100, 0))
    assert [leak.kind for leak in leaks_of(followed)] == [Kind.PREPROCESSING]
    assert leaks_of(apart) == []
    # Its own statements are executed all the same.
    assert len(apart.tests) == len(followed.tests) == 1


def test_sources_share_the_steps_in_other_modules_equally() -> None:
    assert _share(1) == _share(30) == BUDGET
    assert 2 * 500 * _share(500) > ELSEWHERE >= 500 * _share(500)


def test_all_names_of_a_module_may_be_imported_and_bound_anew(tmp_path: Path) -> None:
    star = TRAIN.replace("from prepare import", "from prepare import *  #")
    assert star != TRAIN
    found = Repo(repositories.make(tmp_path / "a", {"prepare.py": PREPARE, "train.py": star})).dataflow
    assert len(found.findings(Kind.PREPROCESSING)) == 1
    anew = star.replace("*  #", "*\nfrom elsewhere import rows  #")
    other = Repo(repositories.make(tmp_path / "b", {"prepare.py": PREPARE, "train.py": anew})).dataflow
    assert other.findings(Kind.PREPROCESSING) == []


LEAKY = (
    "from sklearn.model_selection import train_test_split\nfrom sklearn.preprocessing import scale\n"
    "from sklearn.svm import SVC\n\n\ndef {name}(X, y):\n    {doc!r}\n    X = scale(X)\n"
    "    X_train, X_test, y_train, y_test = train_test_split(X, y)\n"
    "    print(SVC().fit(X_train, y_train).score(X_test, y_test))\n\n\n{name}(read('a.csv'), read('b.csv'))\n"
)


@pytest.mark.parametrize(
    ("name", "doc", "told"),
    [
        ("run", "How good it is.", 1),
        ("run", "Scales first, on purpose, to avoid leaks.", 1),
        ("leaky_relu", "How good it is.", 1),
        ("run", "The wrong workflow, on purpose: scales before the split.", 0),
        ("run_leaky", "Scales before the split.", 0),
        ("run", "Fills all rows together first. (This can cause data leakage)", 0),
        ("run", "Scales before the split, which leads to leakage.", 0),
        ("run", "Scales before the split. This can cause leakage if the rows are not shuffled.", 1),
        ("run", "Scales on its own to avoid that this causes a leak.", 1),
    ],
)
def test_a_leak_that_is_made_on_purpose_is_no_finding(name: str, doc: str, told: int, tmp_path: Path) -> None:
    code = LEAKY.format(name=name, doc=doc)
    found = Repo(repositories.make(tmp_path, {"train.py": code})).dataflow.findings(Kind.PREPROCESSING)
    assert len(found) == told
