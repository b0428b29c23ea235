"""What a kaggle project promises: it trains on real data without leaks, tests itself, and says what it found."""

import json
import re
import sys
import tomllib
from pathlib import Path

import pandas as pd
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


def test_its_tests_hold_once_a_competition_is_chosen_whose_data_is_not_there(tmp_path: Path) -> None:
    folder = project("kaggle", tmp_path / "entry", package_name="entry", competition="titanic", metric="accuracy")
    config = folder / "config.toml"
    text = config.read_text(encoding="utf-8")
    for sample, chosen in (('data/sample"\n', 'data/raw"\n'), ('"id"', '"PassengerId"'), ('"is_male"', '"Survived"')):
        assert sample in text
        text = text.replace(sample, chosen)
    config.write_text(text.replace('"nest"', '""').replace('"date"', '""'), encoding="utf-8")
    tests = ("tests/test_project.py", "tests/test_notebooks.py")
    command = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests)
    assert "1 skipped" in run(folder, *command, PYTHONPATH=str(folder / "src"))


def test_its_notebook_takes_a_table_without_numbers(tmp_path: Path) -> None:
    notebook = project("kaggle", tmp_path / "entry") / "notebooks" / "exploration.ipynb"
    cells = ["".join(cell["source"]) for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]]
    looking = [source for source in cells if "against_target(" in source]
    words = pd.DataFrame({"colour": ["red", "green"]})
    for source in looking:
        exec(source, {"train": words, "features": ["colour"]})  # It would draw nothing, and raise nothing.
    assert looking


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"metric": "accuracy"}, "one of two answers"),
        ({"metric": "log-loss"}, "the probability that the answer is yes"),
        ({"task": "multiclass", "metric": "log-loss"}, "a probability for each of several classes"),
        ({"task": "multiclass", "metric": "accuracy"}, "one of several classes"),
    ],
)
def test_the_readme_says_what_the_metric_asks_for(tmp_path: Path, answers: dict[str, str], said: str) -> None:
    readme = project("kaggle", tmp_path / "entry", **answers) / "README.md"
    assert f"each row is to get {said},\n" in readme.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("answers", "params"),
    [
        ({}, {}),
        ({"metric": "f1"}, {"strategy": "constant", "constant": 1}),
        ({"task": "regression", "metric": "mae"}, {"strategy": "median"}),
        ({"task": "regression"}, {}),
    ],
)
def test_the_baseline_is_the_best_constant_of_its_metric(
    tmp_path: Path, answers: dict[str, str], params: dict[str, object]
) -> None:
    baseline = project("kaggle", tmp_path / "entry", **answers) / "experiments" / "baseline.toml"
    assert tomllib.loads(baseline.read_text(encoding="utf-8"))["params"] == params


def test_without_a_competition_its_page_on_data_points_to_nothing_above(tmp_path: Path) -> None:
    page = project("kaggle", tmp_path / "entry") / "docs" / "data.md"
    assert "Until then" not in page.read_text(encoding="utf-8")


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
