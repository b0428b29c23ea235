"""The page about library knowledge says what the table says, and every line of the table means something."""

from pathlib import Path

from mlfolio.evidence.dataflow import knowledge, library_page
from mlfolio.evidence.dataflow.library_table import EFFECTS

PAGE = Path(__file__).parents[3] / "docs/library-knowledge.md"


def test_the_page_is_up_to_date() -> None:
    remedy = "run `python -m mlfolio.evidence.dataflow.library_page > docs/library-knowledge.md`"
    assert PAGE.read_text(encoding="utf-8") == library_page.page(), remedy


def test_every_effect_that_is_named_is_explained() -> None:
    named = {call.effect for call in (*knowledge.calls().values(), *knowledge.methods().values())}
    assert named <= set(EFFECTS)


def test_what_learns_says_what() -> None:
    learning = [call for call in knowledge.calls().values() if call.effect in ("transformer", "learner", "statistic")]
    assert [call.name for call in learning if not call.what] == []
