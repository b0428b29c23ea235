"""What of a whole repository a course sets, by its README and folders."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.examples import Content
from mlfolio.repo import Repo


@pytest.mark.parametrize(
    ("readme", "folder", "is_set"),
    [
        ("# trees\nMachine learning lessons\n", "part", False),
        ("# trees\nCode for projects of my Higher Diploma in Data Analytics\n", "part", True),
        ("# trees\nCode of my Bachelor's thesis\n", "part", False),
        ("# trees\nLessons learned from a year of orders\n", "lesson", False),
    ],
)
def test_a_readme_says_that_all_is_coursework(readme: str, folder: str, *, is_set: bool, tmp_path: Path) -> None:
    files: dict[str, Content] = {f"{folder}{number}/fit.py": "x = 1\n" for number in (2, 3)}
    repo = Repo(make(tmp_path / "r", {"README.md": readme, "errors/fit.py": "x = 1\n", **files}))
    assert ("errors/fit.py" in repo.coursework) is is_set


@pytest.mark.parametrize(
    ("files", "is_set"),
    [
        ({"notes/a.ipynb": ["x = 1"], "courses/b.ipynb": ["x = 2"]}, False),
    ],
)
def test_folders_of_lessons_are_told_by_any_sign(files: dict[str, Content], *, is_set: bool, tmp_path: Path) -> None:
    repo = Repo(make(tmp_path / "r", {"trees/task/fit.py": "x = 1\n", **files}))
    assert ("trees/task/fit.py" in repo.coursework) is is_set
    assert all(path in repo.coursework for path in files if path.endswith(".ipynb"))
