"""Files that are bombs: small to write; deep, wide or slow to read. Each ends in a score, in bounded time and memory."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hostile import contents
from hostile.checking import insist_on_an_answer

SLOW = {contents.notebook_with_a_hundred_thousand_cells}
BUILDERS = [
    pytest.param(build, marks=pytest.mark.slow if build in SLOW else (), id=build.__name__)
    for build in contents.BUILDERS
]


@pytest.mark.parametrize("build", BUILDERS)
def test_it_ends_in_a_score(tmp_path: Path, build: Callable[[Path], None]) -> None:
    build(tmp_path / "repo")
    assert insist_on_an_answer(tmp_path / "repo") is None
