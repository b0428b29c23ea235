"""What a .gitignore ignores, however its bytes were put together."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.evidence.ignoring import ignore_rules
from mlfolio.repo import Repo


@pytest.mark.parametrize(
    ("content", "rules"),
    [
        (b"# nothing yet\n\n", []),
        (b" *.pyc \r\n!keep\n", ["*.pyc", "!keep"]),
        (b"*.pyc\n*.pyo\n" + "docs/\r\n".encode("utf-16-le"), ["*.pyc", "*.pyo"]),
    ],
)
def test_rules_are_read_line_by_line(content: bytes, rules: list[str], tmp_path: Path) -> None:
    repo = Repo(make(tmp_path, {".gitignore": content}))
    assert ignore_rules(".gitignore", repo.files) == rules
