"""Files that are bombs: small to write; deep, wide or slow to read. Each ends in a score, in bounded time and memory."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hostile import contents
from hostile.checking import insist_on_an_answer


@pytest.mark.parametrize("build", contents.BUILDERS, ids=lambda build: build.__name__)
def test_it_ends_in_a_score(tmp_path: Path, build: Callable[[Path], None]) -> None:
    build(tmp_path / "repo")
    assert insist_on_an_answer(tmp_path / "repo") is None
