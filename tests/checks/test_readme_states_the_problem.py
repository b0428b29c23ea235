"""What counts as saying the problem, and where."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

PROSE = "We predict which customers are about to leave, so that somebody can make them an offer in time."


@pytest.fixture
def problem(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "readme-states-the-problem")


@pytest.mark.parametrize(
    ("readme", "outcome"),
    [
        (f"# A\n\n{PROSE}\n", Outcome.PASS),
        (f"# A\n\n## The model\n\n{PROSE}\n", Outcome.PASS),
        (f"# A\n\n- {PROSE}\n", Outcome.PASS),
        ("# A\n\n本项目使用机器学习方法预测哪些客户即将流失以便公司及时挽留他们并减少损失\n", Outcome.PASS),
        (f"# A\n\n## Requirements\n\n- numpy\n\n## About\n\n{PROSE}\n", Outcome.PASS),
        (f"# A\n\n## Installation\n\n{PROSE}\n", Outcome.FAIL),
        (f"# A\n\n## Contents\n\n* Churn\n{PROSE}\n", Outcome.PASS),
        (f"# A\n\n## プロジェクト構造\n\n{PROSE}\n", Outcome.FAIL),
        (f"# A\n\n## Instalación\n\nHola.\n\n## Objetivo\n\n{PROSE}\n", Outcome.PASS),
        (f"# A\n\n## Executive summary\n\n{PROSE}\n", Outcome.PASS),
        (f"A\n\n## Getting started\n\n{PROSE}\n", Outcome.FAIL),
        (f"# A\n\nThis template provides a minimal setup to get React working in Vite.\n\n{PROSE}\n", Outcome.FAIL),
        (f"# A\n\n{PROSE}\n\nThis project was bootstrapped with [Create React App](x).\n", Outcome.PASS),
        (f"This project was bootstrapped with [Create React App](x).\n\n## About\n\n{PROSE}\n", Outcome.PASS),
        ("# A\n\n" + "https://example.org/page " * 20 + "\n", Outcome.FAIL),
        (f"# A\n\n```\n{PROSE}\n```\n", Outcome.FAIL),
        (
            "# A\n\nModels that we wrote and compared are:\n\n- trees of one split\n- forests of those trees\n",
            Outcome.PASS,
        ),
        ("# A\n\n- grows trees from a table of customers\n- tells who of them is about to leave us\n", Outcome.PASS),
        (
            "# A\n\n- trees\n- forests\n- the tables of what we compared\n- what it costs\n- thanks\n- more\n",
            Outcome.FAIL,
        ),
        ("# A\n\n## Offers\n\n- master our models in a new course\n- start to learn with us right now\n", Outcome.FAIL),
        ("# A\n\nContents:\n\n- trees of one split\n- forests of those trees\n- and what they cost\n", Outcome.FAIL),
    ],
)
def test_prose_before_the_details(readme: str, outcome: Outcome, problem: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"README.md": readme})
    assert ask(problem, tmp_path / "r").outcome is outcome


def test_an_opening_among_the_details_counts_with_its_list(problem: Check, tmp_path: Path) -> None:
    opening = (
        "This application rates how likely a customer leaves. It includes:\n\n- a form for the contract\n- advice\n"
    )
    make(tmp_path / "r", {"README.md": f"# A\n\n## Deployment\n\n- [page](https://example.org)\n\n{opening}"})
    assert ask(problem, tmp_path / "r").share == 0.5
