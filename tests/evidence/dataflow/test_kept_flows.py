"""What the analysis of a source came to is kept as long as the source, and all that it looked at, is as it was."""

import os
from collections.abc import Callable
from pathlib import Path
from time import time

import pytest
from repositories import git, make

from mlfolio import paths
from mlfolio.cache import Cache
from mlfolio.kept_results import results_of
from mlfolio.repo import Repo
from mlfolio.results import plain_verdict

IDS = ("no-multi-test-leakage", "no-overlap-leakage", "no-preprocessing-leakage", "evaluated-on-unseen-data")
HONEST = "import pandas as pd\n\n\ndef rows(path):\n    return pd.read_csv(path)\n"
LEAKING = (
    "import pandas as pd\nfrom sklearn.preprocessing import scale\n\n\n"
    "def rows(path):\n    return scale(pd.read_csv(path))\n"
)


def train(module: str) -> str:
    return (
        "from sklearn.model_selection import train_test_split\nfrom sklearn.svm import SVC\n\n"
        f"from {module} import rows\n\nX = rows('a.csv')\ny = rows('b.csv')\n"
        "X_train, X_test, y_train, y_test = train_test_split(X, y)\n"
        "model = SVC().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"
    )


FILES = {
    "prepare.py": LEAKING,
    "train.py": train("prepare"),
    "other.py": train("elsewhere"),
    "a/read.py": LEAKING.replace("scale", "minmax_scale"),
}


def found(folder: Path, cache: Path | None) -> tuple[list[object], set[str]]:
    """Return the verdicts on the leaks in `folder`, and the files of which something was found anew."""
    repo = Repo(folder, Cache(cache) if cache else None)
    results = results_of(paths.bundled("checks"), IDS, repo)
    return [plain_verdict(result.verdict) for result in results], set(repo.files.learned())


def age(folder: Path) -> None:
    """Let the index know the files, and be newer than they are, as it is a moment after a commit."""
    git(folder, "add", "--all")
    os.utime(folder / ".git" / "index", (time() + 9,) * 2)


def write(path: str, text: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / path).write_text(text)

    return change


def move(*names: tuple[str, str]) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        for name in names:
            git(folder, "mv", *name)

    return change


@pytest.mark.parametrize(
    ("change", "again"),
    [
        pytest.param(write("prepare.py", HONEST), {"prepare.py", "train.py"}, id="what it imports is mended"),
        pytest.param(write("elsewhere.py", LEAKING), {"elsewhere.py", "other.py"}, id="its import leads here now"),
        pytest.param(lambda folder: git(folder, "rm", "-q", "prepare.py"), {"train.py"}, id="what it imports is gone"),
        pytest.param(
            move(("a/read.py", "a/elsewhere.py")),
            {"a/elsewhere.py", "other.py"},
            id="what nothing imported has the name that is imported",
        ),
        pytest.param(
            move(("prepare.py", "old.py"), ("a/read.py", "prepare.py")),
            {"old.py", "prepare.py", "train.py"},
            id="another file has the name that is imported",
        ),
        pytest.param(write("train.py", train("a.read")), {"train.py"}, id="it imports another"),
        pytest.param(write("unused.py", HONEST), {"unused.py"}, id="a module that nothing imports"),
    ],
)
def test_what_a_change_leads_to_is_found_anew_and_nothing_else(
    tmp_path: Path, change: Callable[[Path], None], again: set[str]
) -> None:
    folder, cache = make(tmp_path / "repository", FILES), tmp_path / "cache"
    age(folder)
    before, _ = found(folder, cache)
    change(folder)
    age(folder)
    warm, anew = found(folder, cache)
    assert warm == found(folder, None)[0]
    assert (warm == before) == (again == {"unused.py"})
    assert anew == again
    assert found(folder, cache) == (warm, set())
