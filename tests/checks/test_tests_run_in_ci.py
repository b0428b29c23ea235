"""Edge cases of tests-run-in-ci."""

from pathlib import Path

import pytest
from tests.repositories import make

from mlfolio import testing
from mlfolio.catalogue import Check
from mlfolio.verdicts import Outcome

TEST = {"tests/test_x.py": "def test_x():\n    assert f()\n"}
CI = ".github/workflows/ci.yml"


@pytest.fixture
def check(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "tests-run-in-ci")


def workflow(run: str, more: str = "") -> dict[str, str]:
    return TEST | {CI: f"on: push\njobs:\n  t:\n    steps:\n      - run: {run}\n{more}"}


def test_tests_that_may_fail_earn_half(check: Check, tmp_path: Path):
    verdict = testing.ask(check, make(tmp_path, workflow("pytest -q", "        continue-on-error: true\n")))
    assert (verdict.outcome, verdict.share) == (Outcome.PASS, 0.5)
    assert [(one.path, one.line) for one in verdict.findings] == [(CI, 5)]


def test_one_step_that_must_pass_is_enough(check: Check, tmp_path: Path):
    verdict = testing.ask(check, make(tmp_path, workflow("pytest || true", "      - run: pytest tests\n")))
    assert (verdict.share, verdict.findings) == (1.0, ())


@pytest.mark.parametrize("host", [".forgejo", ".gitea"])
def test_workflows_of_hosts_that_run_the_same_steps(host: str, check: Check, tmp_path: Path):
    files = {path.replace(".github", host): text for path, text in workflow("pytest").items()}
    assert testing.ask(check, make(tmp_path, files)).outcome is Outcome.PASS


@pytest.mark.parametrize(("command", "outcome"), [("pytest -q", Outcome.PASS), ("ls", Outcome.FAIL)])
def test_a_class_is_graded_by_the_commands_of_its_tests(command: str, outcome: Outcome, check: Check, tmp_path: Path):
    files = workflow("true", "      - uses: education/autograding@v1\n")
    files[".github/classroom/autograding.json"] = f'{{"tests": [{{"name": "all", "run": "{command}"}}]}}\n'
    assert testing.ask(check, make(tmp_path, files)).outcome is outcome


@pytest.mark.parametrize(
    ("script", "outcome"),
    [
        (
            "import subprocess, sys\n\nsubprocess.run([sys.executable, '-m', 'pytest', '-q'], check=True)\n",
            Outcome.PASS,
        ),
        ("import os\n\nos.system('pytest tests')\n", Outcome.PASS),
        ("import subprocess\n\nsubprocess.run(['pip', 'install', 'pytest'], check=True)\n", Outcome.FAIL),
        ("print('pytest tests')\n", Outcome.FAIL),
    ],
)
def test_a_script_that_calls_pytest_runs_tests(script: str, outcome: Outcome, check: Check, tmp_path: Path):
    files = workflow("cd tools && python verify.py") | {"tools/verify.py": script}
    assert testing.ask(check, make(tmp_path, files)).outcome is outcome


@pytest.mark.parametrize(
    ("command", "outcome"),
    [
        ("python setup.py install", Outcome.FAIL),
        ("python setup.py test", Outcome.PASS),
        ("python train.py verify.py", Outcome.FAIL),
        ("python -u verify.py", Outcome.PASS),
    ],
)
def test_only_the_script_that_is_run_calls_pytest(command: str, outcome: Outcome, check: Check, tmp_path: Path):
    calls = "import pytest\n\npytest.main([])\n"
    files = workflow(command) | {"setup.py": calls, "verify.py": calls, "train.py": "print(1)\n"}
    assert testing.ask(check, make(tmp_path, files)).outcome is outcome


def test_a_file_of_tests_is_run_in_its_folder(check: Check, tmp_path: Path):
    assert testing.ask(check, make(tmp_path, workflow("cd tests && python test_x.py"))).outcome is Outcome.PASS


def test_a_schedule_is_not_enough(check: Check, tmp_path: Path):
    files = {path: text.replace("on: push", "on: {schedule: [{cron: x}]}") for path, text in workflow("pytest").items()}
    verdict = testing.ask(check, make(tmp_path, files))
    assert verdict.outcome is Outcome.FAIL
    assert "schedule" in verdict.findings[0].message


def test_without_tests_it_does_not_apply(check: Check, tmp_path: Path):
    assert testing.ask(check, make(tmp_path, {"a.py": ""})).outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("service", "outcome"),
    [
        ('entrypoint: ["pytest"]', Outcome.PASS),
        ("command: python -m pytest -q", Outcome.PASS),
        ("command: uvicorn app:app", Outcome.FAIL),
        ("image: app", Outcome.FAIL),
    ],
)
def test_a_compose_file_is_followed_to_its_entrypoint(check: Check, tmp_path: Path, service: str, outcome: Outcome):
    compose = {"compose.test.yaml": f"services:\n  app:\n    {service}\n"}
    run = workflow("docker compose -f compose.test.yaml up --exit-code-from app")
    assert testing.ask(check, make(tmp_path, run | compose)).outcome is outcome


def test_a_workflow_that_cannot_be_read_is_said_to_be_broken(check: Check, tmp_path: Path):
    files = workflow("ruff check .", "     - run: pytest\n")
    verdict = testing.ask(check, make(tmp_path, files))
    assert [one.message for one in verdict.findings] == ["holds no YAML that can be read: nothing of it runs"]


@pytest.mark.parametrize(
    ("step", "outcome"),
    [
        ("- uses: actions-rs/cargo@v1\n        with:\n          command: test", Outcome.PASS),
        ("- uses: actions-rs/cargo@v1\n        with:\n          command: clippy", Outcome.FAIL),
        ("- uses: actions-rs/cargo@v1", Outcome.FAIL),
        ("- uses: gradle/gradle-build-action@v2\n        with: {arguments: clean test}", Outcome.PASS),
        (
            "- uses: matlab-actions/run-command@v2\n        with:\n          command: addpath('src'); runtests",
            Outcome.PASS,
        ),
        ("- uses: nick-fields/retry@v3\n        with: {command: python -m pytest}", Outcome.PASS),
        ("- uses: GabrielBB/xvfb-action@v1\n        with: {run: pytest}", Outcome.PASS),
        ("- uses: classroom-resources/autograding-python-grader@v1", Outcome.PASS),
    ],
)
def test_an_action_runs_what_its_input_says(check: Check, tmp_path: Path, step: str, outcome: Outcome):
    text = f"on: push\njobs:\n  a:\n    steps:\n      {step}\n"
    files = {".github/workflows/ci.yml": text, "tests/test_a.py": "def test_a():\n    assert f()\n"}
    assert testing.ask(check, make(tmp_path, files)).outcome is outcome
