"""Notebooks that were cleared: by nobody knows what, or by a tool that says so."""

from pathlib import Path

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


def test_what_a_tool_clears_is_not_judged(in_order: Check, tmp_path: Path) -> None:
    attributes = {".gitattributes": "*.ipynb filter=nbstripout\n"}
    assert ask(in_order, make(tmp_path / "r", CLEARED | attributes)).outcome is Outcome.NOT_APPLICABLE


def test_the_share_is_that_of_the_notebooks(in_order: Check, tmp_path: Path) -> None:
    verdict = ask(in_order, make(tmp_path / "r", CLEARED | {"b.ipynb": ["a = 1", "", "b = 2"]}))
    assert verdict.share == 0.5
