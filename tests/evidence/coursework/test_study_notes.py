"""A module of notes is told by its name and its sentences, both."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.evidence.coursework.study_notes import is_study_notes
from mlfolio.repo import Repo

_DEFINED = "# recall - the share of all positives that were found\n"
_TRIED = "tree.fit(x, y)\nprint(tree.score(x, y))\n"


def _told(path: Path, name: str, text: str) -> bool:
    (source,) = Repo(make(path / "r", {name: text})).sources
    return is_study_notes(source)


@pytest.mark.parametrize("name", ["review.py", "trees/notes.py", "metrics_cheat_sheet.py"])
def test_notes_define_what_they_try(name: str, tmp_path: Path) -> None:
    assert _told(tmp_path, name, (_DEFINED + _TRIED) * 12)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("train.py", (_DEFINED + _TRIED) * 12),
        ("review.py", _TRIED * 12),
        ("review.py", (_DEFINED + _TRIED) * 3),
        ("review.py", ("# fit\n" + _TRIED) * 12),
        ("movie_reviews_model.py", (_DEFINED + _TRIED) * 12),
    ],
)
def test_programs_are_no_notes(name: str, text: str, tmp_path: Path) -> None:
    assert not _told(tmp_path, name, text)
