"""Whose repository a README has cloned, and which lines are about it."""

import pytest

from mlfolio.evidence.prose.clones import lines_elsewhere, own_name
from mlfolio.evidence.prose.markdown import read_markdown

TITLE = "# Tree\n\n"
CLONE = "```\ngit clone https://github.com/ann/{}\ncd x\n```\n"


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (CLONE.format("tree.git"), "tree"),
        ("The Boughs library is needed:\n\n" + CLONE.format("boughs.git"), None),
        ("The tree package:\n\n" + CLONE.format("tree"), "tree"),
        ("It uses [boughs](https://example.org).\n\n" + CLONE.format("boughs"), None),
        ("Of Boughs.\n\n" + CLONE.format("boughs"), "boughs"),
        # No name is left of it.
        ("The library:\n\n" + CLONE.format(".git"), None),
    ],
)
def test_the_first_clone_is_ours_unless_the_page_says_whose_it_is(text: str, own: str | None) -> None:
    assert own_name(read_markdown(TITLE + text)) == own


def test_what_follows_the_clone_of_another_is_about_that_one() -> None:
    page = read_markdown(TITLE + CLONE.format("tree") + "\n## Boughs\n\n" + CLONE.format("boughs") + "\n## End\n")
    assert lines_elsewhere(page) == [range(12, 15)]


def test_of_a_page_of_clones_the_first_hundred_are_looked_at() -> None:
    clones = "".join(f"git clone https://github.com/ann/bough{number}\n" for number in range(5000))
    assert len(lines_elsewhere(read_markdown(f"{TITLE}```\n{clones}```\n"))) == 99
