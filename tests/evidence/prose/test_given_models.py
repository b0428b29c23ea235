"""What a README says of a model that somebody else gave, and of competitions in pictures."""

import pytest

from mlfolio.evidence.prose.data_words import is_of_known_pictures
from mlfolio.evidence.prose.demonstrations import says_the_model_was_given
from mlfolio.evidence.prose.readme import read_document
from mlfolio.evidence.prose.shown_pictures import shown_in_a_picture
from mlfolio.evidence.prose.writings import Writing


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("The Iris classifier model was provided as the baseline codebase.", True),
        ("The model is given by the course.", True),
        ("The model was trained for you.", True),
        ("A model was provided with more data.", False),
        ("The model is served by the API.", False),
    ],
)
def test_a_model_may_be_given(text: str, given: bool) -> None:
    assert says_the_model_was_given(text) is given


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Adapted for humpback whale identification challenge", True),
        ("# Kaggle Whale ID Challenge 2018", True),
        ("Melanoma classification", False),
    ],
)
def test_competitions_that_give_pictures(text: str, known: bool) -> None:
    assert is_of_known_pictures([Writing("README.md", text)]) is known


def test_an_infographic_may_show_what_came_out() -> None:
    document = read_document("README.md", "# Signs\n\nFinds signs.\n\n![Infographic](a/infographic.png)\n")
    assert shown_in_a_picture(document) is not None
