"""What counts as logic at the top level, and what a showcase is."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.examples import Content, Markdown
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome, Verdict

MODULE = "def clean(rows):\n" + "    rows.sort()\n" * 60
CELLS = "rows = read()\n" + "rows.sort()\n" * 59
HALF, NEARLY = "rows.sort()\n" * 31, "rows.sort()\n" * 55
TECHNIQUES = ("Linear Regression", "K Fold Cross Validation", "naive_bayes", "train_test_split", "Random Forest")
_TRAINS = "def train(x, y):\n" + "    x.sort()\n" * 20 + "    return SVC().fit(x, y)\n"
_WRITTEN = "f <- function(x) {\n" + "  x\n" * 20 + "}\n"


@pytest.fixture
def modular(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "code-in-modules")


def judge(check: Check, folder: Path, files: dict[str, Content]) -> Verdict:
    return ask(check, make(folder / "r", files))


def test_a_notebook_that_imports_the_project_counts_a_quarter(modular: Check, tmp_path: Path) -> None:
    shown = judge(modular, tmp_path / "a", {"tool/clean.py": MODULE, "a.ipynb": ["from tool import clean", CELLS]})
    alone = judge(modular, tmp_path / "b", {"tool/clean.py": MODULE, "a.ipynb": ["from numpy import clean", CELLS]})
    assert shown.outcome is Outcome.PASS
    assert alone.share == pytest.approx(0.5 / (2 / 3))
    assert alone.outcome is Outcome.PASS


def test_a_function_in_a_notebook_counts_half(modular: Check, tmp_path: Path) -> None:
    assert judge(modular, tmp_path, {"a.ipynb": [MODULE]}).share == pytest.approx(0.5 / (2 / 3))


_ADDS = 'def md(text):\n    """Add a cell."""\n    cells.append(new_markdown_cell(dedent(text).strip()))\n\n\n'
_WRITES = "def md(text):\n    print(text)\n\n\n"


@pytest.mark.parametrize(("defined", "finds"), [(_ADDS, False), (_WRITES, True)])
def test_cells_that_a_script_adds_to_a_notebook_are_no_steps(
    defined: str, *, finds: bool, modular: Check, tmp_path: Path
) -> None:
    files = {"build.py": defined + "md('a')\n" * 60, "a.ipynb": [CELLS * 2]}
    found = judge(modular, tmp_path, files).findings
    assert any(one.path == "build.py" for one in found) is finds


@pytest.mark.parametrize(("lines", "outcome"), [(10, Outcome.PASS), (150, Outcome.FAIL)])
def test_a_few_lines_under_main_are_free(lines: int, outcome: Outcome, modular: Check, tmp_path: Path) -> None:
    main = 'if __name__ == "__main__":\n' + "    rows.sort()\n" * lines
    assert judge(modular, tmp_path, {"a.py": MODULE + main}).outcome is outcome


def test_tests_are_not_judged(modular: Check, tmp_path: Path) -> None:
    assert judge(modular, tmp_path, {"a.py": MODULE, "tests/test_a.py": CELLS * 5}).outcome is Outcome.PASS


def test_little_code_is_not_judged(modular: Check, tmp_path: Path) -> None:
    assert judge(modular, tmp_path, {"a.py": "print(1)\n"}).outcome is Outcome.NOT_APPLICABLE


def test_what_stands_outside_is_named_with_all_that_stands_there(modular: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"a.R": "d <- sort(d)\n" * 90, "b.R": _WRITTEN})
    (finding,) = ask(modular, tmp_path / "r").findings
    assert finding.message == "at least 90 lines stand outside any function"


@pytest.mark.parametrize(
    ("files", "named"),
    [
        ({"train.py": CELLS}, ["train.py"]),
        ({"train.py": CELLS, "notebooks/eda.ipynb": [CELLS]}, ["train.py"]),
        ({"train.py": CELLS, "archive/train.py": CELLS}, ["train.py"]),
        ({"train.py": CELLS, "pages/prices.py": "import streamlit as st\n" + CELLS}, ["train.py"]),
        ({"train.py": CELLS, "one.py": "rows = read()\n" * 29}, ["train.py"]),
        ({"eda.ipynb": [CELLS * 2]}, ["eda.ipynb"]),
        ({"a/train.ipynb": [NEARLY], "b/train.ipynb": [NEARLY]}, []),
        ({"a.py": "rows.sort()\n" * 29, "b.py": "rows.sort()\n" * 35}, ["b.py"]),
        ({"nets.ipynb": [MODULE, HALF], "train.ipynb": [CELLS * 3]}, ["train.ipynb"]),
        ({"a.R": "d <- sort(d)\n" * 90, "b.R": "f <- function(x) {\n  x\n}\n" * 2}, ["a.R"]),
        ({f"{name}.py": "rows.sort()\n" * 29 for name in "abcd"}, []),
    ],
)
def test_the_longest_are_named_and_no_trials_beside_them(
    files: dict[str, Content], named: list[str | None], modular: Check, tmp_path: Path
) -> None:
    assert [one.path for one in judge(modular, tmp_path, files).findings] == named


def test_a_notebook_beside_modules_is_as_it_should_be(modular: Check, tmp_path: Path) -> None:
    verdict = judge(modular, tmp_path, {"a.py": MODULE * 3, "b.ipynb": [CELLS]})
    assert (verdict.outcome, verdict.findings) == (Outcome.PASS, ())


@pytest.mark.parametrize(("train", "outcome"), [(_TRAINS, Outcome.PASS), ("SVC().fit(x, y)\n", Outcome.FAIL)])
def test_a_notebook_beside_a_module_that_trains_looks_at_the_data(
    train: str, outcome: Outcome, modular: Check, tmp_path: Path
) -> None:
    files: dict[str, Content] = {"train.py": "from sklearn.svm import SVC\n\n\n" + train, "eda.ipynb": [CELLS * 2]}
    assert judge(modular, tmp_path, files).outcome is outcome


@pytest.mark.parametrize("framework", ["streamlit", "airflow", "awsglue"])
def test_a_page_or_job_runs_from_its_top(framework: str, modular: Check, tmp_path: Path) -> None:
    page = f"import {framework}\n" + CELLS
    assert judge(modular, tmp_path, {"app.py": page, "clean.py": MODULE}).share == 1


def test_an_analysis_in_r_is_a_script_by_custom(modular: Check, tmp_path: Path) -> None:
    assert judge(modular, tmp_path, {"a.R": "d <- sort(d)\n" * 90}).outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        ({"Chapter 3/trees.py": CELLS, "lesson_2.py": CELLS}, Outcome.NOT_APPLICABLE),
        ({"Chapter 3/trees.py": CELLS, "clean.py": MODULE}, Outcome.PASS),
        ({"Chapter 3/trees.py": CELLS, "train.py": CELLS}, Outcome.FAIL),
        ({"chaptered.py": CELLS}, Outcome.FAIL),
    ],
)
def test_exercises_of_a_book_count_nowhere(
    files: dict[str, Content], outcome: Outcome, modular: Check, tmp_path: Path
) -> None:
    assert judge(modular, tmp_path, files).outcome is outcome


@pytest.mark.parametrize(
    "files",
    [
        {"a.ipynb": ["rows.sort()\n" * 29], "b.ipynb": ["rows.sort()\n" * 29]},
        {"course/a.ipynb": [CELLS * 2]},
        {"notebooks/eda.ipynb": [CELLS * 3], "src/clean.py": MODULE},
        {"wip/a.ipynb": [CELLS * 2]},
        {"a-Copy1.ipynb": [CELLS * 2]},
        {"a.py": "rows.sort()\n" * 24, "b.py": "rows.sort()\n" * 24, "c.py": "def f():\n" + "    rows.sort()\n" * 14},
        {"train.R": "d <- sort(d)\n" * 60 + _WRITTEN},
        {"train.R": "d <- sort(d)\n" * 120 + _WRITTEN},
        {"train.py": CELLS, "net.py": "def f():\n" + "    rows.sort()\n" * 60 + "\tx = 1\n"},
        {"nets.ipynb": [MODULE, HALF + "rows.sort()\n" * 14]},
        {"fit.ipynb": [MODULE, "rows.sort()\n" * 50], "tried.ipynb": [HALF], "words.ipynb": [HALF]},
        {"train.py": CELLS, "net.jl": "function f(x)\n    return x .+ 1 .* x\nend\n" * 60},
    ],
)
def test_where_no_file_can_be_named_or_much_is_unread_nothing_is_told(
    files: dict[str, Content], modular: Check, tmp_path: Path
) -> None:
    assert judge(modular, tmp_path, files).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    "files",
    [
        {"a.R": "d <- sort(d)\n" * 90, "exemplo soma.R": _WRITTEN},
        {"a.R": "d <- sort(d)\n" * 90, "b.R": "f <- function(x) {\n  x\n}\n"},
        {"LogisticRegressionExercise.R": "d <- sort(d)\n" * 90, "b.R": _WRITTEN},
        {"a.R": "d <- sort(d)\n" * 90, "b.R": "f <- function(x) {\n" + "  x\n" * 8 + "}\n"},
        {"a.R": "# Estudo de Caso - Marketing\n" + "d <- sort(d)\n" * 90, "b.R": _WRITTEN},
        {"train.py": "# Aula 3\n" + CELLS},
        {"Ass1/plots.py": CELLS},
        {**{f"Chap{number} Trees.py": "x = 1\n" for number in range(5)}, "ensembles.py": CELLS},
        {"a.ipynb": [Markdown("# Assignment 3"), CELLS * 2]},
        {"practice/a.py": "rows.sort()\n" * 25, "practising/b.py": "rows.sort()\n" * 28},
        {f"{number}. {name}/a.ipynb": [f"import sklearn\n{CELLS}"] for number, name in enumerate(TECHNIQUES)},
        {"README.md": "# Nets\n\nAll of my neural network practice problems.\n", "xor.py": CELLS},
        {"profiler outputs/profiler-report.ipynb": [CELLS * 3]},
        {"legacy/train.py": CELLS, "train_old.R": "d <- sort(d)\n" * 90, "b.R": "# No longer used\n" + _WRITTEN * 3},
    ],
)
def test_no_logic_of_the_projects_own(files: dict[str, Content], modular: Check, tmp_path: Path) -> None:
    assert judge(modular, tmp_path, files).outcome is Outcome.NOT_APPLICABLE


def test_a_notebook_that_a_course_hands_out_stands_in_no_share(modular: Check, tmp_path: Path) -> None:
    given = [Markdown("<img src='https://cf-courses-data.s3.example/SkillsNetwork/logo.png'>"), CELLS * 2]
    assert judge(modular, tmp_path / "a", {"a.ipynb": given}).outcome is Outcome.NOT_APPLICABLE
    own = judge(modular, tmp_path / "b", {"a.ipynb": given, "b.ipynb": [CELLS * 2]})
    assert own.outcome is Outcome.FAIL
    assert {finding.path for finding in own.findings} == {"b.ipynb"}


def test_a_long_script_in_a_folder_of_practice_counts(modular: Check, tmp_path: Path) -> None:
    verdict = judge(modular, tmp_path, {"practice/a.py": CELLS, "practice/b.py": CELLS})
    assert verdict.outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("comment", "counts"),
    [
        ("# Keras network code, taken from https://example.org/keras.", False),
        ("# The loss is taken from https://example.org/keras.", True),
    ],
)
def test_a_file_taken_from_an_address_does_not_count(
    comment: str, *, counts: bool, modular: Check, tmp_path: Path
) -> None:
    verdict = judge(modular, tmp_path, {"net.py": f"{comment}\n\n" + "rows.sort()\n" * 100})
    assert (verdict.outcome is Outcome.FAIL) is counts


def test_a_notebook_of_the_makers_of_a_library_does_not_count(modular: Check, tmp_path: Path) -> None:
    rights = Markdown("##### Copyright 2019 The TensorFlow Authors.")
    assert judge(modular, tmp_path, {"a.ipynb": [rights, CELLS * 2]}).outcome is Outcome.NOT_APPLICABLE
