"""Tables that one source writes and another reads: what was learned for them goes with them."""

from collections.abc import Callable
from pathlib import Path

import pytest
import repositories
from repositories import git

from mlfolio import paths
from mlfolio.cache import Cache
from mlfolio.evidence.dataflow.data_files import is_same_file
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.kept_results import results_of
from mlfolio.repo import Repo
from mlfolio.results import plain_verdict

PREPARE = (
    "import pandas as pd\n\ndf = pd.read_csv('data/raw.csv')\n"
    "df['income'] = df['income'].fillna(df['income'].mean())\ndf.to_csv('data/clean.csv')\n"
)
HONEST = "import pandas as pd\n\npd.read_csv('data/raw.csv').dropna().to_csv('data/clean.csv')\n"
TRAIN = (
    "import pandas as pd\nfrom sklearn.linear_model import LogisticRegression\n"
    "from sklearn.model_selection import train_test_split\n\ndf = pd.read_csv('data/clean.csv')\n"
    "X_train, X_test, y_train, y_test = train_test_split(df.drop(columns='y'), df['y'], random_state=0)\n"
    "model = LogisticRegression().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"
)
LEARNED = {("prepare.py", 4)}


def learned(folder: Path, files: dict[str, object]) -> set[tuple[str, int]]:
    dataflow = Repo(repositories.make(folder, files)).dataflow  # type: ignore[arg-type]
    return {(one.path, one.line) for one in dataflow.findings(Kind.PREPROCESSING)}


def test_what_was_learned_goes_with_a_table_that_another_script_reads(tmp_path: Path) -> None:
    assert learned(tmp_path, {"prepare.py": PREPARE, "train.py": TRAIN}) == LEARNED


@pytest.mark.parametrize(
    "files",
    [
        {"prepare.py": HONEST, "train.py": TRAIN},
        {"prepare.py": PREPARE.replace("clean.csv", "other.csv"), "train.py": TRAIN},
        {"prepare.py": PREPARE, "again.py": PREPARE, "train.py": TRAIN},
        {"prepare.py": PREPARE.replace("pd.read_csv('data/raw.csv')", "given"), "train.py": TRAIN},
        {"one/prepare.py": PREPARE, "two/train.py": TRAIN},
        {"prepare.py": PREPARE.replace("df = ", "if True:\n    df = 1 +\ndf = "), "train.py": TRAIN},
    ],
    ids=["nothing learned", "another file", "two that write it", "rows of nobody", "another project", "does not parse"],
)
def test_nothing_is_known_of_a_table_that_may_be_another(tmp_path: Path, files: dict[str, object]) -> None:
    assert learned(tmp_path, files) == set()


def test_notebooks_write_and_read_through_several_files(tmp_path: Path) -> None:
    middle = "import pandas as pd\ndf = pd.read_csv('../data/clean.csv')\ndf.to_csv('../data/features.csv')\n"
    files = {
        "prepare.py": PREPARE,
        "notebooks/1.ipynb": [middle],
        "notebooks/2.ipynb": [TRAIN.replace("data/clean.csv", "../data/features.csv")],
    }
    assert learned(tmp_path, files) == LEARNED


def test_scripts_that_read_what_the_other_writes_come_to_an_end(tmp_path: Path) -> None:
    circle = PREPARE + "print(pd.read_csv('data/seen.csv'))\n"
    writes = TRAIN + "df.to_csv('data/seen.csv')\n"
    assert learned(tmp_path, {"prepare.py": circle, "train.py": writes}) == LEARNED


@pytest.mark.parametrize(
    ("path", "written", "reader", "read", "same"),
    [
        ("a.py", "clean.csv", "b.py", "./clean.csv", True),
        ("nb/a.ipynb", "../data/x.csv", "nb/b.ipynb", "../data/x.csv", True),
        ("nb/a.ipynb", "../data/x.csv", "src/b.py", "data/x.csv", True),
        ("src/data/a.py", "data/x.csv", "src/models/b.py", "data/x.csv", True),
        ("one/a.py", "data/x.csv", "two/b.py", "data/x.csv", False),
        ("one/a.py", "../data/x.csv", "two/three/b.py", "../data/x.csv", False),
        ("one/a.py", "/home/x.csv", "two/b.py", "/home/x.csv", True),
        ("one/a.py", "C:\\data\\x.csv", "two/b.py", "C:/data/x.csv", True),
        ("a.py", "data/x.csv", "b.py", "other/x.csv", False),
        ("a.py", "../x.csv", "b.py", "x.csv", False),
    ],
)
def test_paths_that_mean_one_file(path: str, written: str, reader: str, read: str, same: bool) -> None:
    assert is_same_file(path, written, reader, read) == same


def found(folder: Path, cache: Path | None) -> list[object]:
    repo = Repo(folder, Cache(cache) if cache else None)
    results = results_of(paths.bundled("checks"), ("no-preprocessing-leakage",), repo)
    return [plain_verdict(result.verdict) for result in results]


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "prepare.py").write_text(HONEST),
        lambda folder: (folder / "again.py").write_text(PREPARE),
        lambda folder: git(folder, "rm", "-q", "prepare.py"),
    ],
    ids=["what it writes changes", "another writes it, too", "nobody writes it"],
)
def test_what_is_kept_of_a_source_holds_while_the_same_write_its_files(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    folder = repositories.make(tmp_path / "repository", {"prepare.py": PREPARE, "train.py": TRAIN})
    before = found(folder, tmp_path / "cache")
    change(folder)
    git(folder, "add", "--all")
    assert found(folder, tmp_path / "cache") == found(folder, None) != before
