"""Whether a project is in languages that are not looked into: what is looked into differs by what is asked."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.evidence.code.unread import is_hardly_in_python, is_written_elsewhere
from mlfolio.examples import Content
from mlfolio.repo import Repo

FEW = {"tool.py": "x = 1\ny = 2\n"}
MANY = "total = total + price * (1 + rate) + 1;\n" * 30


@pytest.mark.parametrize(
    ("files", "unread", "no_linter", "no_python"),
    [
        ({"a.cpp": MANY, **FEW}, "C or C++", True, True),
        ({"a.cpp": MANY, "a.R": MANY, **FEW}, None, False, True),
        ({"a.jl": MANY, **FEW}, None, True, True),
        ({"a.R": MANY, **FEW}, None, False, True),
        ({"a.qmd": MANY, **FEW}, None, False, False),
        ({"a.m": MANY, **FEW}, None, False, True),
        ({"a.cpp": MANY, "b.py": "x = 1\n" * 4}, None, False, False),
        ({"a.cpp": MANY[:400], "tool.py": ""}, None, True, True),
        ({"page.js": MANY, **FEW}, None, False, False),
        (FEW, None, False, False),
    ],
)
def test_ten_times_as_much_stands_beside_what_is_looked_into(
    tmp_path: Path, files: dict[str, Content], unread: str | None, *, no_linter: bool, no_python: bool
) -> None:
    repo = Repo(make(tmp_path, files))
    assert repo.unread_language == unread
    assert is_written_elsewhere(repo.files, repo.sources) == no_linter
    assert is_hardly_in_python(repo.files, repo.sources) == no_python
