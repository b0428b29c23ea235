"""Git data that points elsewhere, would run or fetch something, or is broken: a score or one clear message, no more."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hostile import git_states
from hostile.checking import insist_on_an_answer, score_of
from repositories import git, make

WITH_A_MESSAGE = {
    "git_file_that_points_at_itself": "git cannot read it",
    "configuration_included_by_condition": "git cannot read it",
    "configuration_that_is_broken": "bad config line 1",
    "format_of_the_future": "found 99",
    "pipe_for_configuration": "config: is not a regular file",
    "pipe_for_head": "HEAD: is not a regular file",
    "pipe_for_index": "index: is not a regular file",
}
Build = Callable[[Path, Path], None]


@pytest.mark.parametrize("build", git_states.BUILDERS, ids=lambda build: build.__name__)
def test_it_ends_in_an_answer_and_runs_nothing(tmp_path: Path, build: Build) -> None:
    folder, canary = tmp_path / "repo", tmp_path / "canary"
    build(folder, canary)
    message = insist_on_an_answer(folder)
    assert not canary.exists()
    expected = WITH_A_MESSAGE.get(build.__name__)
    assert message is None if expected is None else expected in message


def test_settings_that_change_what_git_prints_do_not_change_the_score(tmp_path: Path) -> None:
    git_states.settings_that_change_what_git_prints(tmp_path / "repo", tmp_path / "canary")
    plain = make(tmp_path / "plain", git_states.CODE)
    git(plain, "commit", "--quiet", "--allow-empty", "-m", "Describe the forest")
    assert score_of(tmp_path / "repo") == score_of(plain)


def test_replaced_and_grafted_history_is_seen_as_it_was(tmp_path: Path) -> None:
    plain = make(tmp_path / "plain", git_states.CODE)
    git_states.replaced_objects(tmp_path / "replaced", tmp_path / "canary")
    assert score_of(tmp_path / "replaced") == score_of(plain)
