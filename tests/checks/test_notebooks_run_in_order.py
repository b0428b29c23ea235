"""Notebooks that were cleared: by nobody knows what, or by a tool that says so."""

from pathlib import Path
from typing import Any

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.examples import Ran
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

CLEARED = {"a.ipynb": [Ran("a = 1", None), Ran("b = 2", None)]}


@pytest.fixture
def in_order(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "notebooks-run-in-order")


def test_a_notebook_without_any_count_never_ran(in_order: Check, tmp_path: Path) -> None:
    verdict = ask(in_order, make(tmp_path / "r", CLEARED))
    assert verdict.outcome is Outcome.FAIL
    assert verdict.findings[0].message == "none of its 2 code cells has an execution count"


@pytest.mark.parametrize(
    "setting",
    [
        {".gitattributes": "*.ipynb filter=nbstripout\n"},
        {".github/workflows/ci.yml": "jobs:\n  a:\n    steps:\n      - run: nbstripout --verify *.ipynb\n"},
        {"Justfile": "clean:\n    nb-clean clean a.ipynb\n"},
    ],
)
def test_what_a_tool_clears_is_not_judged(setting: dict[str, Any], in_order: Check, tmp_path: Path) -> None:
    assert ask(in_order, make(tmp_path / "r", CLEARED | setting)).outcome is Outcome.NOT_APPLICABLE


def test_the_share_is_that_of_the_notebooks(in_order: Check, tmp_path: Path) -> None:
    verdict = ask(in_order, make(tmp_path / "r", CLEARED | {"b.ipynb": ["a = 1", "", "b = 2"]}))
    assert verdict.share == 0.5


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        ({"kernel-metadata.json": '{"code_file": "a.ipynb"}'}, Outcome.NOT_APPLICABLE),
        ({"kernel-metadata.json": '{"code_file": "made.ipynb"}'}, Outcome.NOT_APPLICABLE),
        ({"b/kernel-metadata.json": '{"code_file": "a.ipynb"}'}, Outcome.FAIL),
        ({"kernel-metadata.json": '{"code_file": "a.py"}', "a.py": "a = 1\n"}, Outcome.FAIL),
        ({"kernel-metadata.json": "[]"}, Outcome.FAIL),
        ({"a.html": "<style>p {}</style><div>In&nbsp;[1]:</div>"}, Outcome.NOT_APPLICABLE),
        ({"a.html": "<style>p {}</style><div>In&nbsp;[&nbsp;]:</div>"}, Outcome.FAIL),
        ({"b.html": "<style>p {}</style><div>In&nbsp;[1]:</div>"}, Outcome.FAIL),
    ],
)
def test_what_ran_elsewhere_is_not_judged(
    beside: dict[str, Any], expected: Outcome, in_order: Check, tmp_path: Path
) -> None:
    assert ask(in_order, make(tmp_path / "r", CLEARED | beside)).outcome is expected


def test_what_kaggle_runs_is_judged_where_it_was_saved_as_it_ran(in_order: Check, tmp_path: Path) -> None:
    ran = {"n/a.ipynb": [Ran("a = 1", 2), Ran("b = 2", 1)], "n/kernel-metadata.json": '{"code_file": "a.ipynb"}'}
    assert ask(in_order, make(tmp_path / "r", ran)).outcome is Outcome.FAIL
