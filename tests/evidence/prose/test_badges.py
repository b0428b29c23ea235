"""Badges told from pictures, and what they say."""

import pytest

from mlfolio.evidence.prose.badges import badges, is_badge
from mlfolio.evidence.prose.document import Document, Image


@pytest.mark.parametrize(
    "target",
    [
        "https://img.shields.io/pypi/v/tree",
        "https://github.com/a/b/actions/workflows/ci.yml/badge.svg",
        "https://codecov.io/gh/a/b/branch/main/graph/x.svg",
        "https://mybinder.org/badge_logo.svg",
        "https://colab.research.google.com/assets/colab-badge.svg",
        "https://api.star-history.com/svg?repos=a/b",
    ],
)
def test_badges_are_no_pictures(target: str) -> None:
    assert is_badge(Image(target, "", 1))


@pytest.mark.parametrize("target", ["roc.png", "https://github.com/user-attachments/assets/1", "docs/logo.svg"])
def test_pictures_are_no_badges(target: str) -> None:
    assert not is_badge(Image(target, "", 1))


def test_what_is_shown_small_is_an_icon() -> None:
    assert is_badge(Image("python.svg", "", 1, size=40))
    assert not is_badge(Image("python.svg", "", 1, size=41))


@pytest.mark.parametrize(
    ("target", "kind", "says"),
    [
        ("https://img.shields.io/badge/License-Apache_2.0-blue.svg", "licence", "Apache 2.0"),
        ("https://img.shields.io/badge/code%20coverage-98%25-green", "coverage", "code coverage 98%"),
        ("https://img.shields.io/badge/tests-19%20passing-green", "tests", "tests 19 passing"),
        ("https://img.shields.io/github/license/a/b", "licence", ""),
        ("https://github.com/a/b/actions/workflows/ci-cd.yml/badge.svg?branch=main", "ci", "ci-cd.yml"),
        ("https://app.travis-ci.com/a/b.svg", "ci", ".travis.yml"),
    ],
)
def test_what_badges_say(target: str, kind: str, says: str) -> None:
    assert [(one.kind, one.says) for one in badges(Document(images=(Image(target, "", 1),)))] == [(kind, says)]


@pytest.mark.parametrize(
    "target",
    [
        "https://img.shields.io/badge/python-3.11-blue",
        "https://img.shields.io/badge/coverage-unknown-grey",
        "https://img.shields.io/codecov/c/github/a/b",
        "https://img.shields.io/badge/x",
    ],
)
def test_badges_that_say_nothing_comparable(target: str) -> None:
    assert not list(badges(Document(images=(Image(target, "", 1),))))
