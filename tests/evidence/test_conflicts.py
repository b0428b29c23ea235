"""Conflicts are found in whatever encoding a text is saved, and where a name of a branch stands behind the signs."""

from pathlib import Path

import pytest
import repositories

from mlfolio.evidence.conflicts import conflicts
from mlfolio.repo import Repo

_CONFLICT = "\n".join(["a = 1", "<" * 7 + " HEAD", "b = 1", "=" * 7, "b = 2", ">" * 7 + " other"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_line_where_it_begins_is_told(encoding: str, tmp_path: Path) -> None:
    files = repositories.make(tmp_path, {"a.py": _CONFLICT.encode(encoding)})
    assert conflicts("a.py", Repo(files).files) == [2]


@pytest.mark.parametrize("text", ["", "a < b", _CONFLICT.partition("=")[0], "x" + _CONFLICT.replace("\n", "\nx")])
def test_one_side_or_signs_within_a_line_are_none(text: str, tmp_path: Path) -> None:
    assert conflicts("a.py", Repo(repositories.make(tmp_path, {"a.py": text})).files) == []
