"""Markdown and the HTML within it: what a reader sees, and on which line."""

import time

import pytest

from mlfolio.evidence.prose.document import CodeBlock, Heading, Image, InlineCode, Link, Table
from mlfolio.evidence.prose.markdown import read_markdown


def test_headings_of_both_styles_and_of_html() -> None:
    found = read_markdown('Title\n=====\n\n## Usage ##\n\n<h1 align="center">Shown</h1>\n').headings
    assert found == (Heading(1, "Title", 1), Heading(2, "Usage", 4), Heading(1, "Shown", 6))


def test_a_link_on_the_second_line_of_a_paragraph_keeps_its_line() -> None:
    assert read_markdown("One\n[two](a%20b.md#part)\nthree\n").links == (Link("a%20b.md#part", "two", 2),)


def test_reference_links_and_links_of_html() -> None:
    found = read_markdown('[a][1] and <a href="c.md">c</a>\n\n[1]: b.md\n').links
    assert [(link.target, link.text) for link in found] == [("b.md", "a"), ("c.md", "c")]


def test_an_image_knows_the_link_around_it() -> None:
    found = read_markdown("[![CI](ci.svg)](https://ci.example)\n").images
    assert found == (Image("ci.svg", "CI", 1, "https://ci.example"),)


def test_images_of_html_blocks_and_of_html_within_text() -> None:
    text = '<p align="center">\n  <img src="a.png" width="600" height="40px">\n</p>\n\nSee <img src="b.png"/> here.\n'
    found = read_markdown(text).images
    assert [(image.target, image.line, image.size) for image in found] == [("a.png", 2, 40), ("b.png", 5, None)]


def test_fenced_and_indented_code_starts_at_its_first_line() -> None:
    found = read_markdown("```Bash title=x\npip install a\n```\n\n    python b.py\n").code
    assert found == (CodeBlock("bash", "pip install a\n", 2), CodeBlock("", "python b.py\n", 5))


def test_code_within_text_says_whether_it_is_a_link() -> None:
    found = read_markdown("`a.py` and [`b.py`](b.py) and <code>c.py</code>\n").inline_code
    assert found == (InlineCode("a.py", 1), InlineCode("b.py", 1, linked=True), InlineCode("c.py", 1))


def test_a_list_is_told_from_a_paragraph() -> None:
    found = read_markdown("Text *here*.\n\n- one\n- two\n").paragraphs
    assert [(one.text, one.line, one.listed) for one in found] == [
        ("Text here.", 1, False),
        ("one", 3, True),
        ("two", 4, True),
    ]


def test_a_table_is_rows_of_text() -> None:
    found = read_markdown("| Model | AUC |\n|---|---|\n| `gbm` | 0.9 |\n").tables
    assert found == (Table((("Model", "AUC"), ("gbm", "0.9")), 1),)


def test_links_in_a_table_keep_their_row() -> None:
    assert read_markdown("| a |\n|---|\n| x |\n| [b](b.md) |\n").links == (Link("b.md", "b", 4),)


def test_html_comments_and_scripts_are_not_seen() -> None:
    found = read_markdown("<!-- hidden\n[a](b.md) -->\n\n<script>\nvar x;\n</script>\n\nSeen.\n")
    assert [one.text for one in found.paragraphs] == ["Seen."]
    assert not found.links


def test_preformatted_html_is_code() -> None:
    assert read_markdown("<pre>\npython a.py\n</pre>\n").code == (CodeBlock("", "\npython a.py\n", 1),)


def test_sections_are_the_headings_above_a_line() -> None:
    document = read_markdown("# A\n\n## B\n\n### C\n\n## D\n\ntext\n")
    assert [heading.text for heading in document.headings_above(9)] == ["D", "A"]
    assert [heading.text for heading in document.headings_above(6)] == ["C", "B", "A"]


@pytest.mark.parametrize("piece", ["[", "![", "<div ", "<!--", "+-+\n", "`a` "])
def test_what_never_ends_takes_no_time_by_the_square(piece: str) -> None:
    started = time.process_time()
    read_markdown(piece * (60_000 // len(piece)))
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    "text", [">" * 5000 + " x", "[" * 3000, "<div" * 2000, "<!", "</a></code></pre>", "- " * 2000, "<![CDATA[ x ]]>"]
)
def test_what_follows_deep_nesting_and_broken_html_is_read(text: str) -> None:
    found = read_markdown(f"# Before\n\n{text}\n\n# After\n")
    assert [heading.text for heading in found.headings] == ["Before", "After"]
