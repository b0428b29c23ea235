"""Functions of R and MATLAB are told from text: where they begin and end, and whether a comment says what for."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.evidence.code.other_functions import OtherCode, other_code
from mlfolio.repo import Repo


def read(folder: Path, path: str, text: str) -> OtherCode:
    return next(other_code(Repo(make(folder, {path: text})).files))


def told(code: OtherCode) -> list[tuple[str, int, int, bool]]:
    return [(one.name, one.line, one.size, one.documented) for one in code.functions]


def test_r_functions_end_with_their_braces(tmp_path: Path) -> None:
    text = (
        "library(dplyr)\n#' Drop rows\n#' @export\nclean <- function(d,\n  age = c(1, 2)) {\n  # a } in a comment\n"
        '  d$a <- "a } in a text"\n  lapply(d, function(x) {\n    x\n  })\n}\n\ntwice = function(x) x * 2\nd <-'
        " clean(d)\n"
    )
    code = read(tmp_path, "R/clean.R", text)
    assert told(code) == [("clean", 4, 7, True), ("twice", 13, 1, False)]
    assert (code.outside, code.first) == (1, 14)


def test_a_brace_on_the_next_line_opens_the_body(tmp_path: Path) -> None:
    code = read(tmp_path, "a.r", "f <- function(x)\n{\n  # Return one more.\n  x + 1\n}\ny <- f(1)\n")
    assert told(code) == [("f", 1, 4, True)]
    assert code.outside == 1


def test_a_function_may_begin_below_its_name(tmp_path: Path) -> None:
    text = "boost <- \n  function(rows,\n    depth = 2) {\n    fit(rows)\n  }\nrows <-\n  read.csv('a.csv')\n"
    code = read(tmp_path, "a.r", text)
    assert told(code) == [("boost", 1, 5, False)]
    assert (code.outside, code.first) == (2, 6)


def test_a_word_that_is_no_sentence_documents_nothing(tmp_path: Path) -> None:
    assert not told(read(tmp_path, "a.R", "# ------\n#' @export\nf <- function(x) {\n  x\n}\n"))[0][3]


def test_matlab_functions_and_scripts(tmp_path: Path) -> None:
    text = "function [a, b] = gd(x)\n% GD descends the gradient\na = x;\nb = x;\nend\n\nfunction help\ndisp(1)\nend\n"
    assert told(read(tmp_path / "a", "gd.m", text)) == [("gd", 1, 4, True), ("help", 7, 3, False)]
    script = read(tmp_path / "b", "main.m", "% Run it all\nx = load('a.csv');\n\nplot(x)\n")
    assert (told(script), script.outside, script.first) == ([], 2, 2)


def test_the_comment_of_a_matlab_function_follows_its_whole_signature(tmp_path: Path) -> None:
    text = "function [J grad] = cost(x, ... the rows\n    y, ...\n    depth)\n% COST of the network\nJ = 1;\nend\n"
    text += (
        "function [a, ...\n    b] = halves(x)\n% HALVES of the rows\na = x;\nfunction add(x) % one more ...\nx = 1;\n"
    )
    code = read(tmp_path, "cost.m", text)
    assert told(code) == [("cost", 1, 5, True), ("halves", 7, 3, True), ("add", 11, 2, False)]


def test_tests_and_leavings_of_a_machine_are_left_out(tmp_path: Path) -> None:
    files = {"tests/testthat/test-a.R": "f <- function(x) x\n", "._gd.m": "function f\n", "a/test_gd.m": "function t\n"}
    assert not list(other_code(Repo(make(tmp_path, {**files})).files))


def test_what_shiny_has_declared_runs_from_no_top(tmp_path: Path) -> None:
    server = (
        "library(shiny)\n\nshinyServer(function(input, output) {\n  output$a <- renderPlot({\n    plot(1)\n  })\n})\n"
    )
    page = "ui <- argonDashPage(\n  titlePanel('Prices')\n)\n"
    page += "side <- argonDashSidebar(\n  id = 'a'\n)\nshinyApp(ui = ui, server = server)\n"
    code = read(tmp_path, "app.R", server + page + "d <- read.csv('a.csv')\n")
    assert (told(code), code.outside, code.first) == ([], 1, 15)


def test_what_a_class_of_r_declares_runs_from_no_top(tmp_path: Path) -> None:
    text = "GP <- R6::R6Class('GP',\n  public = list(\n    fit = function(x) {\n      x\n    }\n  )\n)\nprint(1)\n"
    make(tmp_path, {"gp.R": text, "s4.R": "setMethod('show', 'GP', function(object) {\n  cat(1)\n})\n"})
    assert [(one.path, one.outside, one.first) for one in other_code(Repo(tmp_path).files)] == [
        ("gp.R", 1, 8),
        ("s4.R", 0, 1),
    ]


@pytest.mark.parametrize(
    ("above", "documented"),
    [
        ("# Draw the curve of a score\n# n: points of it\n\n", True),
        ("# Draw the curve of a score\n\n\n", False),
        ("# rows <- read(path)\n\n", False),
        ("# plot(score, n)\n\n", False),
        ("########\n# Drawing of scores\n########\n\n", False),
        ("# Drawing of scores ----\n\n", False),
        ("# Drawing of scores ----\n", True),
    ],
)
def test_one_blank_line_may_part_a_comment_from_its_function(above: str, documented: bool, tmp_path: Path) -> None:
    text = f"x <- 1\n\n{above}draw <- function(score, n) {{\n  plot(score, n)\n}}\n"
    assert told(read(tmp_path, "a.R", text))[0][3] is documented


def test_what_opens_a_file_is_of_no_function_in_it_unless_it_touches_it(tmp_path: Path) -> None:
    text = "# Drawing of scores, by Ada\n{}draw <- function(score) {{\n  plot(score)\n}}\n"
    assert not told(read(tmp_path / "a", "a.R", text.format("\n")))[0][3]
    assert told(read(tmp_path / "b", "a.R", text.format("")))[0][3]
