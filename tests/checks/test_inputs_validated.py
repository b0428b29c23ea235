"""Which handlers hand on what was sent."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

_RESTX = "from flask import request\nfrom flask_restx import Namespace, Resource\n\napi = Namespace('churn')\n\n\n"
_FLASK = "from flask import Flask, redirect, render_template, request, url_for\n\napp = Flask(__name__)\n\n\n"


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (
            'shown = "Net" if request.args["model"] == "nn" else "Tree"\n'
            '    return render_template("a.html", model=shown)',
            "not-applicable",
        ),
        ('name = request.form["model"]\n    return redirect(url_for("home", model=name))', "fail"),
        ('return render_template("a.html", price=prices[request.form["model"]])', "fail"),
        ('return render_template("a.html", price=request.form["price"] * 2)', "fail"),
        ('return render_template("a.html", price=predict(request.form["price"]))', "fail"),
        ('file = request.files["f"]\n    return read(file) if allowed_file(file.filename) else again()', "pass"),
        ('file = request.files["f"]\n    return read(file) if file.filename.endswith(".txt") else again()', "pass"),
        ('file = request.files["f"]\n    return read(file)', "fail"),
    ],
)
def test_what_is_only_tested_and_shown_is_not_handed_on(
    checks: tuple[Check, ...], body: str, outcome: str, tmp_path: Path
) -> None:
    validated = next(one for one in checks if one.id == "inputs-validated")
    files = {"app.py": f'{_FLASK}@app.route("/", methods=["GET", "POST"])\ndef home():\n    {body}\n'}
    assert ask(validated, make(tmp_path, files)).outcome is Outcome(outcome)


@pytest.mark.parametrize(
    ("decorator", "outcome"),
    [
        ("api.expect(person, validate=True)", "pass"),
        ("api.expect(person, validate=False)", "fail"),
        ("api.expect(person)", "fail"),
        ("use_args(person)", "pass"),
        ("expects_json(person)", "pass"),
        ("validate()", "pass"),
        ("api.doc('predicts, and validates nothing')", "fail"),
    ],
)
def test_a_decorator_that_holds_it_against_a_schema_validates(
    checks: tuple[Check, ...], decorator: str, outcome: str, tmp_path: Path
) -> None:
    validated = next(one for one in checks if one.id == "inputs-validated")
    handler = (
        f"class Churn(Resource):\n    @{decorator}\n    def post(self):\n        return predict(request.get_json())\n"
    )
    assert ask(validated, make(tmp_path, {"app.py": _RESTX + handler})).outcome is Outcome(outcome)


@pytest.mark.parametrize(
    ("picked", "outcome"),
    [
        ("rows[FEATURES_MASK]", "pass"),
        ("rows[settings.feature_names]", "pass"),
        ("rows[['age', 'income']]", "pass"),
        ("rows[number]", "fail"),
        ("rows.fillna(0)", "fail"),
    ],
)
def test_columns_that_are_missing_are_answered(
    checks: tuple[Check, ...], picked: str, outcome: str, tmp_path: Path
) -> None:
    validated = next(one for one in checks if one.id == "inputs-validated")
    body = (
        f"    rows = pd.DataFrame([request.json])\n    try:\n        rows = {picked}\n    except Exception:\n"
        "        return jsonify(status='error')\n    return str(predict(rows))\n"
    )
    files = {"app.py": f'{_FLASK}@app.route("/", methods=["POST"])\ndef home():\n{body}'}
    assert ask(validated, make(tmp_path, files)).outcome is Outcome(outcome)


@pytest.mark.parametrize(
    ("called", "outcome"),
    [
        ("validate_inputs(rows)", "pass"),
        ("checks.validate_rows(rows)", "pass"),
        ("rows.dropna()", "fail"),
        ("cross_validate(net, rows)", "fail"),
        ("validate_epoch(net, rows)", "fail"),
        ("validate(net, rows)", "fail"),
    ],
)
@pytest.mark.parametrize("apart", [True, False])
def test_a_function_of_the_repository_that_validates_is_followed(
    checks: tuple[Check, ...], called: str, outcome: str, apart: bool, tmp_path: Path
) -> None:
    validated = next(one for one in checks if one.id == "inputs-validated")
    predicts = f"def predict(rows):\n    rows = {called}\n    return net.predict(rows)\n"
    begins = f"{_FLASK}from churn.predict import predict\n\n\n" if apart else f"{_FLASK}{predicts}\n\n"
    handler = '@app.route("/", methods=["POST"])\ndef home():\n    return jsonify(predict(request.get_json()))\n'
    files = {"app.py": begins + handler, "pkg/churn/__init__.py": "", "pkg/churn/predict.py": predicts}
    assert ask(validated, make(tmp_path, files)).outcome is Outcome(outcome)


@pytest.mark.parametrize(
    ("asked", "outcome"),
    [
        ('auth.sign_in_with_email_and_password(sent["email"], sent["password"])', "pass"),
        ('log.sign_in_seen("one")', "fail"),
        ('keep(sent["email"], sent["password"])', "fail"),
    ],
)
def test_credentials_are_checked_by_what_knows_them(
    checks: tuple[Check, ...], asked: str, outcome: str, tmp_path: Path
) -> None:
    validated = next(one for one in checks if one.id == "inputs-validated")
    body = (
        f"    sent = request.form\n    try:\n        return {asked}\n    except Exception as error:\n        try:\n"
        "            return jsonify(error.args[1])\n        except IndexError:\n            return str(error)\n"
    )
    files = {"app.py": f'{_FLASK}@app.route("/", methods=["POST"])\ndef home():\n{body}'}
    assert ask(validated, make(tmp_path, files)).outcome is Outcome(outcome)
