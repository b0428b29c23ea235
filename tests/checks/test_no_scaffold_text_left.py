"""Whose words they are: prompts, generated pages, and what only resembles them."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio import testing
from mlfolio.catalogue import Check
from mlfolio.examples import Content
from mlfolio.verdicts import Verdict

ANSWERS: dict[str, Content] = {".copier-answers.yml": "kind: kaggle\n"}
PROMPT = "> **Your turn:** say why.\n"


@pytest.fixture
def check(checks: tuple[Check, ...]) -> Check:
    return next(check for check in checks if check.id == "no-scaffold-text-left")


def ask(check: Check, folder: Path, files: dict[str, Content]) -> Verdict:
    return testing.ask(check, make(folder, files))


def test_only_what_was_made_from_a_template_has_prompts(check: Check, tmp_path: Path) -> None:
    assert ask(check, tmp_path / "a", {**ANSWERS, "docs/data.md": PROMPT}).share == 0
    assert ask(check, tmp_path / "b", {"docs/data.md": PROMPT}).share == 1


def test_a_scaffold_in_a_folder_is_judged_there_alone(check: Check, tmp_path: Path) -> None:
    files: dict[str, Content] = {
        "one/.copier-answers.yml": "kind: kaggle\n",
        "one/README.md": PROMPT,
        "two/README.md": PROMPT,
    }
    assert testing.places(ask(check, tmp_path, files)) == {("one/README.md", 1, None)}


def test_a_template_may_hold_its_own_placeholders(check: Check, tmp_path: Path) -> None:
    files: dict[str, Content] = {"{{ name }}/README.md": "# X\n\nA short description of the project.\n"}
    assert ask(check, tmp_path, files).share == 1


def test_what_a_generator_left_below_the_authors_words_is_a_slip(check: Check, tmp_path: Path) -> None:
    own = "# Churn\n\n" + "Whom should we call, and what does it cost us not to? " * 20
    text = f"{own}\n\nThis project was bootstrapped with [Create React App](x).\n"
    assert ask(check, tmp_path / "a", {"README.md": text}).share == 0.5
    page = "This project was bootstrapped with [Create React App](x).\n"
    assert ask(check, tmp_path / "b", {"README.md": own, "web/README.md": page}).share == 0.5


def test_whoever_forks_clones_under_their_own_name(check: Check, tmp_path: Path) -> None:
    text = "# Trees\n\n{}\n\n```\ngit clone https://github.com/<yourusername>/trees\n```\n"
    assert ask(check, tmp_path / "a", {"README.md": text.format("Fork the project, then:")}).share == 1
    assert ask(check, tmp_path / "b", {"README.md": text.format("To install it:")}).share == 0.5


def test_a_template_that_is_quoted_is_nobodys_page(check: Check, tmp_path: Path) -> None:
    text = "# Templates\n\n```\nA short description of the project.\n```\n"
    assert ask(check, tmp_path, {"README.md": text}).share == 1


@pytest.mark.parametrize(
    ("line", "share"),
    [
        ('git config --global user.email "your.email@example.com"', 1),
        ("export EMAIL=your.email@example.com", 1),
        ("Write to your.email@example.com", 0.5),
    ],
)
def test_settings_of_the_reader_are_no_placeholders(check: Check, line: str, share: float, tmp_path: Path) -> None:
    assert ask(check, tmp_path, {"README.md": f"# Churn\n\n```\n{line}\n```\n"}).share == share


def test_a_placeholder_below_settings_of_the_reader_is_found(check: Check, tmp_path: Path) -> None:
    text = "# Churn\n\nexport EMAIL=your.email@example.com\n\nWrite to your.email@example.com\n"
    assert testing.places(ask(check, tmp_path, {"README.md": text})) == {("README.md", 5, None)}


def test_an_item_that_tells_to_replace_a_placeholder_leaves_none(check: Check, tmp_path: Path) -> None:
    told = "# To do\n\n- [x] Replace `your.email@example.com` with mine\n1. Update `your.email@example.com`\n"
    assert ask(check, tmp_path / "a", {"TODO.md": told}).share == 1
    assert ask(check, tmp_path / "b", {"TODO.md": f"{told}\nWrite to your.email@example.com.\n"}).share == 0.5


@pytest.mark.parametrize(
    ("path", "is_page"), [("datasets/film.txt", False), ("datasets/readme.txt", True), ("docs/film.txt", True)]
)
def test_a_text_to_learn_from_is_no_page(check: Check, tmp_path: Path, path: str, is_page: bool) -> None:
    verdict = ask(check, tmp_path, {"README.md": "# Films\n", path: "Bart speaks.\nBlah, blah, blah.\n"})
    assert bool(verdict.findings) is is_page


@pytest.mark.parametrize(
    ("owner", "share"),
    [
        ("<ada-l99>", 1),
        ("<ada lovelace>", 1),
        ("<georgina>", 1),
        ("<your-org>", 0.5),
        ("<GITHUB-ACCOUNT>", 0.5),
        ("<you>", 0.5),
        ("<yourgithubusername>", 0.5),
        ("<my organization>", 0.5),
    ],
)
def test_a_name_in_brackets_was_filled_in(check: Check, owner: str, share: float, tmp_path: Path) -> None:
    text = f"# Trees\n\n```\ngit clone https://github.com/{owner}/trees.git\n```\n"
    assert ask(check, tmp_path, {"README.md": text}).share == share
