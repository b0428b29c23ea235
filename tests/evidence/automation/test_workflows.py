"""Continuous integration of every service, followed down to the commands that run."""

from itertools import pairwise
from pathlib import Path

import pytest
from tests.repositories import make

from mlfolio.evidence.automation.running_tests import runs_tests
from mlfolio.evidence.automation.workflows import Workflows
from mlfolio.repo import Repo

GITHUB = ".github/workflows/ci.yml"


def read(folder: Path, files: dict[str, str]) -> Workflows:
    return Repo(make(folder, files)).workflows


def github(*steps: str, on: str = "push", job: str = "") -> str:
    lines = ["on: " + on, "jobs:", "  build:", *([f"    {job}"] if job else []), "    steps:"]
    return "\n".join([*lines, *(f"      {step}" for step in steps)]) + "\n"


def tools(found: Workflows) -> set[str]:
    return {command.tool for command in found.commands}


def running(found: Workflows) -> list[bool]:
    """Return, for each command that runs tests, whether it may fail."""
    return [command.may_fail for command in found.commands if runs_tests(command, {"tests/test_x.py"})]


def test_no_continuous_integration(tmp_path: Path):
    found = read(tmp_path, {"a.py": "", "sub/.github/workflows/ci.yml": github("- run: pytest")})
    assert not found
    assert found.commands == ()


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (GITHUB, github("- run: pytest")),
        (".gitlab-ci.yml", "test:\n  script: [pytest]\n"),
        (".gitlab-ci.yml", ".base:\n  script:\n    - pytest\ntest:\n  extends: .base\n"),
        ("azure-pipelines.yml", "trigger: [main]\nstages:\n- jobs:\n  - steps:\n    - script: pytest\n"),
        ("azure-pipelines.yml", "steps:\n- task: Bash@3\n  inputs:\n    script: pytest\n"),
        (".circleci/config.yml", "jobs:\n  build:\n    steps:\n      - run:\n          command: pytest\n"),
        (".circleci/config.yml", "jobs:\n  build:\n    steps:\n      - run: pytest\n"),
        (".travis.yml", "language: python\nscript: pytest\n"),
        (".travis.yml", "language: r\n"),
        ("Jenkinsfile", "pipeline { stages { stage('t') { steps { sh 'pytest' } } } }\n"),
        ("Jenkinsfile", "node {\n  sh '''\n    cd x\n    pytest\n  '''\n}\n"),
        ("bitbucket-pipelines.yml", "pipelines:\n  default:\n    - step:\n        script:\n          - pytest\n"),
        ("appveyor.yml", "test_script:\n  - cmd: pytest\n"),
        (".drone.yml", "kind: pipeline\nsteps:\n- name: t\n  commands:\n  - pytest\n"),
        (".cirrus.yml", "task:\n  unit_script: pytest\n"),
    ],
)
def test_every_service_is_read(tmp_path: Path, path: str, text: str):
    assert running(read(tmp_path, {path: text})) == [False]


@pytest.mark.parametrize(
    ("command", "files"),
    [
        (
            "make check",
            {"Makefile": "check: lint unit\nunit:\n\t@$(PY) -m pytest\nPY = python3\nlint:\n\truff check\n"},
        ),
        ("make", {"Makefile": "all: ; pytest\n"}),
        (
            "make t",
            {"Makefile": "PY ?= $(if $(wildcard .venv/bin/python),.venv/bin/python,python3)\nt:\n\t$(PY) -m pytest\n"},
        ),
        ("bash $GITHUB_WORKSPACE/ci/t.sh", {"ci/t.sh": 'RUN="pytest -n2"\nRUN="$RUN --cov"\ncd tmp\n$RUN src\n'}),
        ("${CI_PROJECT_DIR}/t.sh", {"t.sh": "RUN='python -m pytest'\n${RUN} tests\n"}),
        ("make -C sub test", {"sub/Makefile": "test:\n\tpytest\n"}),
        ("cd sub && make test", {"sub/Makefile": "test:\n\tpytest\n"}),
        ("tox", {"tox.ini": "[tox]\nenvlist = py39, py310\n[testenv]\ncommands =\n    pytest {posargs:tests}\n"}),
        ("tox -e unit", {"tox.ini": "[testenv:unit]\ncommands = {[base]run}\n[base]\nrun = python -m pytest\n"}),
        ("python -m tox -e py", {"setup.cfg": "[tox:tox]\nenvlist = py\n[testenv]\ncommands = pytest\n"}),
        ("tox", {"pyproject.toml": '[tool.tox]\nlegacy_tox_ini = "[testenv]\\ncommands = pytest"\n'}),
        ("tox run", {"tox.toml": 'env_list = ["a"]\n[env_run_base]\ncommands = [["pytest", "-q"]]\n'}),
        ("nox -s unit", {"noxfile.py": "import nox\n@nox.session\ndef unit(s):\n    s.run('pytest', *s.posargs)\n"}),
        ("nox", {"noxfile.py": "import nox\n@nox.session(python=['3.9'])\ndef t(s):\n    s.run('pytest')\n"}),
        ("just test", {"justfile": "test *args: lint\n    @pytest {{args}}\nlint:\n    ruff check\n"}),
        ("npm test", {"package.json": '{"scripts": {"test": "npm run unit", "unit": "jest --ci"}}'}),
        ("inv run-tests", {"tasks.py": "@task\ndef run_tests(c):\n    c.run('pytest -q')\n"}),
        ("poetry run poe test", {"pyproject.toml": '[tool.poe.tasks]\ntest = "pytest"\n'}),
        (
            "pdm run all",
            {"pyproject.toml": '[tool.pdm.scripts]\nt = {cmd = ["pytest", "-q"]}\nall = {composite = ["t"]}\n'},
        ),
        ("hatch run dev:test", {"pyproject.toml": '[tool.hatch.envs.dev.scripts]\ntest = "pytest"\n'}),
        ("uv run task test", {"pyproject.toml": '[tool.taskipy.tasks]\ntest = "pytest"\n'}),
        ("task test", {"Taskfile.yml": "tasks:\n  test:\n    cmds: [pytest]\n"}),
        ("pixi run t", {"pixi.toml": '[feature.dev.tasks]\nt = "pytest"\n'}),
        ("mise run t", {"mise.toml": '[tasks.test]\nalias = "t"\nrun = "uv run pytest"\n'}),
        ("pipenv run test", {"Pipfile": '[scripts]\ntest = "pytest"\n'}),
        ("./scripts/test.sh", {"scripts/test.sh": "#!/bin/sh\nset -e\npytest\n"}),
        ("bash scripts/ci.sh", {"scripts/ci.sh": "make t\n", "Makefile": "t:\n\tpytest\n"}),
        ("bash ./t.sh pytest all", {"t.sh": 'how=unittest\nhow=${1}\nall="$how -v"\n$all\n'}),
        ("./t.sh -x pytest", {"t.sh": "python -m $2 $1\n"}),
        ("bash -lc 'pytest -q'", {}),
        (
            "pre-commit run -a",
            {".pre-commit-config.yaml": "repos:\n- repo: local\n  hooks:\n  - id: t\n    entry: pytest\n"},
        ),
    ],
)
def test_tasks_are_followed(tmp_path: Path, command: str, files: dict[str, str]):
    found = read(tmp_path, {GITHUB: github(f"- run: {command}"), **files})
    assert running(found) == [False]
    first = next(one for one in found.commands if runs_tests(one))
    assert first.origin == (GITHUB, 5)


@pytest.mark.parametrize("command", ["./t.sh", "./t.sh 'pytest; ls'", "./t.sh ruff", "./t.sh ruff pytest"])
def test_a_script_runs_what_it_is_told_to(tmp_path: Path, command: str) -> None:
    assert running(read(tmp_path, {GITHUB: github(f"- run: {command}"), "t.sh": "${1} src\n"})) == []


@pytest.mark.parametrize(
    "command",
    [
        "python -m pytest",
        "python3.11 -W error -m pytest -q",
        "coverage run --source x -m pytest",
        "coverage run -m unittest discover",
        "poetry run python -m unittest",
        "uv run --with x pytest",
        "uv run -m pytest",
        "conda run -n env --no-capture-output pytest",
        "CI=1 sudo -E env X=1 pytest",
        "venv/bin/pytest",
        "docker run --rm -v $PWD:/app image pytest -q",
        "docker compose run app python -m pytest",
        "xvfb-run -a pytest",
        "timeout 60 pytest",
        "python setup.py test",
        "python manage.py test",
        "python tests/test_x.py",
        "coverage run tests/test_x.py",
        "hatch test",
        "R CMD check x.tar.gz",
        "Rscript -e 'devtools::test()'",
        "julia --project -e 'using Pkg; Pkg.test()'",
        "ctest --output-on-failure",
        "cargo test",
        "tox",
        "[ -d tests ] && pytest",
    ],
)
def test_what_runs_tests(tmp_path: Path, command: str):
    found = read(tmp_path, {GITHUB: github("- run: |", f"    {command}")})
    assert running(found) == [False]


@pytest.mark.parametrize(
    "command",
    [
        "pip install pytest",
        "pytest --version",
        "pytest --collect-only",
        "echo pytest",
        "make test",
        "npm test",
        "python train.py",
        "python -c 'import pytest'",
        "ruff check tests",
        "docker build -t pytest .",
        "mypy tests/test_x.py",
    ],
)
def test_what_runs_no_tests(tmp_path: Path, command: str):
    assert running(read(tmp_path, {GITHUB: github(f"- run: {command}")})) == []


def test_an_environment_of_tox_that_lints_runs_no_tests(tmp_path: Path):
    tox = "[tox]\nenvlist = py, lint\n[testenv]\ncommands = pytest\n[testenv:lint]\ncommands = ruff check\n"
    found = read(tmp_path, {GITHUB: github("- run: tox -e lint"), "tox.ini": tox})
    assert running(found) == []
    assert "ruff" in tools(found)


@pytest.mark.parametrize(
    ("on", "automatic"),
    [
        ("push", True),
        ("[workflow_dispatch, pull_request]", True),
        ("{push: {branches: [main]}}", True),
        ("{push: {tags: ['v*']}}", False),
        ("{schedule: [{cron: '0 0 * * *'}]}", False),
        ("workflow_dispatch", False),
        ("release", False),
    ],
)
def test_triggers(tmp_path: Path, on: str, *, automatic: bool):
    found = read(tmp_path, {GITHUB: github("- run: pytest", on=on)})
    assert bool(running(found)) == automatic
    assert len(found.jobs) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (GITHUB, github("- run: pytest", "  continue-on-error: true")),
        (GITHUB, github("- run: pytest", job="continue-on-error: true")),
        (GITHUB, github("- run: pytest || true")),
        (".gitlab-ci.yml", "test:\n  script: [pytest]\n  allow_failure: true\n"),
        ("azure-pipelines.yml", "steps:\n- script: pytest\n  continueOnError: true\n"),
    ],
)
def test_steps_that_may_fail(tmp_path: Path, path: str, text: str):
    assert running(read(tmp_path, {path: text})) == [True]


def test_a_makefile_that_forgives(tmp_path: Path):
    found = read(tmp_path, {GITHUB: github("- run: make test"), "Makefile": "test:\n\t-pytest\n"})
    assert running(found) == [True]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (GITHUB, github("- run: pytest", job="if: false")),
        (GITHUB, github("- run: pytest", "  if: ${{ false }}")),
        (".github/workflows/ci.yml.disabled", github("- run: pytest")),
        (".gitlab-ci.yml", "test:\n  script: [pytest]\n  when: manual\n"),
        (".gitlab-ci.yml", "test:\n  script: [pytest]\n  only: [tags]\n"),
        (".gitlab-ci.yml", ".hidden:\n  script: [pytest]\n"),
        ("azure-pipelines.yml", "trigger: none\nsteps:\n- script: pytest\n"),
        ("bitbucket-pipelines.yml", "pipelines:\n  custom:\n    x:\n    - step: {script: [pytest]}\n"),
        (".travis.yml", "language: python\n"),
    ],
)
def test_what_no_change_triggers(tmp_path: Path, path: str, text: str):
    assert running(read(tmp_path, {path: text})) == []


def test_reusable_workflows_and_composite_actions(tmp_path: Path):
    caller = "on: push\njobs:\n  a:\n    uses: ./.github/workflows/unit.yml\n"
    unit = "on: workflow_call\njobs:\n  b:\n    steps:\n      - uses: ./.github/actions/run\n"
    action = "runs:\n  using: composite\n  steps:\n    - run: pytest\n      shell: bash\n"
    files = {GITHUB: caller, ".github/workflows/unit.yml": unit, ".github/actions/run/action.yml": action}
    assert running(read(tmp_path, files)) == [False]


def test_actions_that_stand_for_a_tool(tmp_path: Path):
    steps = ("- uses: psf/black@stable", "- uses: pre-commit/action@v3", "- uses: a/b@v1")
    hooks = "repos:\n- repo: https://x\n  hooks:\n  - id: ruff\n"
    found = read(tmp_path, {GITHUB: github(*steps), ".pre-commit-config.yaml": hooks})
    assert {"black", "pre-commit", "ruff", "uses"} <= tools(found)
    assert [one.words for one in found.commands if one.tool == "uses"] == [("uses", "a/b@v1")]


def test_a_step_in_r_is_one_command(tmp_path: Path):
    found = read(tmp_path, {GITHUB: github("- run: |", "    devtools::test()", "  shell: Rscript {0}")})
    assert running(found) == [False]


def test_versions_of_python(tmp_path: Path):
    matrix = "strategy: {matrix: {python: [3.9, '3.10'], os: [a]}}"
    files = {
        GITHUB: github(
            "- uses: actions/setup-python@v5", "  with: {python-version: '${{ matrix.python }}'}", job=matrix
        ),
        ".gitlab-ci.yml": "image: python:3.12-slim\nvariables: {PYTHON_VERSION: '3.8'}\n",
        ".travis.yml": "python:\n  - 2.7\n",
    }
    found = read(tmp_path, files).python_versions
    assert [one.value for one in found] == ["3.9", "3.10", "python:3.12-slim", "3.8", "2.7"]
    assert {one.path for one in found} == set(files)


HOSTILE = {
    "bomb": "a: &a [x]\n"
    + "".join(f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n" for old, new in pairwise("abcdefghijk")),
    "loop": "jobs: &j\n  a: *j\n  steps: *j\n",
    "types": "on: {push: [1]}\njobs: [1, {steps: x}]\n",
    "steps": "on: push\njobs: {a: {steps: {run: ruff}}, b: [], c: {steps: [1, [x], {run: [ruff]}]}}\n",
    "itself": "on: push\njobs:\n  a:\n    uses: ./.github/workflows/ci.yml\n",
    "deep": "jobs: " + "[" * 5000,
    "empty": "",
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("path", [GITHUB, ".gitlab-ci.yml", ".circleci/config.yml", ".travis.yml"])
def test_hostile_configurations_are_survived(tmp_path: Path, path: str, text: str):
    found = read(tmp_path, {path: text})
    assert found
    assert running(found) == []
    assert found.python_versions == ()


def test_tasks_that_call_each_other_end(tmp_path: Path):
    make_a = "a: b\n\tmake b\nb: a\n\tmake a\n\t./x.sh\n"
    found = read(tmp_path, {GITHUB: github("- run: make a"), "Makefile": make_a, "x.sh": "./x.sh\nmake a\npytest\n"})
    assert running(found)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("tox.ini", "[tox\nenvlist"),
        ("pyproject.toml", "[tool.poe.tasks\n"),
        ("package.json", '{"scripts": ["a"]}'),
        ("package.json", "[" * 20_000),
        ("noxfile.py", "def ("),
        ("Makefile", "a: a\n\t$(A)\nA = $(A) $(A)\n" + "x" * 100_000),
        ("Pipfile", "scripts = 3"),
        (".pre-commit-config.yaml", "repos: {a: b}"),
        ("Taskfile.yml", "tasks: [x]"),
    ],
)
def test_broken_task_files_are_survived(tmp_path: Path, path: str, text: str):
    found = read(
        tmp_path, {GITHUB: github("- run: tox; npm test; nox; make a; poe x; task x; pre-commit run"), path: text}
    )
    assert "pytest" not in tools(found)
    assert isinstance(found.tasks, list)
