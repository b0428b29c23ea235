"""`mlfolio list` and `mlfolio explain`, and docs/checks.md, which is made from the same fields."""

from pathlib import Path

from test_check import mlfolio

from mlfolio.catalogue import Check
from mlfolio.rulebook import markdown_of


def test_list_names_every_check_once(checks: tuple[Check, ...]) -> None:
    said = mlfolio("list").stdout
    for check in checks:
        assert said.count(f" {check.id} ") == 1
        assert check.title in said


def test_explain_tells_all_that_a_check_declares(checks: tuple[Check, ...]) -> None:
    said = " ".join(mlfolio("explain", "no-secrets-tracked", COLUMNS="88").stdout.split())
    check = next(check for check in checks if check.id == "no-secrets-tracked")
    for text in (check.title, check.why, check.how, check.fix, check.source.topic, "critical", "client.py", "<-- bad"):
        assert " ".join(text.split())[:60] in said


def test_explain_of_an_unknown_id_names_the_nearest() -> None:
    done = mlfolio("explain", "has-licens")
    assert done.returncode == 2
    assert "Did you mean has-licence?" in done.stderr


def test_the_rulebook_in_the_docs_is_the_one_that_is_shipped(checks: tuple[Check, ...]) -> None:
    written = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")
    assert written == markdown_of(checks), "run `make docs` and commit docs/checks.md"
