"""Notebooks of every format, and files that only look like one."""

import json
from pathlib import Path

import pytest
import repositories

from mlfolio.evidence import notebooks
from mlfolio.evidence.notebooks import parse_notebook, shown
from mlfolio.repo import Repo


def notebook(*cells: object, **more: object) -> str:
    return json.dumps({"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5, **more})


def code(source: object, **more: object) -> dict[str, object]:
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": 1, **more}


def test_the_source_may_be_a_text_or_a_list_of_lines() -> None:
    read = parse_notebook("a.ipynb", notebook(code("x = 1\ny = 2"), code(["x = 1\n", "y = 2"])))
    assert [cell.source for cell in read.code] == ["x = 1\ny = 2", "x = 1\ny = 2"]


def test_cells_are_numbered_over_all_kinds_and_blank_ones_are_no_code() -> None:
    text = {"cell_type": "markdown", "metadata": {}, "source": "# Title"}
    read = parse_notebook("a.ipynb", notebook(text, code(""), code("x")))
    assert [cell.number for cell in read.code] == [3]
    assert [cell.source for cell in read.markdown] == ["# Title"]


def test_windows_line_ends_within_a_cell_are_lines() -> None:
    assert parse_notebook("a.ipynb", notebook(code("x\r\ny\rz"))).code[0].source == "x\ny\nz"


def test_a_cell_without_a_source_holds_nothing() -> None:
    assert parse_notebook("a.ipynb", notebook(code(None))).code == []


def test_odd_counts_and_outputs_are_left_out() -> None:
    cell = parse_notebook(
        "a.ipynb", notebook(code("x", execution_count="3", outputs=[1, {"output_type": "error"}]))
    ).code[0]
    assert cell.execution_count is None
    assert cell.outputs == ({"output_type": "error"},)


@pytest.mark.parametrize(
    ("metadata", "language"),
    [
        ({}, "python"),
        ({"language_info": {"name": "R"}}, "r"),
        ({"kernelspec": {"language": "julia"}}, "julia"),
        ({"kernelspec": {"language": None}}, "python"),
    ],
)
def test_the_language_is_that_of_the_kernel(metadata: dict[str, object], language: str) -> None:
    assert parse_notebook("a.ipynb", notebook(metadata=metadata)).language == language


def test_format_3_is_upgraded() -> None:
    old = {
        "nbformat": 3,
        "nbformat_minor": 0,
        "metadata": {"name": "old"},
        "worksheets": [
            {
                "metadata": {},
                "cells": [
                    {
                        "cell_type": "code",
                        "collapsed": False,
                        "input": "x = 1",
                        "language": "python",
                        "metadata": {},
                        "outputs": [],
                    }
                ],
            }
        ],
    }
    assert [cell.source for cell in parse_notebook("a.ipynb", json.dumps(old)).code] == ["x = 1"]


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        " \n",
        "<<<<<<< HEAD",
        "[]",
        "3",
        "{}",
        '{"cells": 3}',
        '{"cells": [1]}',
        '{"cells": [], "nbformat": "four"}',
        '{"cells": [], "metadata": []}'.replace("[]}", "[1]}"),
        '{"nbformat": 3}',
        "[" * 100_000,
        '{"cells": [], "nbformat": ' + "9" * 5000 + "}",
    ],
)
def test_what_is_no_notebook_has_a_problem_and_no_cells(text: str | None) -> None:
    read = parse_notebook("a.ipynb", text)
    assert read.problem
    assert read.cells == ()


def test_two_processes_read_what_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = (code(f"x = {number}", outputs=[{"output_type": "stream", "text": ["1\n"]}]) for number in range(5))
    contents = {f"{number}.ipynb": notebook(cell) for number, cell in enumerate(cells)}
    repositories.make(tmp_path, contents | {"broken.ipynb": "{", "empty.ipynb": ""})
    alone = Repo(tmp_path).notebooks
    monkeypatch.setattr(notebooks, "_WORTH_PARTING", 1)
    assert Repo(tmp_path).notebooks == alone
    assert [one.path for one in alone if one.problem] == ["broken.ipynb", "empty.ipynb"]


@pytest.mark.parametrize(
    ("output", "text"),
    [
        ({"text": ["a\n", "b"]}, "a\nb"),
        ({"data": {"text/plain": "0.9", "image/png": "xyz"}}, "0.9"),
        ({"data": None}, ""),
        ({"data": ["a"]}, ""),
        ({"text": 5}, "5"),
    ],
)
def test_the_text_of_an_output_is_told_whatever_its_form(output: dict[str, object], text: str) -> None:
    assert shown(output) == text
