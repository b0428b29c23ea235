"""Notebooks and R Markdown as text and code in turn."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.evidence.prose.narration import Part, narratives
from mlfolio.examples import Markdown
from mlfolio.repo import Repo


def test_cells_that_hold_nothing_are_left_out(tmp_path: Path) -> None:
    repo = Repo(make(tmp_path / "r", {"a.ipynb": [Markdown("# A"), "", "x = 1", Markdown(" ")]}))
    (found,) = narratives(repo.files, repo.notebooks)
    assert [part.is_code for part in found.parts] == [False, True]
    assert found.steps == 1


def test_r_markdown_is_parted_at_its_chunks(tmp_path: Path) -> None:
    text = (
        "---\ntitle: A\n---\nText\n\n```{r setup, echo=FALSE}\nx <- 1\n```\n```\nshown only\n```\n```{python}\ny\n```\n"
    )
    repo = Repo(make(tmp_path / "r", {"a.Rmd": text}))
    (found,) = narratives(repo.files, repo.notebooks)
    assert [part.is_code for part in found.parts] == [False, True, False, True]
    assert found.titled


def test_headings_are_seen_in_text_alone(tmp_path: Path) -> None:
    long = "word " * 20
    cells = [
        Markdown("## A"),
        Markdown("EDA of Titanic"),
        Markdown(long),
        Markdown(f"{long}\n\nTitle\n====="),
        "# x\n1",
    ]
    repo = Repo(make(tmp_path / "r", {"a.ipynb": cells}))
    (found,) = narratives(repo.files, repo.notebooks)
    assert [part.has_heading for part in found.parts] == [True, True, False, True, False]


def test_a_broken_notebook_has_no_parts(tmp_path: Path) -> None:
    repo = Repo(make(tmp_path / "r", {"a.ipynb": "{"}))
    assert [one.parts for one in narratives(repo.files, repo.notebooks)] == [()]


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("x = np.c_[one, x]  # add x0 = 1 to each instance", True),
        ("x = drop('Outcome')  # 'Outcome' is the target column", True),
        ("# `age` holds whole years\nx = 1", True),
        ("x = 1\n# age = 1", False),
        ("x = 1\n# set age = 1", False),
        ("x = 1\n# 'age': 1, 'fare': 2, 'sex': 3", False),
        ("x = 1\n# 'age', 'fare', 'sex', 'cabin'", False),
    ],
)
def test_a_comment_that_is_a_sentence_tells_and_code_set_aside_does_not(code: str, told: bool) -> None:
    assert Part(is_code=True, text=code).is_told is told


@pytest.mark.parametrize(
    ("code", "counts"),
    [
        ("# plt.figure()\n\n# plt.bar(x)\n# # Save the picture there", False),
        ("# for one in rows:\n#     print(one.age)", False),
        ("# folder / f'age_{year}.png',", False),
        ("# rows <- read.csv('a.csv')\n# summary(rows)", False),
        ("# This made the score worse\n# rows.drop('age')", True),
        ("# The forest is best", True),
        ("# rows.head()\nx = 1", True),
    ],
)
def test_code_that_is_all_set_aside_is_no_step(code: str, counts: bool, tmp_path: Path) -> None:
    repo = Repo(make(tmp_path / "r", {"a.ipynb": ["x = 1", code]}))
    (found,) = narratives(repo.files, repo.notebooks)
    assert found.steps == 1 + counts
