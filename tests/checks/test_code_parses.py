"""What a current Python reads, whichever Python runs this."""

import json
from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.examples import Content
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome, Verdict


@pytest.fixture
def parses(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "code-parses")


def judge(check: Check, folder: Path, files: dict[str, Content]) -> Verdict:
    return ask(check, make(folder / "r", files))


def test_without_python_there_is_nothing_to_parse(parses: Check, tmp_path: Path) -> None:
    assert judge(parses, tmp_path, {"model.R": "x <- 1\n"}).outcome is Outcome.NOT_APPLICABLE


def test_a_notebook_counts_with_the_share_of_its_cells(parses: Check, tmp_path: Path) -> None:
    verdict = judge(parses, tmp_path, {"a.py": "x = 1\n", "b.ipynb": ["x = 1", "y = 2", "z = 3", "print z"]})
    assert verdict.share == pytest.approx((1 + 0.75) / 2)
    assert [(one.path, one.line, one.cell) for one in verdict.findings] == [("b.ipynb", 1, 4)]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "cp1252"])
def test_an_encoding_that_the_file_does_not_state_fails(encoding: str, parses: Check, tmp_path: Path) -> None:
    verdict = judge(parses, tmp_path, {"a.py": "x = 1\nname = 'é'\n".encode(encoding)})
    assert verdict.outcome is Outcome.FAIL
    assert verdict.findings[0].path == "a.py"


def test_an_encoding_that_the_file_states_passes(parses: Check, tmp_path: Path) -> None:
    assert judge(parses, tmp_path, {"a.py": "# coding: latin-1\nx = 'é'\n".encode("latin-1")}).outcome is Outcome.PASS


@pytest.mark.parametrize(
    "code",
    [
        'x = {"a": 1}\nprint(f"{x["a"]}")\n',
        'x = [1]\nprint(f"{\n    x[0]\n}")\n',
        "type Row = list[float]\n",
    ],
)
def test_what_only_newer_pythons_read_passes(code: str, parses: Check, tmp_path: Path) -> None:
    assert judge(parses, tmp_path, {"a.py": code, "b.ipynb": [code]}).outcome is Outcome.PASS


def test_a_broken_f_string_fails(parses: Check, tmp_path: Path) -> None:
    verdict = judge(parses, tmp_path, {"a.py": "print(f'{')\n", "b.ipynb": ["x = 1", "print(f'{x')"]})
    assert [one.path for one in verdict.findings] == ["a.py", "b.ipynb"]


def test_magics_in_a_module_do_not_parse(parses: Check, tmp_path: Path) -> None:
    assert judge(parses, tmp_path, {"a.py": "!pip install numpy\n"}).outcome is Outcome.FAIL


def test_a_notebook_with_merge_markers_does_not_parse(parses: Check, tmp_path: Path) -> None:
    broken = json.dumps({"cells": []}).replace("[", "[\n<<<<<<< HEAD\n")
    verdict = judge(parses, tmp_path, {"a.ipynb": broken})
    assert (verdict.outcome, verdict.findings[0].path) == (Outcome.FAIL, "a.ipynb")


@pytest.mark.parametrize("text", ["", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n"])
def test_an_empty_notebook_or_a_pointer_to_one_says_nothing(text: str, parses: Check, tmp_path: Path) -> None:
    assert judge(parses, tmp_path, {"a.ipynb": text, "b.py": "x = 1\n"}).outcome is Outcome.PASS


def test_every_broken_file_is_named(parses: Check, tmp_path: Path) -> None:
    verdict = judge(parses, tmp_path, {f"m{number:02}.py": "print 'x'\n" for number in range(25)})
    assert len({one.path for one in verdict.findings}) == 25


@pytest.mark.parametrize(
    ("broken", "share"),
    [
        ("def f(:\n", 0.25),
        ("x = 1\\ny = 2\n", 0.25),
        ("print 'x'\n", 0.75),
        ("!ls\n", 0.75),
        ("if x:\n        y = 1\n\tz = 2\n", 0.75),
        (b"x = '\xe9'\n", 0.75),
    ],
)
def test_what_no_python_ever_read_counts_three_times(
    broken: Content, share: float, parses: Check, tmp_path: Path
) -> None:
    verdict = judge(parses, tmp_path, {"a.py": broken, **{f"m{number}.py": "x = 1\n" for number in range(3)}})
    assert verdict.share == pytest.approx(share)
