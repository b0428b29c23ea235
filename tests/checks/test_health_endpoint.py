"""Where nobody can tell whether an address says how the service is."""

from pathlib import Path

from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome


def test_code_that_serves_and_does_not_parse_may_answer(checks: tuple[Check, ...], tmp_path: Path) -> None:
    check = next(one for one in checks if one.id == "health-endpoint")
    served = {"app.py": "from fastapi import FastAPI\n\napp = FastAPI()\n", "routes.py": "import fastapi\n  x = 1\n"}
    assert ask(check, make(tmp_path, served)).outcome is Outcome.UNKNOWN
