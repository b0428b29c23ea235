"""Headings in other forms than Markdown's own, and what only looks like one."""

import pytest

from mlfolio.evidence.prose.headings import with_marked_headings


@pytest.mark.parametrize(
    ("text", "suffix", "marked"),
    [
        ("Limits\n------\n\nOne city.", ".md", "## Limits\n\n\nOne city."),
        ("Title\n=====\n\nLimits\n~~~~~~\nOne city.", ".rst", "## Title\n\n\n## Limits\n\nOne city."),
        ('<h3 align="left">Limits</h3>\nOne city.', ".md", "### Limits\nOne city."),
        ("<details><summary>Limits</summary>\nOne city.", ".md", "### Limits\nOne city."),
        ("== Limits\nOne city.", ".adoc", "## Limits\nOne city."),
        ("** Limits\nOne city.", ".org", "## Limits\nOne city."),
        ("\\section*{Limits}\nOne.\n\\subsection{Bias}", ".tex", "## Limits\nOne.\n### Bias"),
    ],
)
def test_headings_are_marked_on_their_lines(text: str, suffix: str, marked: str) -> None:
    assert with_marked_headings(text, suffix) == marked


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Bias\n---\n\nText.",
        "a | b\n--- | ---\n1 | 2",
        "Text\nof two lines\n---\nand more.",
        "- bias\n---\n",
        "# Limits\n\n---\n\nText.",
    ],
)
def test_front_matter_tables_and_rules_are_no_headings(text: str) -> None:
    assert with_marked_headings(text, ".md") == text
