"""Where a path in somebody's text can lead."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.evidence.prose.whereabouts import Whereabouts
from mlfolio.repo import Repo


@pytest.fixture
def here(tmp_path: Path) -> Whereabouts:
    files = {
        "a/src/Train.py": "",
        "a/pkg/__init__.py": "",
        "Makefile": "all: x\nx y:\n\ttrue\nA := 1\n",
        ".gitignore": "/out/\n*.log\n!b\n",
    }
    return Whereabouts(Repo(make(tmp_path / "r", dict(files))).files)


@pytest.mark.parametrize(
    "path", ["a/src/Train.py", "src/train.py", "train.py", "./src/", "../src", "", "a", "clone/a/src/train.py"]
)
def test_what_is_here(path: str, here: Whereabouts) -> None:
    assert here.holds(path)


@pytest.mark.parametrize("path", ["rain.py", "b/train.py", "src/a/src/train.py", "clone/makefile", "src/a", "train"])
def test_what_is_not(path: str, here: Whereabouts) -> None:
    assert not here.holds(path)


def test_modules_are_files_or_packages(here: Whereabouts) -> None:
    assert here.holds_module("src.train")
    assert here.holds_module("pkg")
    assert not here.holds_module("pkg.lost")


def test_targets_are_what_stands_before_a_colon(here: Whereabouts) -> None:
    assert here.make_targets == {"all", "x", "y"}


def test_ignored_is_what_a_gitignore_names(here: Whereabouts) -> None:
    assert [here.is_ignored(path) for path in ("out/x.py", "a.log", "b", "outer/x.py")] == [True, True, False, False]
