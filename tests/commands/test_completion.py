"""The shell completes commands, options and the ids of checks, as docs/completion.md says."""

import os
import subprocess
import sys

import pytest

PROGRAM = "import sys, mlfolio.cli; sys.argv[0] = 'mlfolio'; mlfolio.cli.main()"


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


def test_commands_options_and_ids_are_completed() -> None:
    assert "check" in completed("mlfolio ch", 1)
    assert "--baseline" in completed("mlfolio check --ba", 2)
    assert "has-tests" in completed("mlfolio explain has-", 2)
    assert "has-tests" in completed("mlfolio check --select has-readme,has-", 3)
