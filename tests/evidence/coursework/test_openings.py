"""What a file says of itself where a book or course set it."""

import pytest

from mlfolio.evidence.coursework.openings import is_titled_as_a_lesson, opens_as_a_lesson
from mlfolio.evidence.notebooks import Cell, Notebook


@pytest.mark.parametrize(
    "text",
    [
        "# Estudo de Caso - Projeto de Marketing\n\nx <- 1\n",
        "# Case study: who leaves\nx = 1\n",
        "#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n##########\n# Exercício 4\nx = 1\n",
        '"""\nAula 3\n"""\nx = 1\n',
        "'''Übung 2: Bäume'''\nx = 1\n",
        "% Exercise 1\nx = 1;\n",
        "% Data analysis, 2021\n% Ada Byron 1\n% Mary Somerville 2\n% Exercise 6: Regression\nclose all;\n",
        "# Statistical modelling\n# Assigment 1\nx <- 1\n",
        "# Machine Learning, Lesson 7\nlibrary(a)\n",
        "# Lab: Linear Regression\nlibrary(a)\n",
        "library(a)\nsetwd('C:/Users/Ada/Cursos/R/3')\n",
        "import os\nos.chdir(r'C:\\Udemy\\ML')\n",
        "library(a)\n#Chapter 5\nx <- 1\n# Chapter 6: Exercise 8\nx <- 2\n",
        "#########\n### Credit-Scoring Case Study\n# used for classification\n#########\nx <- 1\n",
        "# Title     : Ada's blog\n# URL       : https://ada.example/blog/2020-03-25_trees/\nx <- 1\n",
        "# Title : Tutorial on trees\n# Created by: Ada\nx <- 1\n",
        "x <- 1\n#######\n## Exercise 1\nx <- 2\n## Exercise 2\n",
    ],
)
def test_a_lesson_says_so_at_its_top(text: str) -> None:
    assert opens_as_a_lesson(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Train the forest\nx = 1\n# Exercise 3\n",
        "# Who exercises, and for how long\nx = 1\n",
        "# Predict the calories of an exercise\nx = 1\n",
        "x = 1\n# Case study\n",
        "# Lab values of each patient\nx = 1\n",
        "# Read\n# Clean\n# Join\n# Like the model of exercise 2\nx = 1\n",
        '"""Train.\n\nClean and fit.\n"""\nx = 1\n# Exercise 3\n',
        "setwd('C:/Users/Ada/house-prices')\n",
        "setwd('C:/Users/Ada/courseware')\n",
        "%%time\nx = 1\n",
        "# Our model, after a case study of trees\nx <- 1\n",
        "# URL: https://ada.example/data.csv\nx <- 1\n",
        "# See https://ada.example/blog/trees\nx <- 1\n",
        "x <- 1\n# Chapter 5 of the report is drawn here\n",
        "x = '# Chapter 1'\ny = '# Chapter 2'\n",
    ],
)
def test_work_of_ones_own_is_no_lesson(text: str) -> None:
    assert not opens_as_a_lesson(text)


def _notebook(*texts: str) -> Notebook:
    return Notebook("a.ipynb", tuple(Cell(number, "markdown", text, None, ()) for number, text in enumerate(texts, 1)))


@pytest.mark.parametrize("texts", [["# Assignment 3: Trees"], ["Ada Byron", "## Homework 2"], ["# ML\n\n### Lab 4"]])
def test_a_notebook_is_titled_as_a_lesson(texts: list[str]) -> None:
    assert is_titled_as_a_lesson(_notebook(*texts))


@pytest.mark.parametrize(
    "texts",
    [
        ["# Notebook 1 of 3: time series"],
        ["# Chapter 1: Who left?"],
        ["# Churn", *["x"] * 3, "# Exercise 2"],
        ["# Case study"],
    ],
)
def test_a_notebook_may_have_chapters(texts: list[str]) -> None:
    assert not is_titled_as_a_lesson(_notebook(*texts))
