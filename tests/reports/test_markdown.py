"""The Markdown report: for a comment or a job's summary, in which the repository's text is only text."""

from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from reports.inspection import ESC, HOSTILE, NO_KIND, RTL, inspect

from mlfolio.reports import markdown
from mlfolio.reports.report import Report
from mlfolio.scoring import score


@pytest.mark.parametrize(
    "text", ["plain", "a `b` c", "``", "`", "a|b", "<b>", "[a](b)", "@all #1", "\n# x", " ", "x" * 500, "\\|", "a\\"]
)
def test_a_code_span_holds_any_text(text: str) -> None:
    span = markdown.quoted(text)
    table = f"| a | b |\n|---|---|\n| {span} | end |\n"
    tokens = MarkdownIt("commonmark").enable("table").parse(table)
    cells = [token for token in tokens if token.type == "inline"][2:]
    assert [child.type for child in cells[0].children or []] == ["code_inline"]
    assert cells[1].content == "end"


def test_hostile_names_and_texts_are_text(tmp_path: Path) -> None:
    said = markdown.render(inspect(tmp_path / "<script>alert(0)<\u2215script>", HOSTILE))
    assert ESC not in said
    assert RTL not in said
    tokens = MarkdownIt("commonmark").enable("table").parse(said)
    inline = [child for token in tokens for child in token.children or []]
    html = [token.content.strip() for token in (*tokens, *inline) if token.type in ("html_block", "html_inline")]
    assert set(html) <= {"<details><summary>What was not granted, and where</summary>", "</details>", "<br>"}
    assert not [child for child in inline if child.type in ("link_open", "image")]
    assert not [child for child in inline if child.type == "text" and "@all" in child.content]


def test_it_leads_from_the_score_to_what_to_do(tmp_path: Path) -> None:
    said = markdown.render(inspect(tmp_path, {"a.py": "print(1)\n"}))
    order = [
        "## mlfolio: ",
        "| category |",
        "### What would win the most",
        "tests/test_&lt;module>.py",
        "| check |",
        "passed",
    ]
    assert [said.index(part) for part in order] == sorted(said.index(part) for part in order)
    assert len(said) < 65_536


def test_what_is_set_aside_is_said_with_its_reason(tmp_path: Path) -> None:
    settings = 'ignore.has-licence = "coursework"\n'
    said = markdown.render(inspect(tmp_path, {"a.py": "print(1)\n", ".mlfolio.toml": settings}))
    assert "### Set aside by .mlfolio.toml, and granted nothing" in said
    assert "- `has-licence`: `coursework`" in said


def test_an_empty_repository_has_a_report(tmp_path: Path) -> None:
    assert markdown.render(Report(tmp_path, None, score(()), NO_KIND)).startswith("## mlfolio: no score\n")
