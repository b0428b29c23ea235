"""What a README says that somebody else wrote, and what it only mentions."""

import pytest

from mlfolio.evidence.coursework.given import given
from mlfolio.evidence.notebooks import Cell, Notebook

_NOTEBOOK = Notebook("all.ipynb", (Cell(1, "markdown", "Set by the class.\n# Our Approaches", None, ()),))


@pytest.mark.parametrize(
    ("readme", "found"),
    [
        ("A school project of improving a base model.", {"baseline.ipynb"}),
        ('Our work starts at the section titled "Our Approaches".', {"all.ipynb"}),
        ("Our own part begins with the heading *our approaches*.", {"all.ipynb"}),
        ('Our work starts at the section titled "Models".', set()),
        ("The forest improves on the mean by far.", set()),
        ("Our work starts early.", set()),
    ],
)
def test_what_a_readme_says_was_given(readme: str, found: set[str]) -> None:
    assert given(readme, ["baseline.ipynb", "train.py", "all.ipynb"], [_NOTEBOOK]) == found
