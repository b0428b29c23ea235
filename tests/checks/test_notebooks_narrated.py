"""What each part of a notebook's narration earns."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.examples import Content, Markdown
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

CODE = ["x = 1"] * 4


@pytest.fixture
def narrated(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "notebooks-narrated")


@pytest.mark.parametrize(
    ("cells", "share", "lacks"),
    [
        (CODE, 0.0, "lacks a title, text near 4 of its 4 steps of code, a conclusion"),
        ([Markdown("# A"), *CODE], 0.625, "lacks a conclusion"),
        ([Markdown("# A"), *CODE, Markdown("## Results")], 0.875, ""),
        ([*CODE, Markdown("The score is good enough for what we want.")], 0.25, "lacks a title, text near 4 of its 4"),
        ([Markdown("# A"), *CODE, Markdown("ok")], 0.625, "lacks a conclusion"),
        ([Markdown("# A"), *CODE, Markdown("## 7. 最終評価")], 0.875, ""),
        ([Markdown("# A"), *CODE, Markdown("性別と客室クラスが生存を決めることが分かりました。")], 0.875, ""),
        (["%matplotlib inline", Markdown("# A"), *CODE[:3], Markdown("## Results")], 1.0, ""),
        (
            [
                Markdown("By Ada, " + "who wrote this. " * 8),
                "x = 1",
                "y = 1",
                Markdown("# A"),
                "x",
                Markdown("Done, see you."),
            ],
            0.75,
            "lacks a c",
        ),
    ],
)
def test_title_text_and_conclusion(cells: Content, share: float, lacks: str, narrated: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"a.ipynb": cells})
    verdict = ask(narrated, tmp_path / "r")
    assert verdict.share == share
    assert [one.message[: len(lacks)] for one in verdict.findings] == ([lacks] if lacks else [])


def test_documentation_need_not_conclude(narrated: Check, tmp_path: Path) -> None:
    cells = [Markdown("# A"), *CODE[:3]]
    make(tmp_path / "r", {"docs/guide/a.ipynb": cells, "examples/b.ipynb": cells, "c.ipynb": cells})
    assert [one.path for one in ask(narrated, tmp_path / "r").findings] == ["c.ipynb"]


def test_short_notebooks_and_broken_ones_are_not_judged(narrated: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"a.ipynb": ["x = 1", "x + 1"], "b.ipynb": "{", "c.ipynb": ""})
    assert ask(narrated, tmp_path / "r").outcome is Outcome.NOT_APPLICABLE
