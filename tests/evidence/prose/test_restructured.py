"""reStructuredText as READMEs use it."""

import pytest

from mlfolio.evidence.prose.document import CodeBlock, Heading, Image, InlineCode, Link
from mlfolio.evidence.prose.restructured import read_restructured


def test_levels_come_from_the_order_of_the_underlines() -> None:
    found = read_restructured("=====\nTitle\n=====\n\nUsage\n-----\n\nMore\n~~~~\n\nEnd\n---\n").headings
    assert found == (Heading(1, "Title", 2), Heading(2, "Usage", 5), Heading(3, "More", 8), Heading(2, "End", 11))


def test_code_of_a_directive_and_after_two_colons() -> None:
    text = (
        "Run::\n\n    pip install a\n    python b.py\n\n.. code-block:: python\n   :linenos:\n\n   import a\n\nEnd.\n"
    )
    found = read_restructured(text)
    assert found.code == (CodeBlock("", "pip install a\npython b.py", 3), CodeBlock("python", "import a", 9))
    assert [one.text for one in found.paragraphs] == ["Run:", "End."]


def test_images_figures_and_substitutions() -> None:
    text = (
        ".. image:: a.png\n   :target: https://a.example\n   :width: 30px\n\n.. |b| image:: b.svg\n.. figure:: c.png\n"
    )
    found = read_restructured(text).images
    assert found == (Image("a.png", "", 1, "https://a.example", 30), Image("b.svg", "", 5), Image("c.png", "", 6))


def test_links_given_in_place_and_by_name() -> None:
    text = "See `the docs <docs/index.rst>`_\nand `the site`_.\n\n.. _the site: https://a.example\n"
    found = read_restructured(text).links
    assert found == (Link("docs/index.rst", "the docs", 1), Link("https://a.example", "the site", 2))


def test_literals_and_roles() -> None:
    found = read_restructured("Call ``fit.py`` or :func:`predict`.\n")
    assert found.inline_code == (InlineCode("fit.py", 1),)
    assert found.paragraphs[0].text == "Call fit.py or predict."


def test_lists_comments_and_tables() -> None:
    text = "* one\n* two\n\n.. hidden\n   too\n\n+---+-----+\n| a | b   |\n+===+=====+\n| 1 | 2   |\n+---+-----+\n"
    found = read_restructured(text)
    assert [(one.text, one.listed) for one in found.paragraphs] == [("one", True), ("two", True)]
    assert found.tables[0].rows == (("a", "b"), ("1", "2"))


@pytest.mark.parametrize("text", ["", "::", "::\n\n    ", "===", "`" * 999, ".. image::", "+--+", "* ", "a\n=\n"])
def test_what_follows_a_broken_piece_is_read(text: str) -> None:
    found = read_restructured(f"Before\n======\n\n{text}\n\nAfter\n=====\n")
    assert [heading.text for heading in found.headings] == ["Before", "After"]
