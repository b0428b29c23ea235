"""The language that a repository is written in, and that what to do is told in it."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from repositories import make

from mlfolio.cli import cli
from mlfolio.examples import Content
from mlfolio.languages import main_language
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


def test_a_report_tells_what_to_do_in_the_language_of_the_repository(tmp_path: Path) -> None:
    folder = make(tmp_path, {"model.R": "library(glm2)\n" + LINES, "README.md": "# Rows\n"})
    said = CliRunner().invoke(cli, ["check", str(folder), "--no-cache"], catch_exceptions=False).output
    assert "testthat" in said
    assert "pytest" not in said
