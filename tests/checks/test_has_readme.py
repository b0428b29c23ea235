"""How much of a README's presence is granted."""

import re
from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome


@pytest.fixture
def readme(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "has-readme")


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("# Title\n", 0.04),
        ("# Title\n\n## Part\n", 0.04),
        ("# Title\n\n## Part\n\n## > https://ada.example/data\n", 0.2),
        ("# Title\n\n![a](plot.png)\n", 0.2),
        ("# Title\n\nA word.\n", 0.044),
        ("# Title\n\nAn AUC of 0.84.\n", 0.2),
        ("# Title\n\nSee [it](https://ada.example).\n", 0.2),
        ("# Title\n\nA word.\n\n## Part\n\nAnother.\n", 0.2),
        ("# Title\n\n" + "word " * 12, 0.2),
        ("# Title\n\n" + "word " * 30, 0.25),
        ("# Title\n\n" + "word " * 60, 0.5),
        ("# Title\n\n" + "word " * 130, 0.75),
        ("# Title\n\n" + "word " * 200, 1.0),
        ("# Title\n\n" + "word " * 900, 1.0),
        ("# Title\n\n" + "    make data\n\nThen:\n\n" * 3, 0.5),
        ("# 标题\n\n" + "本项目使用机器学习方法预测房价并给出结果" * 25, 1.0),
        ("# Title\n\n| a |\n|---|\n" + "| some words here |\n" * 70, 1.0),
    ],
)
def test_text_earns_its_share(text: str, share: float, readme: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"README.md": text})
    verdict = ask(readme, tmp_path / "r")
    assert (verdict.outcome, verdict.share) == (Outcome.PASS, share)


def test_a_plain_folder_is_read_too(readme: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"README.txt": "word " * 200}, git=False)
    assert ask(readme, tmp_path / "r").share == 1.0


@pytest.mark.parametrize(("beside", "share"), [({}, 0.5), ({"a.py": "1\n", "b.py": "1\n"}, 0.0)])
def test_readmes_of_folders_around_half_of_the_code_earn_half(
    beside: dict[str, str], share: float, readme: Check, tmp_path: Path
) -> None:
    make(tmp_path / "r", {"churn/README.md": "# Churn\n", "churn/train.py": "1\n"} | beside)
    verdict = ask(readme, tmp_path / "r")
    assert (verdict.outcome, verdict.share) == (Outcome.FAIL, share)


def test_what_to_do_names_the_length_that_earns_everything(readme: Check, tmp_path: Path) -> None:
    """Who did what was said in three sentences was granted a quarter, and told the same again."""
    told = re.search(r"in (\d+) words or more", readme.practice.fix)
    assert told is not None
    for number, share in ((int(told[1]), 1.0), (int(told[1]) - 20, 0.93)):
        verdict = ask(readme, make(tmp_path / str(number), {"README.md": "# Title\n\n" + "word " * number}))
        assert verdict.share == pytest.approx(share, abs=0.02)
