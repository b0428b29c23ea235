"""The shell completes commands, options and the ids of checks, as docs/completion.md says."""

import os
import subprocess
import sys

import pytest

PROGRAM = "import sys, mlfolio.start; sys.argv[0] = 'mlfolio'; mlfolio.start.main()"


def completed(words: str, number: int) -> str:
    given = {**os.environ, "_MLFOLIO_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(number)}
    return subprocess.run(
        [sys.executable, "-c", PROGRAM], env=given, capture_output=True, text=True, check=False
    ).stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(shell: str) -> None:
    given = {**os.environ, "_MLFOLIO_COMPLETE": f"{shell}_source"}
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=given, capture_output=True, text=True, check=False)
    assert "_MLFOLIO_COMPLETE" in done.stdout
    assert shell != "fish" or 'string split --max 1 ","' in done.stdout


def test_commands_options_and_ids_are_completed() -> None:
    assert "check" in completed("mlfolio ch", 1)
    assert "--baseline" in completed("mlfolio check --ba", 2)
    assert "has-tests" in completed("mlfolio explain has-", 2)
    assert "has-tests" in completed("mlfolio check --select has-readme,has-", 3)
    assert "kaggle" in completed("mlfolio new ka", 2)


def test_the_shell_is_asked_for_folders_and_files() -> None:
    assert completed("mlfolio check sr", 2) == "dir,sr\n"
    assert completed("mlfolio diff be", 2) == "file,be\n"
    assert completed("mlfolio diff before.json af", 3) == "file,af\n"


def test_fish_completes_an_id_behind_a_comma() -> None:
    words = {"COMP_WORDS": "mlfolio check --select has-readme,has-t", "COMP_CWORD": "has-readme,has-t"}
    given = {**os.environ, "_MLFOLIO_COMPLETE": "fish_complete", **words}
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=given, capture_output=True, text=True, check=False)
    # What its script does with each line: the kind of word stands before the first comma.
    assert [line.split(",", 1) for line in done.stdout.splitlines()] == [["plain", "has-readme,has-tests"]]
