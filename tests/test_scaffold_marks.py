"""The mark that asks for the author's own words."""

from mlfolio.scaffold_marks import prompts


def test_a_prompt_is_found_with_its_line_and_what_it_asks() -> None:
    text = "# Title\n\n> **Your turn:** say why.\n> In three sentences.\n\n- a\n  > **Your turn:** and how\n"
    assert list(prompts(text)) == [(3, "say why."), (7, "and how")]


def test_words_about_a_turn_are_no_prompt() -> None:
    assert list(prompts("**Your turn:** no quote\nIt is > **Your turn:** in a line\n> Your turn: plain\n")) == []
