"""What a request holds is validated before the model sees it."""

from collections.abc import Iterator

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.serving.services import ROUTED, SERVERS, TYPED, WIDGETS, Route, Services
from mlfolio.evidence.serving.validators import Validators
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable, passed

_READS = lazy_pattern(
    r"\brequest\.(?:form|json|get_json|args|values|data|files|POST|GET|body|query_params)\b|\brequest\.json\("
    r"|await request\.(?:json|form|body)"
)
_VALIDATES = lazy_pattern(
    r"\bvalidat\w*|\babort\(|\bHTTPException\b|\bis_valid\(|\.model_validate|\.parse_obj\(|\bSchema\b|\bschema\.load\("
    r"|\breqparse\b|\bcleaned_data\b"
    r"|\bexcept\s*\(?[^:\n]*(?:ValueError|KeyError|TypeError|ValidationError|BadRequest)|,\s*4\d\d\b"
    r"|\bstatus(?:_code)?\s*=\s*4\d\d"
    r"|\bisinstance\(|\bis None\b|\bnot in\b|\bif not \w+|type\s*=\s*(?:int|float)\b|HttpResponseBadRequest|BadRequest"
    r"|\bpydantic\b"
    # Of a file, by the end of its name or what it holds.
    r"|\ballowed_\w+\(|\.endswith\(|\.content_type\b|\.mimetype\b|\.suffix\b"
)
_ASKS_FOR_TEXT = lazy_pattern(r"(?:[!=]=|\bis(?: not)?)\s*(?:''(?!')|\"\"(?!\"))")
"""A comparison with the empty text, all that free text can be asked."""

_NUMBERS = lazy_pattern(r"\b(?:float|int)\(|\.astype\(")
_FLASK = "from flask import Flask, request\n\napp = Flask(__name__)\n\n\n"
_MODELS = "import joblib\n\nmodel = joblib.load('model.joblib')\n\n\n"


@check(
    title="What a request holds is validated",
    how="Of the functions that answer requests in Python and read what was sent, the share that validates it: typed"
    " parameters (FastAPI, BentoML and their like), a schema (also by a decorator), pydantic, a form's is_valid, an"
    " exception for a value of the wrong type, a refusal with a status of 400 and more, the kind of a file, free text"
    " compared with the"
    " empty one, numbers converted, columns picked by a list of names or credentials given to what signs in, in a `try`"
    " whose handler answers, or a call of a function of the repository that calls `validate_...`. A bare"
    " `float(request.form[...])` does not. What only prints, tests or shows what was sent on a page is not asked."
    " Passes from half on. Pages of widgets bound their input by themselves.",
    fix="Describe the input once (a pydantic model, or marshmallow in Flask) with types and ranges, and answer 422"
    " where it does not"
    " fit.",
    # A model answers anything with confidence, also nonsense.
    weight=2.5,
    source=Citation("B", "The Evolution of Machine Learning Roles", "build and deploy practical ML solutions"),
    kinds=("deployed",),
    bad=[
        Example(
            {
                "app.py": _FLASK + '@app.route("/predict", methods=["POST"])\ndef predict(): <-- bad\n'
                '    return str(float(request.form["age"]) * 2)\n'
            },
            note="text in the field ends in an error page",
        )
    ],
    good=[
        Example(
            {
                "api_mock.py": _FLASK + '@app.route("/predict", methods=["POST"])\ndef predict():\n'
                "    return request.json\n",
                "app.py": _FLASK + '@app.route("/predict", methods=["POST"])\ndef predict():\n'
                '    if "age" not in request.json:\n        return "age is missing", 400\n'
                '    return str(request.json["age"] * 2)\n',
            },
            note="what only stands for the service is not asked",
        ),
        Example(
            {
                "app.py": "from fastapi import FastAPI\nfrom pydantic import BaseModel, Field\n\napp = FastAPI()\n\n\n"
                'class Person(BaseModel):\n    age: float = Field(ge=0, le=120)\n\n\n@app.post("/predict")\n'
                "def predict(person: Person) -> float:\n    return person.age * 2\n"
            }
        ),
        Example(
            {
                "app.py": _FLASK + '@app.route("/predict", methods=["POST"])\ndef predict():\n    try:\n'
                '        age = float(request.form["age"])\n    except (KeyError, ValueError):\n'
                '        return "age must be a number", 400\n    return str(age * 2)\n'
            }
        ),
        Example(
            {
                "app.py": _FLASK + '@app.route("/predict", methods=["POST"])\ndef predict():\n    try:\n'
                '        age = float(request.form["age"])\n        return str(age * 2)\n    except Exception:\n'
                '        return "An error occurred: check what you typed"\n'
            },
            note="whatever does not convert is answered",
        ),
        Example(
            {
                "app.py": "from flask import request\nfrom flask_restx import Namespace, Resource\n\n"
                'api = Namespace("churn")\n\n\nclass Churn(Resource):\n    @api.expect(person, validate=True)\n'
                "    def post(self):\n        return model.predict(request.get_json()['age'])\n"
            },
            note="a decorator that holds it against a schema",
        ),
        Example(
            {
                "app.py": _FLASK + '@app.route("/predict", methods=["POST"])\ndef predict():\n'
                '    print(request.form.get("age"))\n\n\n@app.route("/author")\ndef author():\n'
                '    text = request.args.get("text", "")\n    if text == "":\n        return "Type a sentence"\n'
                "    return model.predict([text])[0]\n"
            },
            note="a stub that hands nothing on, and free text that is asked whether there is any",
        ),
    ],
)
def inputs_validated(sources: Sources) -> Verdict:
    """Whoever sends a request sends everything sooner or later: nothing, text, a negative age.

    A service that checks it answers with what is wrong, not with a number that means nothing.
    """
    services = Services(sources)
    answering = ((source, route) for source, route in services.routes if not route.is_stub)
    reading = [(source, route) for source, route in answering if _reads(source, route, services)]
    if reading:
        unchecked = [(source, route) for source, route in reading if not _is_checked(source, route, services)]
        validators = Validators(sources)
        unchecked = [
            (source, route) for source, route in unchecked if not validators.take(source, _text(source, route))
        ]
        return graded(1 - len(unchecked) / len(reading), _findings(unchecked), passes_at=0.5)
    if services.frameworks & (WIDGETS | SERVERS) and not services.frameworks & ROUTED:
        return passed("widgets or types bound what is sent")
    return not_applicable("no function reads what a request holds")


def _findings(routes: list[tuple[Source, Route]]) -> Iterator[Finding]:
    for source, route in routes:
        yield source.finding(f"`{route.name}` hands on what was sent, unchecked", route.line)


def _text(source: Source, route: Route) -> str:
    return "\n".join(source.lines[route.line - 1 : route.end])


def _fills_types(route: Route, services: Services) -> bool:
    return route.is_typed and bool(services.frameworks & TYPED)


def _reads(source: Source, route: Route, services: Services) -> bool:
    return _fills_types(route, services) or bool(_READS.search(_text(source, route)))


def _is_checked(source: Source, route: Route, services: Services) -> bool:
    text = _text(source, route)
    if _fills_types(route, services) or route.refuses or _VALIDATES.search(text):
        return True
    return bool(_ASKS_FOR_TEXT.search(text)) and not _NUMBERS.search(text)
