"""After a change only what it touches is found anew, and all verdicts are those of a run without the cache."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from repositories import git, make
from test_kept_results import said

from mlfolio import catalogue, kept_verdicts, paths
from mlfolio.cache import Cache
from mlfolio.kept_results import results_of
from mlfolio.repo import Repo

TRAIN = (
    "import pandas as pd\nfrom sklearn.linear_model import LogisticRegression\n"
    "from sklearn.model_selection import train_test_split\n\nfrom project.tables import scaled\n\n"
    "table = pd.read_csv('data.csv')\nrows, labels = scaled(table), table.pop('label')\n"
    "X_train, X_test, y_train, y_test = train_test_split(rows, labels, random_state=0)\n"
    "model = LogisticRegression().fit(X_train, y_train)\nprint(model.score(X_test, y_test))\n"
)
FILES = {
    "README.md": "# Wine\n\nTells good wines from bad ones.\n\n```sh\npython train.py\n```\n",
    "requirements.txt": "pandas==2.2.0\nscikit-learn==1.5.0\n",
    "train.py": TRAIN,
    "project/__init__.py": "",
    "project/tables.py": "def scaled(table):\n    return table / 10\n",
    "project/names.py": "NAMES = ('good', 'bad')\n",
    "tests/test_tables.py": "from project.tables import scaled\n\n\ndef test_scaled():\n    assert scaled(10) == 1\n",
    ".github/workflows/ci.yml": "on: push\njobs:\n  test:\n    steps:\n      - run: pytest\n",
    "eda.ipynb": ["import pandas as pd", "pd.read_csv('data.csv').describe()"],
}
LEAKING = (
    "from sklearn.preprocessing import StandardScaler\n\n\n"
    "def scaled(table):\n    return StandardScaler().fit_transform(table)\n"
)
LINES = (
    "COUNT = 3\n",
    "import os, sys\n",
    "def f(a):\n    return a\n",
    "# x = 1\n",
    "path = '/home/ada/data.csv'\n",
    "def test_more():\n    assert True\n",
    "def (:\n",
    "from project.names import NAMES\n",
    "# Wine\n",
    "model.fit(rows, labels)\n",
    "é = 1\n",
    "pandas\n",
    "numpy==1.26\n",
    "import numpy\nnumpy.product([1])\n",
    "trainData = testData = 1\n",
)


def ids() -> list[str]:
    return list(catalogue.identify(paths.bundled("checks")))


def again(folder: Path, cache: Path) -> set[str]:
    """Return the checks that a run after the last one would put again; then run it."""
    repo, folder_of_checks = Repo(folder, Cache(cache)), paths.bundled("checks")
    name = kept_verdicts.name_of(folder_of_checks, ids(), repo)
    holding = {one.check.id for one in kept_verdicts.still_holding(kept_verdicts.last_run(name, repo), repo)}
    results_of(folder_of_checks, ids(), Repo(folder, Cache(cache)))
    return set(ids()) - holding


@pytest.fixture
def known(tmp_path: Path) -> tuple[Path, Path]:
    folder, cache = make(tmp_path / "wine", FILES), tmp_path / "cache"
    results_of(paths.bundled("checks"), ids(), Repo(folder, Cache(cache)))
    return folder, cache


def test_a_change_puts_again_what_looks_at_it_alone(known: tuple[Path, Path]) -> None:
    folder, cache = known
    assert again(folder, cache) == set()
    # Six statements make a row that may be a copy.
    (folder / "project/names.py").write_text("".join(f"NAME_{number} = 'wine {number}'\n" for number in range(6)))
    touched = again(folder, cache)
    assert "no-duplicated-code" in touched
    assert touched.isdisjoint(
        {"has-readme", "no-preprocessing-leakage", "tests-run-in-ci", "informative-commit-messages"}
    )


def test_a_new_commit_puts_again_what_reads_the_history(known: tuple[Path, Path]) -> None:
    folder, cache = known
    git(folder, "commit", "-q", "--allow-empty", "-m", "wip")
    assert {"informative-commit-messages", "no-secrets-in-history"} <= again(folder, cache)
    assert "has-readme" not in again(folder, cache)


def test_a_module_that_a_source_follows_into_changes_what_the_source_came_to(known: tuple[Path, Path]) -> None:
    folder, cache = known
    (folder / "project/tables.py").write_text(LEAKING)
    assert "no-preprocessing-leakage" in again(folder, cache)
    assert said(folder, cache) == said(folder, None)


def test_verdicts_whose_facts_were_lost_do_not_hold(known: tuple[Path, Path]) -> None:
    folder, cache = known
    name = kept_verdicts.name_of(paths.bundled("checks"), ids(), Repo(folder, Cache(cache)))
    with closing(sqlite3.connect(cache / "found.sqlite3")) as store, store:
        store.execute("DELETE FROM entries WHERE key != ?", (name,))
    (folder / "train.py").write_text("print(1)\n")
    assert again(folder, cache) == set(ids())


def changed(folder: Path, choice: random.Random) -> None:
    """Change something of a repository, as people do."""
    tracked = [one for one in FILES if (folder / one).exists() and not one.endswith(".ipynb")]
    path = folder / choice.choice(tracked)
    lines = path.read_text().splitlines(keepends=True)
    place = choice.randrange(len(lines) + 1)
    kind = choice.randrange(6)
    if kind < 3:
        lines.insert(place, choice.choice(LINES))
    elif kind < 5:
        del lines[place : place + choice.randrange(1, 4)]
    else:
        git(folder, "commit", "-qa", "--allow-empty", "-m", "Change it")
        return
    path.write_text("".join(lines))


@pytest.mark.parametrize("seed", range(3))
def test_whatever_changes_the_verdicts_are_those_of_a_run_without_the_cache(tmp_path: Path, seed: int) -> None:
    folder, cache, choice = make(tmp_path / "wine", FILES), tmp_path / "cache", random.Random(seed)
    said(folder, cache)
    for _ in range(4):
        changed(folder, choice)
        assert said(folder, cache) == said(folder, None)
