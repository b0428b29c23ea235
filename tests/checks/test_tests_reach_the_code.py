"""Edge cases of tests-reach-the-code."""

from pathlib import Path

import pytest
from tests.repositories import make

from mlfolio import testing
from mlfolio.catalogue import Check
from mlfolio.verdicts import Outcome

MAGE = "from mage_ai.data_preparation.decorators import transformer"
BLOCK = "@transformer\ndef transform(rows):\n    return rows\n"
TEST = {"tests/test_a.py": "import a\n\n\ndef test_a():\n    assert a.f()\n", "a.py": "def f():\n    return 1\n"}


@pytest.fixture
def check(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "tests-reach-the-code")


@pytest.mark.parametrize(
    "beside",
    [
        {"setup.py": "from setuptools import setup\nsetup()\n"},
        {"docs/conf.py": "def x():\n    return 1\n"},
        {"gan/exercise.py": "def x():\n    return 1\n"},
        {"examples/plot.py": "def x():\n    return 1\n"},
        {"app/migrations/0001.py": "class M:\n    x = f()\n"},
        {"pkg/__init__.py": "from a import f\n__all__ = ['f']\n"},
        {"pkg/constants.py": "SEED = 1\n"},
        {"app/static/data/describe.py": "def x():\n    return 1\n"},
        {
            "template.py": "import os\nfrom pathlib import Path\n\nfor path in map(Path, ['src/a.py', 'app.py']):\n"
            "    os.makedirs(path.parent, exist_ok=True)\n    with open(path, 'w') as f:\n        pass\n"
        },
        {"tests/helpers.py": "def x():\n    return 1\n"},
        {"calc/utest_calc/reference.py": "def x():\n    return 1\n"},
        {"broken.py": "def (\n"},
        {"app/apps.py": "from django.apps import AppConfig\n\n\nclass Shop(AppConfig):\n    name = 'shop'\n"},
        {"src/evaluation.py": "def split():\n    pass\n\n\nasync def score():\n    raise NotImplementedError\n"},
        {"area/testCode.py": "def x():\n    return 1\n"},
        {"random_notes.py": "def x():\n    return 1\n"},
        {"src/quick_smoke.py": "def x():\n    return 1\n"},
        {"poc/load_test_api.py": "def x():\n    return 1\n"},
        {"src/api_stress_test.py": "def x():\n    return 1\n"},
        {"locustfile.py": "def x():\n    return 1\n"},
        {"hw3/experiments/q7.py": "def x():\n    return 1\n"},
        {"question_2b.py": "def x():\n    return 1\n"},
        {"example_trainer2.py": "def x():\n    return 1\n"},
        {"torchexample.py": "def x():\n    return 1\n"},
        {"src/xor_example2.py": "def x():\n    return 1\n"},
        {"demo.py": "def x():\n    return 1\n"},
        {"train_old.py": "def x():\n    return 1\n"},
        {"a_backup.py": "def x():\n    return 1\n"},
        {"a copy 2.py": "def x():\n    return 1\n"},
        {"train.py": "# This script is no longer used.\ndef x():\n    return 1\n"},
        {"net.py": '"""Reference classifier using Keras."""\nif __name__ == "__main__":\n    fit(1)\n'},
        {"net.py": "# A simple example of the net\nfit(1)\n"},
        {"check.py": "def x():\n    print('This ensures that your code meets the criteria in the rubric.')\n"},
        {"scripts/update_readme.py": "def x():\n    return 1\n"},
        {"run_all_notebooks.py": "def x():\n    return 1\n"},
        {"install_deps.py": "def x():\n    return 1\n"},
        {"service.py": '"""\nThis is a demo service for metrics.\n"""\ndef x():\n    return 1\n'},
        {"src/testing_net.py": "def test_net():\n    assert f()\n"},
        {
            "config.py": "from pathlib import Path\n\nfrom dotenv import load_dotenv\nfrom loguru import logger\n\n"
            "load_dotenv()\nROOT = Path(__file__).resolve().parents[1]\nDATA = ROOT / 'data'\n"
            "HOST = os.environ.get('HOST', 'x').lower()\nfor one in [DATA]:\n    one.mkdir(parents=True)\n"
            "try:\n    from tqdm import tqdm\n\n    logger.add(lambda text: tqdm.write(text))\n"
            "except ModuleNotFoundError:\n    pass\n"
        },
        {"features.py": "from feast import Entity\n\nplayer = Entity(name='p', keys=[Key('id')])\n"},
        {
            "colours.py": "from maps import Map\n\n"
            "RAIN = Map.from_list('rain', [(0 / 255, '#FFF'), (1 / 255, (1.0, 0.0, 0.0))])\n"
        },
        {"schemas.py": "class Row(BaseModel):\n    age: int = Field(ge=0)\n    tags: list = field(repr=False)\n"},
        {"logs.py": "import logging\n\nfile_logger = logging.getLogger('a')\nfile_logger.setLevel(logging.INFO)\n"},
        {"pipeline/transformers/rows.py": f"if 'transformer' not in globals():\n    {MAGE}\n\n\n{BLOCK}"},
        {
            "refactor.py": "import os\nimport shutil\n\n"
            "for each in ['src', 'tests']:\n    os.makedirs(each, exist_ok=True)\n"
            "shutil.move('app.py', 'src/app.py')\nopen('pyproject.toml', 'w').write('[project]')\n"
        },
    ],
)
def test_what_nobody_expects_tests_for(check: Check, tmp_path: Path, beside: dict[str, str]):
    verdict = testing.ask(check, make(tmp_path, TEST | beside))
    assert (verdict.share, verdict.findings) == (1.0, ())


@pytest.mark.parametrize(
    "beside",
    [
        {"train_backup.py": "def x():\n    return 1\n"},
        {"net.py": '"""Example: fits it."""\ndef x():\n    return 1\n'},
        {"net.py": "# Reference post: https://example.org/model\nfit(1)\n"},
        {"net.py": '"""References are counted."""\nfit(1)\n'},
        {"net.py": "Trainer(Net(3))\n"},
        {"net.py": "from t import Table, load\n\nROWS = Table.from_rows(load())\n"},
        {"net.py": "from t import Table\n\nrows = Table.from_rows([1, 2])\n"},
        {"net.py": "import hub\n\nNET = hub.from_list([1, 2])\n"},
        {"net.py": "import requests\n\npage = requests.get('x')\n"},
        {"build_features.py": "def x():\n    return 1\n"},
        {"testing_data.py": "def x():\n    return 1\n"},
    ],
)
def test_what_may_be_needed_counts(check: Check, tmp_path: Path, beside: dict[str, str]):
    assert testing.ask(check, make(tmp_path, TEST | beside)).share == 0.5


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("import requests\n\nassert requests.post('http://localhost:9696/predict', json={}).ok\n", 1.0),
        ("import httpx\n\nassert httpx.get(f'{URL}/v1/predict?a=1').is_success\n", 1.0),
        ("import requests\n\nassert requests.get('http://localhost:9696/docs').ok\n", 0.5),
        ("assert 'http://localhost:9696/predict' in page()\n", 0.5),
    ],
)
def test_a_request_reaches_what_answers_it(check: Check, tmp_path: Path, text: str, share: float):
    app = (
        "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.post('/predict')\ndef predict():\n    return f()\n"
    )
    files = TEST | {"serve/app.py": app, "integration/test_docker.py": text}
    assert testing.ask(check, make(tmp_path, files)).share == share


_PAGE = "import streamlit as st\n\nst.title(str(f()))\n"
_BROWSED = "from selenium import webdriver\n\ndriver = webdriver.Chrome()\ndriver.get('http://localhost:8501')\n"


@pytest.mark.parametrize(
    ("text", "more", "share"),
    [
        (_BROWSED, {}, 1.0),
        (_BROWSED.replace("http://localhost:8501", "https://example.org"), {}, 0.5),
        (_BROWSED.replace("from selenium import webdriver", "from drivers import webdriver"), {}, 0.5),
        (_BROWSED, {"other.py": _PAGE}, 1 / 3),
    ],
)
def test_a_browser_reaches_the_one_page(check: Check, tmp_path: Path, text: str, more: dict[str, str], share: float):
    files = TEST | {"app.py": _PAGE, "tests/test_page.py": text} | more
    assert testing.ask(check, make(tmp_path, files)).share == pytest.approx(share)


def test_a_script_without_functions_counts(check: Check, tmp_path: Path):
    verdict = testing.ask(check, make(tmp_path, TEST | {"train.py": "data = load()\nfit(data)\n"}))
    assert verdict.share == 0.5
    assert [one.path for one in verdict.findings] == ["train.py"]


@pytest.mark.parametrize(
    "name",
    [
        "load_test_data.py",
        "loadtestset.py",
        "download_tester.py",
        "q_learning.py",
        "adversarial_examples.py",
        "benchmarks.py",
        "demographics.py",
        "rubric.py",
    ],
)
def test_what_only_sounds_like_a_test_or_example_counts(check: Check, tmp_path: Path, name: str):
    assert testing.ask(check, make(tmp_path, TEST | {name: "def x():\n    return 1\n"})).share == 0.5


def test_a_version_before_the_newest_counts_where_tests_reach_it(check: Check, tmp_path: Path):
    code = {f"Version {n}/fit.py": "def fit():\n    return 1\n" for n in (1, 2, 10)}
    assert testing.ask(check, make(tmp_path / "a", TEST | code)).share == 0.5
    named = {"tests/test_b.py": "PATH = 'v1/fit.py'\n", "v1/fit.py": "fit(1)\n", "v2/fit.py": "fit(1)\n"}
    assert testing.ask(check, make(tmp_path / "b", TEST | named)).share == pytest.approx(2 / 3)
    api = {"api/v1/fit.py": "fit(1)\n", "api/v2/fit.py": "fit(1)\n"}
    assert testing.ask(check, make(tmp_path / "c", TEST | api)).share == pytest.approx(1 / 3)


def test_missed_modules_are_named_the_longest_first(check: Check, tmp_path: Path):
    modules = {f"m{n:02}.py": "def f():\n    return 1\n" * n for n in range(1, 15)}
    verdict = testing.ask(check, make(tmp_path, TEST | modules))
    assert [one.path for one in verdict.findings][:2] == ["m14.py", "m13.py"]
    assert len(verdict.findings) == 14


def test_tests_in_another_language_alone_do_not_apply(check: Check, tmp_path: Path):
    files = {"a.py": "def f():\n    return 1\n", "web/a.test.js": "it('x', () => { expect(1).toBe(1) })\n"}
    assert testing.ask(check, make(tmp_path, files)).outcome is Outcome.NOT_APPLICABLE


def test_generated_and_deprecated_modules_need_no_tests(check: Check, tmp_path: Path):
    code = "def f():\n    return 1\n"
    files = {"client/pet.py": f"# Do not edit the class manually.\n{code}", "deprecated/old.py": code}
    assert testing.ask(check, make(tmp_path, TEST | files)).share == 1.0


@pytest.mark.parametrize(("name", "share"), [("f'shop.chap{chapter}.{name}'", 1.0), ("f'{name}.txt'", 1 / 3)])
def test_modules_imported_by_a_formatted_name_are_reached(check: Check, tmp_path: Path, name: str, share: float):
    runner = f"from importlib import import_module\n\n\ndef f(chapter, name):\n    return import_module({name})\n"
    chapters = {f"shop/chap{number}/listing.py": "def x():\n    return 1\n" for number in (1, 2)}
    assert testing.ask(check, make(tmp_path, TEST | {"a.py": runner} | chapters)).share == pytest.approx(share)


def test_a_script_that_is_called_a_test_reaches_what_it_imports(check: Check, tmp_path: Path) -> None:
    script = {"b.py": "def g():\n    return 2\n", "test_by_eye.py": "from b import g\n\nprint(g())\n"}
    assert not testing.ask(check, make(tmp_path, TEST | script)).findings


@pytest.mark.parametrize(
    ("block", "share"),
    [
        ("columns = df_1.columns\nx = df_1[columns[0]]\n", 1.0),
        ("rows = spark.read.csv(path='a')\nrows.show()\n", 1.0),
        ("import sys\n\nrows = open(sys.argv[1])\nprint([row for row in rows])\n", 0.5),
    ],
)
def test_blocks_on_what_another_tool_binds_are_left_out(check: Check, tmp_path: Path, block: str, share: float) -> None:
    assert testing.ask(check, make(tmp_path, TEST | {"charts/block.py": block})).share == share


def test_a_bag_of_dags_reaches_them_all(check: Check, tmp_path: Path) -> None:
    bag = "from airflow.models import DagBag\n\n\ndef test_all():\n    assert not DagBag().import_errors\n"
    files = {"flow/tests/test_dags.py": bag, "flow/dags/load.py": "def g():\n    return 2\n"}
    elsewhere = {"other/dags/load.py": "def g():\n    return 2\n"}
    missed = testing.ask(check, make(tmp_path, TEST | files | elsewhere)).findings
    assert [one.path for one in missed] == ["other/dags/load.py"]


@pytest.mark.parametrize(("app", "share"), [("api.main:app", 1.0), ("api.main:loss", 0.5)])
def test_an_application_that_is_told_to_run_is_reached(check: Check, tmp_path: Path, app: str, share: float) -> None:
    served = f"import subprocess\n\n\ndef test_it():\n    assert subprocess.run(['uvicorn', '{app}']).returncode == 0\n"
    files = {"api/main.py": "def f():\n    return 1\n", "tests/test_b.py": served}
    assert testing.ask(check, make(tmp_path, TEST | files)).share == share


def test_a_file_that_verifies_by_functions_called_tests_reaches_what_it_imports(check: Check, tmp_path: Path) -> None:
    verified = "def test_g():\n    from b import g\n\n    assert g() == 2\n"
    files = {"b.py": "def g():\n    return 2\n", "scripts/manual_verify_g.py": verified}
    assert not testing.ask(check, make(tmp_path, TEST | files)).findings


def test_what_tests_import_may_be_written_for_an_older_python(check: Check, tmp_path: Path):
    beside = {"b.py": "def g():\n    return 1\n", "c.py": "def g():\n    return 2\n"}
    old = {"tests/test_b.py": "from b import g\n\n\ndef test_b():\n    print 'b'\n    assert g()\n"}
    assert testing.ask(check, make(tmp_path / "a", TEST | beside)).outcome is Outcome.FAIL
    assert testing.ask(check, make(tmp_path / "b", TEST | beside | old)).outcome is Outcome.UNKNOWN


def test_an_exact_copy_of_what_tests_import_counts_as_imported(check: Check, tmp_path: Path):
    code = "".join(f"def f{n}():\n    return {n}\n" for n in range(6))
    files = TEST | {"a.py": f"{code}f = f1\n", "lesson/a.py": f"{code}f = f1\n", "lesson/b.py": code}
    verdict = testing.ask(
        check,
        make(
            tmp_path,
            files | {"tests/test_a.py": "from lesson.a import f\nassert f()\n\n\ndef test_a():\n    assert f()\n"},
        ),
    )
    assert [one.path for one in verdict.findings] == ["lesson/b.py"]


@pytest.mark.parametrize(
    ("made", "config", "share"),
    [
        ("hydra.utils.instantiate(cfg.model)", "_target_: net.layers.Net\n", 1.0),
        ("hydra.utils.instantiate(cfg.model)", "layers:\n  - _target_: 'net.layers.Net'\n", 1.0),
        ("hydra.utils.instantiate(cfg.model)", "# _target_: net.layers.Net\n", 0.5),
        ("hydra.compose('all')", "_target_: net.layers.Net\n", 0.5),
    ],
)
def test_what_a_configuration_has_hydra_make_is_reached(
    check: Check, tmp_path: Path, made: str, config: str, share: float
) -> None:
    asked = f"import hydra\n\n\ndef test_net(cfg):\n    assert {made} is not None\n"
    layers = "class Net:\n    def f(self):\n        return 1\n"
    files = {"net/layers.py": layers, "configs/model/net.yaml": config, "tests/test_b.py": asked}
    assert testing.ask(check, make(tmp_path, TEST | files)).share == share
