"""Edge cases of one-command-runs-tests: what configures the runner, and what documents it."""

from pathlib import Path

import pytest
from tests.repositories import make

from mlfolio import testing
from mlfolio.catalogue import Check

TEST = {"f.py": "def f():\n    return 1\n", "tests/test_x.py": "from f import f\n\n\ndef test_x():\n    assert f()\n"}
"""A test that pytest collects by itself and that does not find the code, which lies above it."""

_FINDS = TEST["tests/test_x.py"]
_RUNS_ITSELF = f"import unittest\n{_FINDS}\n\nunittest.main()\n"
DOCUMENTED = TEST | {"README.md": "Run `pytest`.\n"}
CONFIGURED = TEST | {"pytest.ini": "[pytest]\n"}


@pytest.fixture
def check(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "one-command-runs-tests")


@pytest.mark.parametrize(
    "settings",
    [
        {"setup.cfg": "[tool:pytest]\ntestpaths = tests\n"},
        {"tox.ini": "[pytest]\n"},
        {"tox.ini": "[testenv]\ncommands = pytest\n"},
        {"noxfile.py": "import nox\n\n@nox.session\ndef t(s):\n    s.run('pytest')\n"},
        {"Makefile": "test:\n\tpython -m pytest\n"},
        {"Makefile": "define inside\n\t$(ACTIVATE) && $1\nendef\n\ntest:\n\t$(call inside, A=${CURDIR} pytest -v)\n"},
        {"Makefile": "run = . venv/bin/activate && $(1)\n\ntest:\n\t$(call run,pytest)\n"},
        {"run_tests.sh": "python -m unittest\n"},
        {"pyproject.toml": "[tool.pytest.ini_options]\n"},
        {"manage.py": "import django\n"},
        {"package.json": '{"scripts": {"test": "npm run lint && tap test/*.test.js"}}\n'},
        {"CMakeLists.txt": "make_app(\n  APP_NAME bayes-test\n  SOURCES tests/main.cc\n)\n"},
        {"CMakeLists.txt": "add_executable(unit_tests tests/main.cc)\n"},
        {"_ci.yml": "services:\n  testing:\n    build: .\n    command: [pytest, -n, auto]\n"},
        {
            "Shop.sln": '"Shop.Tests", "tests\\Shop.Tests.csproj"\n',
            "tests/Shop.Tests.csproj": '<PackageReference Include="Microsoft.NET.Test.Sdk" />\n',
        },
        {
            ".vscode/settings.json": '{"python.testing.unittestArgs": ["-s", "."],\n'
            '  "python.testing.pytestEnabled": false, // not used\n "python.testing.unittestEnabled": true}\n'
        },
        {"meson.build": "test('all', testexe)\n"},
        {"deps.edn": '{:aliases {:test {:extra-paths ["test"]}}}\n'},
        {"CMakeLists.txt": "enable_testing()\n"},
        {"setup.py": "setup(name='x', setup_requires=['pytest-runner'], tests_require=['pytest'])\n"},
        {"setup.py": "setup(name='x', test_suite='tests')\n"},
        {"Makefile": "test: got\n\tdiff -q got wanted\n\ngot: program\n\t./program > got\n"},
        {"setup.py": "setup(\n    name='x',\n    cmdclass={\n        'test': PyTest,\n    },\n)\n"},
    ],
)
def test_configured(check: Check, tmp_path: Path, settings: dict[str, str]):
    assert testing.ask(check, make(tmp_path, DOCUMENTED | settings)).share == 1.0


@pytest.mark.parametrize(
    "settings",
    [
        {".vscode/settings.json": '{"python.testing.pytestEnabled": true, "python.testing.pytestArgs": []}\n'},
        {".vscode/settings.json": '{"python.testing.pytestEnabled": false, "python.testing.pytestArgs": ["tests"]}\n'},
        {"Makefile": "changes:\n\tdiff -q got wanted\n\ntest: train\n\tpython evaluate.py\n"},
        {"compose.yml": "services:\n  web:\n    build: .\n    command: [uvicorn, app:app]\n"},
        {"Shop.sln": "tests/Shop.Tests.csproj\n", "tests/Shop.Tests.csproj": "<Project />\n"},
    ],
)
def test_not_configured(check: Check, tmp_path: Path, settings: dict[str, str]):
    assert testing.ask(check, make(tmp_path, DOCUMENTED | settings)).share == 0.5


@pytest.mark.parametrize(
    "guide",
    [
        {"README.md": "## Tests\n\n    $ pytest -q\n"},
        {"README.rst": "Tests\n=====\n\n.. code-block:: bash\n\n   python -m pytest\n"},
        {"CONTRIBUTING.md": "Use `uv run pytest` before you push.\n"},
        {"docs/develop.md": "```bash\ncd x && tox\n```\n"},
        {"README.md": "To check everything, run pytest from the root.\n"},
        {"README.md": "```\npython tests/test_x.py\n```\n"},
        {"README.md": "Type `make unit`.\n", "Makefile": "unit:\n\tpytest\n"},
        {"Makefile": "unit: ## run the tests\n\tpytest\n"},
        {"README.md": "```r\ndevtools::test()\n```\n"},
        {"README.md": "```bash\nmake test\n```\n", "Makefile": "test:\n\tdocker compose --profile test up test\n"},
        {"README.md": "7. To test, run, `./bin/*`.\n"},
        {"README.md": "```bash\nninja test # to run unit tests\n```\n"},
        {"README.md": "#### Running tests\nMakes sure that it is correct\n- python -m pytest\n"},
        {"README.md": "Unit testing was done. --> Use pytest to see the results\n"},
        {"Makefile": 'help:\n\t@echo "  make unit   - Run the tests"\n\nunit:\n\tpytest\n'},
        {"Makefile": "help:\n\t@echo 'unit: run the tests'\n\nunit:\n\tpytest\n"},
        {"README.md": "## Running tests\nMakes sure of it\n- make test\n", "Makefile": "test:\n\tpytest\n"},
        {"README.md": "1. poetry run pytest -v tests/\n"},
        {"Makefile": "## Run tests\n.PHONY: unit\nunit:\n\tpytest\n\nhelp:\n\t@awk -f help.awk Makefile\n"},
        {"README.md": "In the REPL:\n\n    (require '[clojure.test :refer :all])\n    (run-all-tests)\n"},
        {"README.md": "```\nclojure -M:test\n```\n"},
        {"README.md": "## Test\n\n```\n./program > got\n```\n\nCompare:\n\n```\ndiff -q got wanted\n```\n"},
        {
            "Makefile": "help: # Show help.\n\t@grep -E '^[a-z -]+:.*#' Makefile | sort\n\n"
            ".PHONY: unit\nunit: # Run the tests\n\tpytest\n"
        },
    ],
)
def test_documented(check: Check, tmp_path: Path, guide: dict[str, str]):
    assert testing.ask(check, make(tmp_path, CONFIGURED | guide)).share == 1.0


@pytest.mark.parametrize(
    "guide",
    [
        {"README.md": "Built with pytest and love.\n"},
        {"README.md": "```\npip install pytest\n```\n"},
        {"README.md": "We test on `test.csv`.\n"},
        {"README.md": "Type `make test`.\n"},
        {"src/notes.md": "Run `pytest`.\n"},
        {"README.md": "Some tests use pytest.\n"},
        {"README.md": "Built with:\n\n- pytest and love\n- **pytest** - runs the tests\n"},
        {"Makefile": "help:\n\t@echo 'make run'\n\nunit:\n\tpytest\n"},
        {"Makefile": "## Tests\nunit:\n\tpytest\n"},
        {"Makefile": "help:\n\t@grep -E '^[a-z]+:.*?##' Makefile\n\nunit: # the tests\n\tpytest\n"},
        {"Makefile": "help:\n\t@cat help.txt\n\nunit: # the tests\n\tpytest\n"},
        {"README.md": "The test:\n\n```python\ndiff = a - b\ndiff = a\n```\n"},
        {"README.md": "Tools:\n\n- pytest\n- tox\n"},
    ],
)
def test_not_documented(check: Check, tmp_path: Path, guide: dict[str, str]):
    verdict = testing.ask(check, make(tmp_path, CONFIGURED | guide))
    assert verdict.share == 0.5
    assert "document" in verdict.findings[0].message


PROJECTS = {
    "a/f.py": TEST["f.py"],
    "a/tests/test_x.py": TEST["tests/test_x.py"],
    "a/README.md": "Run `pytest`.\n",
    "deep/b/tests/test_x.py": TEST["tests/test_x.py"],
    "deep/b/README.md": "Run `pytest`.\n",
}


def test_projects_of_a_portfolio_may_each_have_their_own(check: Check, tmp_path: Path):
    settings = {"a/pytest.ini": "[pytest]\n", "deep/b/Makefile": "test:\n\tpytest\n"}
    assert testing.ask(check, make(tmp_path, PROJECTS | settings)).share == 1.0


def test_a_task_of_a_projects_own_file_is_documented_by_its_name(check: Check, tmp_path: Path):
    deep = {"b/backend/tests/test_x.py": TEST["tests/test_x.py"], "b/README.md": "```bash\nmake api-test\n```\n"}
    makefile = {"b/Makefile": "api-test:\n\tPYTHONPATH=backend pytest backend/tests\n"}
    assert testing.ask(check, make(tmp_path / "task", deep | makefile)).share == 1.0
    other = {"b/Makefile": "test:\n\tpytest backend/tests\n"}
    assert testing.ask(check, make(tmp_path / "other", deep | other)).share == 0.5


def test_a_project_that_is_left_out_is_named(check: Check, tmp_path: Path):
    verdict = testing.ask(check, make(tmp_path, PROJECTS | {"a/pytest.ini": "[pytest]\n"}))
    assert verdict.share == 0.5
    assert [one.path for one in verdict.findings] == ["deep/b/tests/test_x.py"]


def test_a_guide_deep_down_counts_only_beside_tests(check: Check, tmp_path: Path):
    deep = {"deep/b/tests/test_x.py": TEST["tests/test_x.py"], "pytest.ini": "[pytest]\n"}
    guide = "Run `pytest`.\n"
    assert testing.ask(check, make(tmp_path / "beside", deep | {"deep/b/README.md": guide})).share == 1.0
    assert testing.ask(check, make(tmp_path / "elsewhere", deep | {"deep/c/README.md": guide})).share == 0.5


@pytest.mark.parametrize(
    ("readme", "share"),
    [
        ({"README.md": "```\npython -m unittest discover -s tests -v\n```\n"}, 1),
        ({"README.md": "```\npython -m unittest tests.test_x\n```\n"}, 0.5),
        ({"README.md": "```\npytest tests/ -v\n```\n", "tests/__init__.py": ""}, 1),
        (
            {
                "README.md": "```\npytest\n```\n",
                "tests/__init__.py": "",
                "tests/unit/test_y.py": TEST["tests/test_x.py"],
            },
            0.5,
        ),
        ({"README.md": "```\npytest -s -vv\n```\n", "tests/__init__.py": ""}, 1),
        ({"README.md": "    pytest --cov=. --cov-report=term-missing tests\\\n", "tests/__init__.py": ""}, 1),
        ({"README.md": "```\npytest tests/test_x.py\n```\n", "tests/__init__.py": ""}, 1),
        ({"README.md": "```\npytest tests/test_x.py -v\n```\n", "conftest.py": "import sys\n"}, 1),
        (
            {
                "README.md": "```\npytest tests/test_x.py\n```\n",
                "tests/__init__.py": "",
                "tests/test_y.py": TEST["tests/test_x.py"],
            },
            0.5,
        ),
        (
            {
                "README.md": "```\npython -m unittest tests\n```\n",
                "tests/__init__.py": "from .test_x import FitTestCase\n",
            },
            1,
        ),
        ({"README.md": "```\npython -m unittest tests\n```\n", "tests/__init__.py": ""}, 0.5),
        (
            {
                "README.md": "```\ndocker-compose -f test.yaml up --exit-code-from app\n```\n",
                "test.yaml": 'services:\n  app:\n    build: .\n    entrypoint: ["pytest"]\n',
            },
            1,
        ),
        ({"README.md": "```\npytest tests/ -v\n```\n"}, 0.5),
        ({"README.md": "```\npython -m pytest tests/ -v\n```\n"}, 1),
        (
            {
                "README.md": "```\npytest tests/\n```\n",
                "tests/test_x.py": f"import sys\n\nsys.path.append('..')\n{_FINDS}",
            },
            1,
        ),
        (
            {
                "README.md": "```\npytest\n```\n",
                "tests/test_x.py": "import requests\n\n\ndef test_x():\n    assert 1 < f()\n",
            },
            1,
        ),
        ({"README.md": "```\npytest\n```\n", "tests/test_x.py": "", "test_y.py": _FINDS}, 1),
        ({"README.md": "```\npython -m unittest\n```\n", "tests/__init__.py": ""}, 1),
        ({"README.md": "```\npython -m unittest\n```\n"}, 0.5),
        ({"tests/README.md": "```\npytest\n```\n"}, 0.5),
        ({"tests/README.md": "```\npytest\n```\n", "tests/conftest.py": "import sys\n\nsys.path.append('..')\n"}, 1),
        ({"README.md": "```\nPYTHONPATH=. pytest\n```\n"}, 1),
        ({"README.md": "Tests of `unittest`.\n", "tests/__init__.py": ""}, 0.5),
        ({"README.md": "```\npython test_y.py\n```\n", "tests/test_x.py": "", "test_y.py": _RUNS_ITSELF}, 1),
        ({"README.md": "```\npython test_y.py\n```\n", "test_y.py": _RUNS_ITSELF}, 0.5),
        ({"README.md": "```\nkedro test\n```\n", "pytest.ini": "[pytest]\n"}, 1),
        ({"README.md": "```\nrye test\n```\n", "pyproject.toml": "[tool.rye]\nmanaged = true\n"}, 1),
    ],
)
def test_a_search_that_needs_no_settings(check: Check, tmp_path: Path, readme: dict[str, str], share: float):
    assert testing.ask(check, make(tmp_path, TEST | readme)).share == share


@pytest.mark.parametrize(
    ("step", "settings", "share"),
    [
        ("run: python -m pytest -q", {}, 0.5),
        ("run: pytest", {"conftest.py": ""}, 0.5),
        # Without settings it does not find the code, which lies above the tests.
        ("run: pytest", {}, 0.0),
        ("run: python -m pytest tests/test_x.py::test_x", {}, 0.0),
        ("run: cd app && python -m pytest", {}, 0.0),
        ("run: python -m pytest\n        working-directory: app", {}, 0.0),
    ],
)
def test_a_step_of_ci_that_needs_no_settings(
    check: Check, tmp_path: Path, step: str, settings: dict[str, str], share: float
):
    workflow = f"on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - name: Test\n        {step}\n"
    files = TEST | {"app/__init__.py": "", ".github/workflows/ci.yml": workflow} | settings
    assert testing.ask(check, make(tmp_path, files)).share == share


def test_a_projects_own_search_is_for_its_tests_alone(check: Check, tmp_path: Path):
    files = {"one/README.md": "```\npython -m unittest discover\n```\n"}
    files |= {f"{name}/tests/test_x.py": "def test_x():\n    assert f()\n" for name in ("one", "two")}
    assert [one.path for one in testing.ask(check, make(tmp_path, files)).findings] == ["two/tests/test_x.py"]


@pytest.mark.parametrize(("line", "share"), [("├── tox.ini  <- settings for running; tox", 0.5), ("tox", 1)])
def test_what_a_drawn_tree_says_of_a_file_is_no_command(check: Check, tmp_path: Path, line: str, share: float):
    assert testing.ask(check, make(tmp_path, CONFIGURED | {"README.md": f"```\n{line}\n```\n"})).share == share
