"""Which READMEs call the repository what others begin with."""

import pytest

from mlfolio.evidence.prose.readme import read_document
from mlfolio.evidence.prose.templates import is_called_a_template


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("# FastAPI starter kit\n\nServes a model.\n", True),
        ("# Model server scaffolding\n", True),
        ("# Cover types\n\nA small MLOps scaffold that serves a classifier.\n", True),
        ("# Churn\n\nThis repository is a minimal project template.\n", True),
        ("# Churn\n\nEste projeto é um template para começar.\n", True),
        ("# Moods\n\nThis repository contains the files to build your own web application!\n", True),
        ("# Moods\n\nWe show how you may build your own opinion of it.\n", False),
        ("# Churn\n\nProject based on the cookiecutter data science project template.\n", False),
        ("# Scans\n\nWe use Lightning to replace as much boilerplate code as possible.\n", False),
        ("# Template matching\n\nFinds a picture in another.\n", False),
    ],
)
def test_a_template_is_called_so_by_the_title_or_opening(text: str, is_one: bool) -> None:
    assert is_called_a_template(read_document("README.md", text)) is is_one
