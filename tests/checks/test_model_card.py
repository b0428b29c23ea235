"""Where there is no model to write a card of."""

from pathlib import Path

from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome


def test_a_service_without_a_model_is_asked_for_no_card(checks: tuple[Check, ...], tmp_path: Path) -> None:
    model_card = next(one for one in checks if one.id == "model-card")
    home = "from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get('/')\ndef home():\n    return 'bank'\n"
    assert ask(model_card, make(tmp_path, {"app.py": home})).outcome is Outcome.NOT_APPLICABLE


def test_a_site_of_two_parts_has_no_model(checks: tuple[Check, ...], tmp_path: Path) -> None:
    model_card = next(one for one in checks if one.id == "model-card")
    files = {"backend/package.json": '{"dependencies": {"mongoose": "8"}}', "backend/models/Skill.js": "var a = 1;\n"}
    assert ask(model_card, make(tmp_path, files)).outcome is Outcome.NOT_APPLICABLE


def test_a_readme_is_a_card_where_its_limits_have_a_heading(checks: tuple[Check, ...], tmp_path: Path) -> None:
    model_card = next(one for one in checks if one.id == "model-card")
    said = "Trained on the training data of a year, for a ranking; AUC 0.84.\n"
    for number, (below, share) in enumerate(
        {"## Limits\n\nNot tried on shops.\n": 0.75, "Limits: shops.\n": 0}.items()
    ):
        files = {"README.md": f"# Churn\n\n{said}\n{below}", "app.py": "import joblib\n"}
        assert ask(model_card, make(tmp_path / str(number), files)).share == share
