"""The service's endpoints are tested, bad input too."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.automation.workflows import Workflows
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.serving.services import ROUTED, Services
from mlfolio.evidence.testing.asked_addresses import asking_files, sending_scripts
from mlfolio.evidence.testing.bodies import bodies
from mlfolio.evidence.testing.scripts import asserting_scripts, printing_scripts
from mlfolio.evidence.testing.tests import Tests
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, failed, graded, not_applicable, passed

_ASKS = lazy_pattern(
    r"\b\w{0,60}(?:client|session|requests|httpx|api|app|server|http)\w{0,60}\.(?:get|post|put|patch|delete|request|open)\s*\("
    r"|apptest\.from_|httptest\.newrequest\("
    r"|\.(?:get|post|put|patch)\(\s*f?[\"']/|status_code|test_client\(",
)
_REFUSED = lazy_pattern(
    r"\b(?:status(?:_code)?|code)\b[^\n]{0,60}\b(?:4\d\d|http_4\d\d\w*|bad_request|unprocessable\w*|not_found"
    r"|unauthori[sz]ed|forbidden|status(?:bad|un|not|forb)[a-z]{3,30})\b"
    r"|\b(?:4\d\d)\s*[,)=][^\n]{0,40}status|\.status_code\s*(?:!=\s*200|>=?\s*400|in\b)"
    r"|raises\([^\n]{0,60}(?:validation|http|value|request)\w*error"
)
_UNASSERTED = 0.25
_SENDS = "sends requests, and asserts nothing of the answers"
_APP = (
    'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.post("/predict")\ndef predict(x: float):\n    return x\n'
)
_TEXT = "from text import clean\n\n\ndef test_clean():\n    assert clean(' a ') == 'a'\n"
_CLIENT = "from fastapi.testclient import TestClient\nfrom app import app\n\nclient = TestClient(app)\n\n\n"


@check(
    title="The endpoints are tested, with bad input too",
    how="Where Python code answers at addresses of its own (Flask, FastAPI, Django and their like), half for an"
    " asserting test"
    " that sends a request through a client, or a script of tests that asserts or exits by the answer, or a step"
    " of CI (or a test in shell) in which curl fails by what one of the addresses answers, half for one"
    " that expects a refusal: a status of 400 and more, or a"
    " validation error. Half passes. A quarter where what sends the requests, a test or a script called one, asserts"
    " nothing. Pages of widgets (Streamlit, Gradio, Dash) are asked only where a test drives"
    " one.",
    fix="With the framework's test client, post one good input and assert the answer, and post one with a missing or a"
    " wrong field"
    " and assert 422 (or what your service answers).",
    # What a service does with bad input is what its users meet first.
    weight=2,
    source=Citation(
        "B", "The Evolution of Machine Learning Roles", "the operational aspects of machine learning systems"
    ),
    after=("has-tests",),
    kinds=("deployed",),
    bad=[
        Example(
            {
                "app.py": _APP,
                "tests/test_text.py": _TEXT,
            }
        ),
        Example(
            {
                "app.py": _APP,
                "tests/test_text.py": _TEXT,
                "test.py": "import requests\n\nprint(requests.post(f'{HOST}/predict', json={'x': 1}).json())\n",
            },
            paths=("test.py",),
            note="a script that prints the answer, whatever it is: a quarter",
        ),
        Example(
            {
                "app.py": _APP,
                "tests/test_text.py": _TEXT,
                "tests/test_app.py": _CLIENT
                + "def test_predict(): # <-- bad\n    print(client.post('/predict?x=1'))\n",
            },
            note="a test that asserts nothing: a quarter",
        ),
        Example(
            {
                "app.py": _APP,
                "tests/test_text.py": _TEXT,
                "test_api.sh": "curl -s http://localhost:8000/predict -X POST | jq .\n",
            },
            paths=("test_api.sh",),
            note="in shell",
        ),
        Example(
            {
                "app.py": _APP,
                "tests/test_text.py": _TEXT,
                ".github/workflows/ci.yml": "on: push\njobs:\n  a:\n    steps:\n    - run: |\n"
                "        curl -fsSL https://example.org/install.sh | sh\n        curl ${{ env.URL }}/predict\n",
            },
            note="what is fetched, and an answer that nobody looks at",
        ),
    ],
    good=[
        Example(
            {
                "app.py": _APP,
                "tests/test_app.py": _CLIENT
                + 'def test_predict():\n    assert client.post("/predict?x=1").json() == 1\n\n\n'
                + 'def test_text_is_refused():\n    assert client.post("/predict?x=a").status_code == 422\n',
            }
        ),
        Example(
            {
                "app.py": _APP,
                "tests/test_text.py": _TEXT,
                "integration/test_served.py": "import requests\n\nanswer = requests.post(ADDRESS, json={'x': 1})\n"
                "assert answer.json() == 1\n",
            },
            note="a script that fails by what the running service answers",
        ),
        Example(
            {
                "app.py": _APP,
                "tests/test_text.py": _TEXT,
                ".github/workflows/ci.yml": "on: push\njobs:\n  a:\n    steps:\n    - run: |\n"
                "        curl -f -X POST ${{ env.URL }}/predict -d '{\"x\": 1}' || exit 1\n",
            },
            note="a step of CI that fails by the answer",
        ),
        Example(
            {
                "app.py": _APP,
                "tests/test_text.py": _TEXT,
                "integration_test/run.sh": "status=$(curl -s -w '%{http_code}' -X POST http://localhost:8000/predict)\n"
                '[ "$status" = 200 ] || exit 1\n',
            },
            note="a script that looks at the status",
        ),
        Example(
            {
                "app.py": _APP,
                "api/api_test.go": "func TestRefused(t *testing.T) {\n\treq := httptest.NewRequest(http.MethodPost,"
                ' "/predict", nil)\n\tif rec.Code != http.StatusBadRequest {\n\t\tt.Fatal(rec.Code)\n\t}\n}\n',
            },
            note="in Go",
        ),
    ],
)
def endpoint_tests(sources: Sources, tests: Tests, files: Files, workflows: Workflows) -> Verdict:
    """A model can be right and its service wrong: a field renamed, a type changed, an error that shows a stack trace.

    Only a test that asks the service sees it.
    """
    if not tests:
        return not_applicable("there are no tests")
    services = Services(sources)
    every = (*tests, *asserting_scripts(sources, tests))
    asked = [body for body in bodies(every, files) if _ASKS.search(body.text)]
    if not asked and not services.frameworks & ROUTED:
        return not_applicable("nothing answers at an address of its own")
    if not asked and (path := next(asking_files(workflows.paths, files, services), None)):
        return graded(0.5, passes_at=0.5, reason=f"{path} sends a request; none is sent that must be refused")
    if not asked:
        return _unasserted(sources, tests, files, services)
    if any(_REFUSED.search(body.text) for body in asked):
        return passed()
    first = asked[0].test
    if not services.frameworks & ROUTED:
        return passed("tests drive the page")
    return graded(0.5, passes_at=0.5, reason=f"{first.name} sends a request; no test sends one that must be refused")


def _unasserted(sources: Sources, tests: Tests, files: Files, services: Services) -> Verdict:
    """Return a part where something sends requests and leaves the answers to its reader; nothing where nothing does."""
    silent = bodies((test._replace(checks=True) for test in tests if not test.checks), files)
    sending = [(body.test.path, body.test.line) for body in silent if _ASKS.search(body.text)]
    scripts = sending_scripts(printing_scripts(sources, tests), files, services)
    if found := [*sending, *((path, None) for path in scripts)]:
        return graded(_UNASSERTED, [Finding(_SENDS, path, line) for path, line in found], passes_at=0.5)
    return failed(Finding("no test sends a request to the service"))
