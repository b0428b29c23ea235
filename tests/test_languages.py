"""The language that a repository is written in, and that what to do is told in it."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from repositories import make

from mlfolio.cli import cli
from mlfolio.examples import Content
from mlfolio.languages import language_at, main_language
from mlfolio.repo import Repo

LINES = "x <- 1\n" * 50


@pytest.mark.parametrize(
    ("files", "language"),
    [
        ({"README.md": "# Rows\n"}, "Python"),
        ({"model.py": LINES}, "Python"),
        ({"model.R": LINES, "tools.py": "x = 1\n"}, "R"),
        ({"report.Rmd": LINES}, "R"),
        ({"fit.m": LINES}, "MATLAB"),
        ({"src/fit.jl": LINES}, "Julia"),
        ({"fit.cpp": LINES, "fit.hpp": LINES}, "C or C++"),
        ({"app.py": "x = 1\n", "static/app.js": LINES}, "Python"),
        ({"static/app.js": LINES}, "JavaScript"),
        ({"model.py": "x = 1\n", "vendor/fit.cpp": LINES}, "Python"),
        ({"a.ipynb": ["x = 1  # " + "long" * 5000], "model.R": "x <- 1\n" * 2000}, "R"),
    ],
)
def test_the_language_is_the_one_of_most_code(tmp_path: Path, files: dict[str, Content], language: str) -> None:
    assert main_language(Repo(make(tmp_path, files)).files) == language


def test_git_is_not_asked_for_the_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = Repo(make(tmp_path, {"model.R": LINES, ".R": LINES, "tools.py": "x = 1\n"})).files
    assert files.own
    monkeypatch.setattr("mlfolio.evidence.worktree.blob_sizes", lambda *_: pytest.fail("git was asked"))
    assert main_language(files) == "R"


def test_a_report_tells_what_to_do_in_the_language_of_the_repository(tmp_path: Path) -> None:
    folder = make(tmp_path, {"model.R": "library(glm2)\n" + LINES, "README.md": "# Rows\n"})
    said = CliRunner().invoke(cli, ["check", str(folder), "--no-cache"], catch_exceptions=False).output
    assert "testthat" in said
    assert "pytest" not in said


@pytest.mark.parametrize(
    ("paths", "language"),
    [
        (["a.py", "b.PY"], "Python"),
        (["clean.R"], "R"),
        (["a.py", "clean.R"], None),
        (["a.ipynb"], None),
        (["README.md"], None),
        ([], None),
    ],
)
def test_code_is_in_the_language_of_all_its_files(paths: list[str], language: str | None) -> None:
    assert language_at(paths) == language


def test_what_to_do_is_told_in_the_language_of_the_code_at_fault(tmp_path: Path) -> None:
    functions = "".join(f"def fit_{number}(x):\n    return x + {number}\n\n\n" for number in range(4))
    folder = make(tmp_path, {"tools.py": functions, "model.R": "total <- sum(1, 2)\n" * 500})
    said = told(folder, "public-api-documented")
    assert "docstring: one line" in said
    assert "roxygen" not in said


def test_findings_in_r_speak_of_r(tmp_path: Path) -> None:
    functions = "".join(f"fit_{number} <- function(x) {{\n  x + {number}\n}}\n\n" for number in range(4))
    said = told(make(tmp_path, {"model.R": functions}), "public-api-documented,lint-and-format-configured")
    assert "has no comment that says what it is for" in said
    assert "no linter or formatter of R is configured" in said
    assert "docstring" not in said
    assert "Python" not in said


def told(folder: Path, ids: str) -> str:
    asked = ["check", str(folder), "--no-cache", "--verbose", "--select", ids]
    return " ".join(CliRunner().invoke(cli, asked, catch_exceptions=False).output.split())
