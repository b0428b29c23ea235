"""What a kaggle project promises: it trains on real data without leaks, tests itself, and says what it found."""

import re
import sys
from pathlib import Path

import pytest
from projects import make, project, run, use_twice

COMBINATIONS = [
    {},
    {"task": "multiclass", "metric": "f1-macro", "scheme": "time", "framework": "pytorch", "licence": "BSD-3-Clause"},
    {"task": "regression", "metric": "rmse", "scheme": "group", "framework": "tensorflow", "licence": "Apache-2.0"},
    {"task": "binary", "metric": "accuracy", "scheme": "plain", "framework": "pytorch", "competition": "titanic"},
    {"task": "multiclass", "metric": "log-loss", "scheme": "stratified", "framework": "tensorflow"},
    {"task": "regression", "metric": "mae", "scheme": "time", "framework": "scikit-learn"},
    {"task": "binary", "metric": "f1", "scheme": "time", "framework": "tensorflow"},
    {"task": "regression", "metric": "r2", "scheme": "plain", "framework": "pytorch"},
    {"task": "multiclass", "metric": "accuracy", "scheme": "group", "framework": "scikit-learn"},
    {"task": "binary", "metric": "log-loss", "scheme": "group", "framework": "scikit-learn"},
]
"""Every pair of task, scheme and framework, and every metric and licence, at least once."""


def names(answers: dict[str, str]) -> str:
    return "-".join(answers.values()) or "defaults"


@pytest.mark.parametrize("answers", COMBINATIONS, ids=names)
def test_it_is_formatted_and_without_lint_whatever_is_answered(tmp_path: Path, answers: dict[str, str]) -> None:
    folder = project("kaggle", tmp_path / "p", package_name="a_name_of_thirty_characters_xx", **answers)
    run(folder, sys.executable, "-m", "ruff", "check", "--no-cache", ".")
    run(folder, sys.executable, "-m", "ruff", "format", "--no-cache", "--check", ".")


def test_its_own_tests_pass(tmp_path: Path) -> None:
    folder = project("kaggle", tmp_path / "entry", package_name="entry")
    said = run(folder, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", PYTHONPATH=str(folder / "src"))
    assert re.search(r"^\d{2,} passed in", said, re.MULTILINE), said


@pytest.mark.slow
@pytest.mark.parametrize("answers", COMBINATIONS, ids=names)
def test_its_commands_work_twice_and_change_nothing(
    tmp_path: Path, environments: Path, where_mlfolio_is: dict[str, str], answers: dict[str, str]
) -> None:
    folder = project("kaggle", tmp_path / "entry", package_name="entry", git=True, **answers)
    environment = environments / f"kaggle-{answers.get('framework', 'scikit-learn')}"
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert "$ make run " in readme
    assert "$ make test " in readme
    use_twice(folder, environment, ("run", "test", "lint", "docs"), where_mlfolio_is)
    assert "| linear |" in (folder / "README.md").read_text(encoding="utf-8")
    make(folder, environment, "submit", EXPERIMENT="linear")
