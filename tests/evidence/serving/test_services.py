"""What serves is told by what it imports, and who answers by decorator, method or Django's lists."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.evidence.serving.loading import loadings, loads_anything
from mlfolio.evidence.serving.preparation import own_preparations, prepared_by_others
from mlfolio.evidence.serving.services import Services
from mlfolio.examples import Content
from mlfolio.repo import Repo

FLASK = "from flask import Flask, request\n\napp = Flask(__name__)\n\n\n"


def services(folder: Path, files: dict[str, Content]) -> Services:
    return Services(Repo(make(folder, files)).sources)


def test_routes_are_found_however_they_are_declared(tmp_path: Path) -> None:
    found = services(
        tmp_path,
        {
            "a.py": FLASK + '@app.route("/one")\ndef one():\n    return 1\n',
            "b.py": "from fastapi import APIRouter\n\nr = APIRouter()\n\n\n"
            '@r.post(path="/two")\nasync def two(x: int):\n    return x\n',
            "c.py": "from flask_restful import Resource\n\n\nclass Three(Resource):\n    def get(self):\n       "
            " return 3\n",
            "views.py": "from django.http import HttpResponse\n\n\ndef four(request):\n    return HttpResponse()\n",
            "urls.py": 'from django.urls import path\n\nurlpatterns = [path("four/", four)]\n',
        },
    )
    assert {(route.address, route.name, route.is_typed) for _, route in found.routes} == {
        ("/one", "one", False),
        ("/two", "two", True),
        ("", "get", False),
        ("", "four", False),
    }
    assert "four/" in found.addresses


def test_tests_notebooks_and_words_serve_nothing(tmp_path: Path) -> None:
    files: dict[str, Content] = {"tests/test_a.py": FLASK, "a.ipynb": [FLASK], "b.py": "# like flask\nimport os\n"}
    assert not services(tmp_path, files)


def test_what_is_loaded_and_from_whom(tmp_path: Path) -> None:
    text = (
        "import pickle\nimport requests\nimport torch\nimport yaml\n\n\ndef load(url):\n    data ="
        " requests.get(url).content\n"
        "    one = pickle.loads(data)\n    two = pickle.load(open('model.pkl', 'rb'))\n    three = torch.load('a.pt',"
        " weights_only=True)\n"
        "    four = yaml.load('a', Loader=yaml.SafeLoader)\n    five = torch.load('a.pt', weights_only=False)\n"
    )
    source = next(iter(Repo(make(tmp_path, {"a.py": text})).sources))
    assert [(one.line, bool(one.problem)) for one in loadings(source)] == [(9, True), (10, False), (13, False)]


def test_what_prepares_when_the_service_starts_may_do_so(tmp_path: Path) -> None:
    text = FLASK + "scaler = StandardScaler()\n\n\ndef predict():\n    return get_dummies(x)\n"
    source = next(iter(Repo(make(tmp_path, {"a.py": text})).sources))
    assert own_preparations(source) == (("get_dummies", 10),)


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("x = prepare(x)\n    return model.predict(x)", (("prepare", 8),)),
        ("y = prepare(x)\n    return model.predict(x)", ()),
        ("x = own(x)\n    return model.predict(x)", ()),
        ("x = prepare(x)\n    return x", ()),
    ],
)
def test_what_a_function_from_elsewhere_prepares_is_predicted_for(
    tmp_path: Path, answer: str, found: tuple[tuple[str, int], ...]
) -> None:
    text = FLASK + f"from prepare import prepare\ndef predict(x):\n    {answer}\n"
    source = next(iter(Repo(make(tmp_path, {"a.py": text})).sources))
    assert prepared_by_others(source) == found


@pytest.mark.parametrize(
    ("answer", "is_well"),
    [
        ('{"message": "API is running"}', True),
        ('"alive"', True),
        ('{"status": "local_ok", "rows": rows}', True),
        ('{"model_loaded": model is not None}', True),
        ('{"message": "Welcome"}', False),
        ('{"note": "the app is running", "rows": rows}', False),
    ],
)
def test_an_answer_may_say_how_the_service_is(answer: str, is_well: bool, tmp_path: Path) -> None:
    app = "from fastapi import FastAPI\n\napp = FastAPI()\n\n\n"
    text = f'{app}@app.get("/")\ndef home():\n    return {answer}\n'
    found = services(tmp_path, {"app.py": text})
    assert [route.says_well for _, route in found.routes] == [is_well]


def test_groups_of_addresses_have_names(tmp_path: Path) -> None:
    code = "from flask_restx import Api, Namespace\n\nns = Namespace('Health')\napi.add_namespace(ns, path='/v1')\n"
    assert services(tmp_path, {"app.py": code}).groups == ("Health", "/v1")


def test_a_loader_imported_by_its_name_alone_is_one(tmp_path: Path) -> None:
    text = (
        "from joblib import load\nfrom json import load as read\n\nmodel = load('a.joblib')\nrest = read(open('a'))\n"
    )
    source = next(iter(Repo(make(tmp_path, {"a.py": text})).sources))
    assert [(one.name, one.line) for one in loadings(source)] == [("joblib.load", 4)]


@pytest.mark.parametrize(
    ("code", "loads"),
    [
        ("model = onnxruntime.InferenceSession('a')", True),
        ("model = load_model('a')", True),
        ("get('a').to_runner()", True),
        ("load_dotenv()", False),
    ],
)
def test_what_loads_anything(code: str, *, loads: bool, tmp_path: Path) -> None:
    source = next(iter(Repo(make(tmp_path, {"a.py": code + "\n"})).sources))
    assert loads_anything(source) == loads
