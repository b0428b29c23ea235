"""Folders that hold what no project holds: nothing outside is read, nothing is waited for, nothing is run."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hostile import file_systems
from hostile.checking import check, insist_on_an_answer
from repositories import make


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A place for a folder that only `rm` can remove: pytest's own clean-up would run out of stack."""
    yield tmp_path / "repo"
    subprocess.run(["rm", "-rf", str(tmp_path / "repo")], check=True)


SLOW = {file_systems.a_hundred_thousand_tiny_files}
BUILDERS = [
    pytest.param(build, marks=pytest.mark.slow if build in SLOW else (), id=build.__name__)
    for build in file_systems.BUILDERS
]


@pytest.mark.parametrize("build", BUILDERS)
def test_it_ends_in_a_score(folder: Path, build: Callable[[Path], None]) -> None:
    build(folder)
    assert insist_on_an_answer(folder) is None


@pytest.mark.slow
@pytest.mark.parametrize("build", file_systems.TOO_LARGE)
def test_what_is_too_large_for_a_project_is_refused(folder: Path, build: Callable[[Path], None]) -> None:
    build(folder)
    said = insist_on_an_answer(folder)
    assert said is not None
    assert "repo: holds more than 200,000 files" in said


@pytest.mark.parametrize(
    "build",
    [
        file_systems.links_out_of_a_plain_folder,
        file_systems.links_out_of_a_repository,
        file_systems.files_that_became_links,
        file_systems.folder_that_became_a_link,
    ],
)
def test_nothing_behind_a_link_is_shown(folder: Path, build: Callable[[Path], None]) -> None:
    build(folder)
    said = check(folder).stdout
    assert "root:x:" not in said
    assert "x ==" not in said


def test_a_name_that_looks_like_an_option_is_a_folder(tmp_path: Path) -> None:
    make(tmp_path / "--output=canary", file_systems.CODE)
    command = ["check", "--format", "json", "--", "--output=canary"]
    done = subprocess.run(
        [sys.executable, "-m", "mlfolio", *command], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "canary").exists()
