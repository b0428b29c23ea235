"""Which notebooks a course hands out, and which only learn from one, or are somebody's own."""

import pytest

from mlfolio.evidence.coursework.handouts import is_handed_out
from mlfolio.evidence.notebooks import Cell, Notebook

_VIDEO = "https://www.youtube.com/watch?v=a"


def _notebook(path: str, *cells: tuple[str, str]) -> Notebook:
    return Notebook(path, tuple(Cell(number, kind, text, None, ()) for number, (kind, text) in enumerate(cells, 1)))


def _text(text: str) -> tuple[str, str]:
    return "markdown", text


def _code(text: str) -> tuple[str, str]:
    return "code", text


@pytest.mark.parametrize(
    "notebook",
    [
        _notebook("labs/IBMDeveloperSkillsNetwork-Module 4.ipynb", _code("x = 1")),
        _notebook("PY0101EN-5.1_Intro_API.ipynb", _code("x = 1")),
        _notebook("DA0101EN.ipynb", _code("x = 1")),
        _notebook("trees_student_version.ipynb", _code("x = 1")),
        _notebook("a.ipynb", _text("<img src='https://cf-courses-data.s3.example/logo.png'>\n# Trees")),
        _notebook("a.ipynb", _text("# Trees"), _text("By [Skills Network](https://skills.network/)")),
        _notebook("a.ipynb", _code("x = 1"), _code("#DO NOT MODIFY THIS CELL. Just run it\nx = 2")),
        _notebook("a.ipynb", _code("x = 1"), _code("%%time\n# Don't change this cell\nx = 2")),
        _notebook("a.ipynb", *[_code("x = 1")] * 4, _text("## <h3> © IBM Corporation 2020. All rights reserved.")),
        _notebook("a.ipynb", _code("x = 1"), _text("Copyright 2021, Udacity")),
        _notebook("a.ipynb", _text("# Prices\n\nThe last guided project of the series."), _code("x = 1")),
        _notebook("a.ipynb", *[_text("### Aufgabe 2\n\nBaum"), _code("x = 1")] * 3),
        _notebook("a.ipynb", _code("### START CODE HERE ###\nx = 1")),
        _notebook("a.ipynb", _code("x = 1"), _code("# YOUR CODE HERE")),
        _notebook("a.ipynb", _code("x = 1"), _code("# Fill in the line below: how many are missing?\nx = 2")),
        _notebook(
            "a.ipynb", *[_text("<h3>Checkup Exercise Set I</h3>"), _text("**Exercise 3:** Fit"), _text("# your turn")]
        ),
        _notebook("Деревья (для студентов).ipynb", _code("x = 1")),
        _notebook("trees for students.ipynb", _code("x = 1")),
        _notebook("trees_inclass.ipynb", _code("x = 1")),
        _notebook("a.ipynb", _text("### Упражнение"), _code("")),
        _notebook("a.ipynb", _text("# **Shop: what to recommend**\n\n# **Marks: 40**\n\nWelcome."), _code("x = 1")),
        _notebook("a.ipynb", _code("x = 1"), *[_code("x = 1"), _text("### Plot the ages **(5 marks)**")] * 3),
        _notebook("a.ipynb", _text("## Übung"), _text("Wie tief ist der Baum?"), _code(" "), _code("x = 1")),
        _notebook("a.ipynb", _text("As a part of this assignment you will be writing a kernel."), _code("x = 1")),
        _notebook("a.ipynb", _text("# Spread\n\nAs part of this task you'll see how weights grow."), _code("x = 1")),
        _notebook("a.ipynb", _text("In this assignment, you will build a tree."), _code("x = 1")),
    ],
)
def test_what_a_course_hands_out_is_told_by_its_provider(notebook: Notebook) -> None:
    assert is_handed_out(notebook)


@pytest.mark.parametrize(
    "notebook",
    [
        _notebook("churn.ipynb", _text("# Who leaves?"), _code("x = 1")),
        _notebook("AB1234ENERGY.ipynb", _code("x = 1")),
        _notebook("IBM_churn.ipynb", _text("# Churn\n\nThe data are by IBM, learnt of in a course of Coursera.")),
        _notebook("a.ipynb", _code("x = pd.read_csv('https://cf-courses-data.s3.example/a.csv')")),
        _notebook("a.ipynb", *[_text("# A")] * 3, _text("Data: cf-courses-data")),
        _notebook("a.ipynb", _code("x = 1\ny = 2\nz = 3\n# do not modify this cell")),
        _notebook("a.ipynb", _code("# Do not modify the index here\nx = 1")),
        _notebook("a.ipynb", _text(f"The model learns in 2 hours. See {_VIDEO}")),
        _notebook("a.ipynb", _text("# Learn trees in 2 hours")),
        _notebook("a.ipynb", _code("# 00:05:07 begins the rush\nx = 1"), _code("# 12:30 is noon\nx = 2")),
        _notebook("a.ipynb", *[_code("# 2021-05-06 12:30 run\nx = 1")] * 4),
        _notebook("a.ipynb", _text("Copyright 2021 Ada Byron")),
        _notebook("a.ipynb", *[_text(f"## Question {number}: Who stays?") for number in range(4)]),
        _notebook("a.ipynb", *[_text("## Exercise 1: Who stays?")] * 2),
        _notebook("a.ipynb", *[_text("Exercise lowers the risk.")] * 4),
        _notebook("a.ipynb", _code("# add code for the region here\nx = 1")),
        _notebook("students_scores.ipynb", _code("x = 1")),
        _notebook("kaggle-inclass/trees.ipynb", _code("x = 1")),
        _notebook("kaggle_inclass.ipynb", _code("x = 1")),
        _notebook("a.ipynb", _text("## Exercise"), _code("x = 1"), _code("")),
        _notebook("a.ipynb", _text("Sorting mail is a practical task:\nwho does it?"), _code("x = 1")),
        _notebook("a.ipynb", _text("## Exercise and sleep of runners"), _code("x = 1")),
        _notebook("a.ipynb", _text("## Part 1"), _text("## Part 2: what we studied in class"), _code("x = 1")),
        _notebook("a.ipynb", _text("As part of this task we had to drop two columns."), _code("x = 1")),
        _notebook("a.ipynb", _text("The rows were part of the assignment that you sent."), _code("x = 1")),
        _notebook("a.ipynb", _text("It uses what you learned in the course."), _code("x = 1")),
        _notebook("a.ipynb", _text("# Grades\n\nMarks: 40 is the mean of the pupils."), _code("x = 1")),
        _notebook("a.ipynb", *[_code("x = 1")] * 3, _text("## Shots from afar (3 points)")),
    ],
)
def test_work_of_ones_own_is_not_handed_out(notebook: Notebook) -> None:
    assert not is_handed_out(notebook)
