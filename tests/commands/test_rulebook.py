"""`mlfolio list` and `mlfolio explain`, and docs/checks.md, which is made from the same fields."""

import re
from pathlib import Path

from test_check import mlfolio

from mlfolio.catalogue import Check
from mlfolio.documents import DOCUMENTS
from mlfolio.rulebook import markdown_of


def test_list_names_every_check_once(checks: tuple[Check, ...]) -> None:
    said = mlfolio("list").stdout
    for check in checks:
        assert said.count(f" {check.id} ") == 1
        assert check.title in said


def test_list_says_of_whom_a_check_is_asked_and_to_whom_it_is_advice() -> None:
    lines = mlfolio("list").stdout.splitlines()
    line = next(line for line in lines if " uncertainty-reported " in line)
    assert line.endswith("[kaggle, deployed, portfolio, general; advice to portfolio, general]")


def test_by_document_every_topic_is_covered_or_said_to_be_unseen(checks: tuple[Check, ...]) -> None:
    said = mlfolio("list", "--by-document").stdout
    for check in checks:
        assert len(re.findall(rf"(?<![\w-]){check.id}(?![\w-])", said)) == 1
    cited = {(check.source.document, check.source.topic) for check in checks}
    for document in DOCUMENTS.values():
        unseen = dict(document.unseen)
        assert set(unseen) <= set(document.topics)
        for topic in document.topics:
            assert topic in said
            assert (document.letter, topic) in cited or topic in unseen
        assert all(f"no check can see: {what}" in said for what in unseen.values())


def test_explain_tells_all_that_a_check_declares(checks: tuple[Check, ...]) -> None:
    said = " ".join(mlfolio("explain", "no-secrets-tracked", COLUMNS="88").stdout.split())
    check = next(check for check in checks if check.id == "no-secrets-tracked")
    for text in (check.title, check.why, check.how, check.fix, check.source.topic, "critical", "client.py", "<-- bad"):
        assert " ".join(text.split())[:60] in said


def test_explain_shows_what_stands_for_a_name() -> None:
    said = " ".join(mlfolio("explain", "has-tests", COLUMNS="88").stdout.split())
    assert "tests/test_<module>.py" in said


def test_explain_fills_no_line_up() -> None:
    assert not [line for line in mlfolio("explain", "has-tests").stdout.splitlines() if line.endswith(" ")]


def test_explain_knows_an_id_in_capitals() -> None:
    assert "Did you mean has-tests?" in mlfolio("explain", "HAS_TESTS").stderr


def test_explain_of_an_unknown_id_names_the_nearest() -> None:
    done = mlfolio("explain", "has-licens")
    assert done.returncode == 2
    assert "Did you mean has-licence?" in done.stderr


def test_the_rulebook_in_the_docs_is_the_one_that_is_shipped(checks: tuple[Check, ...]) -> None:
    written = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")
    assert written == markdown_of(checks), "run `make docs` and commit docs/checks.md"
