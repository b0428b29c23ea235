"""Under which headings a summary for everybody is looked for."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

PLAIN = (
    "Some customers are about to leave. We look at how people used their phone last year and say who will probably"
    " leave next, so that someone can call them in time.\n"
)
TECHNICAL = "# Churn\n\nXGBoost, Flask, Docker.\n\n## 1. Dataset\n\nKaggle's dataset.\n\n## {}\n\n" + PLAIN


@pytest.mark.parametrize(
    ("heading", "outcome"),
    [
        ("2. Context and Business Need", Outcome.PASS),
        ("Project goals", Outcome.PASS),
        ("Objective", Outcome.PASS),
        ("2. Deployment", Outcome.FAIL),
    ],
)
def test_sections_that_say_it_in_plain_words(
    checks: tuple[Check, ...], heading: str, outcome: Outcome, tmp_path: Path
) -> None:
    summary = next(one for one in checks if one.id == "plain-language-summary")
    assert ask(summary, make(tmp_path, {"README.md": TECHNICAL.format(heading)})).outcome is outcome
