"""Where nobody can tell whether an address says how the service is."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome


def test_code_that_serves_and_does_not_parse_may_answer(checks: tuple[Check, ...], tmp_path: Path) -> None:
    check = next(one for one in checks if one.id == "health-endpoint")
    served = {"app.py": "from fastapi import FastAPI\n\napp = FastAPI()\n", "routes.py": "import fastapi\n  x = 1\n"}
    assert ask(check, make(tmp_path, served)).outcome is Outcome.UNKNOWN


def test_a_service_that_only_monitors_is_not_the_models(checks: tuple[Check, ...], tmp_path: Path) -> None:
    check = next(one for one in checks if one.id == "health-endpoint")
    monitor = "from flask import Flask\n{}\napp = Flask(__name__)\n\n\n"
    monitor += "@app.route('/iterate')\ndef iterate():\n    return f()\n"
    evidently = monitor.format("from evidently.model_monitoring import ModelMonitoring\n")
    assert ask(check, make(tmp_path / "beside", {"app.py": evidently})).outcome is Outcome.NOT_APPLICABLE
    assert ask(check, make(tmp_path / "own", {"app.py": monitor.format("")})).outcome is Outcome.FAIL


def test_an_address_that_tries_the_service_tells_how_it_is(checks: tuple[Check, ...], tmp_path: Path) -> None:
    check = next(one for one in checks if one.id == "health-endpoint")
    app = "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.route('{}')\ndef answer():\n    return f()\n"
    for address in ("/test", "/api/test", "/api/v1/test"):
        tried = make(tmp_path / address.replace("/", "_"), {"app.py": app.format(address)})
        assert ask(check, tried).outcome is Outcome.PASS
    assert ask(check, make(tmp_path / "other", {"app.py": app.format("/test_rows")})).outcome is Outcome.FAIL
    assert ask(check, make(tmp_path / "model", {"app.py": app.format("/model/test")})).outcome is Outcome.FAIL


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ("answer = {'message': HTTPStatus.OK.phrase, 'code': HTTPStatus.OK}\n    return answer", Outcome.PASS),
        ("return {'message': HTTPStatus.OK.phrase}", Outcome.PASS),
        ("answer = {'message': 'OK'}\n    return JSONResponse(answer)", Outcome.PASS),
        ("answer = {'message': 'OK'}\n    answer['y'] = f()\n    return answer", Outcome.FAIL),
        ("answer = {'message': 'OK', 'y': g}\n    return answer", Outcome.FAIL),
        ("answer = {'status': 'trained'}\n    return answer", Outcome.FAIL),
    ],
)
def test_fixed_words_in_a_table_with_a_name_say_so(
    checks: tuple[Check, ...], tmp_path: Path, body: str, outcome: Outcome
) -> None:
    check = next(one for one in checks if one.id == "health-endpoint")
    app = "from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get('/')\ndef root():\n"
    assert ask(check, make(tmp_path, {"app.py": f"{app}    {body}\n"})).outcome is outcome
